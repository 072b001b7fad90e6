import { createRequire } from 'node:module';

const generator = 'openapi-typescript';
const require = createRequire(new URL('../../packages/web/package.json', import.meta.url));

/** Types of every operation, from the very document that `/api/openapi.json` is: what the console's client is checked against. */
export async function apiTypes(core, plugins) {
  // It lies beside the console's package, where only require looks.
  const { default: openapiTS, astToString } = require(generator);
  const document = core.openApi({ catalogue: { plugins } }, { title: 'Luuri', version: '0', server: '/api' });
  return `// Written by \`npm run reference\` from the actions of the desk. Change those, not this.\n${astToString(await openapiTS(document))}`;
}
