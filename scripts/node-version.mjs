// Imported first by every script that a stranger may run: with an older Node, the reason is one sentence and not a stack trace.
// Written for old versions too, so it uses nothing that they lack.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Luuri needs Node 20.19 or newer, and this is Node ${process.versions.node}: get one from https://nodejs.org.`);
  process.exit(1);
}
