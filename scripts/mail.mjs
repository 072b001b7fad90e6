import './node-version.mjs';
import { existsSync } from 'node:fs';
import path from 'node:path';
import util from 'node:util';

const usage = `npm run mail -- --to ADDRESS [--subject TEXT] [--from ADDRESS] [--text TEXT] [--attach FILE] [--smtp HOST:PORT]
Sends one real mail by SMTP. Without more: from ada@acme.example, to 127.0.0.1:2525, where \`npm start\` listens.`;

const options = {
  to: { type: 'string', multiple: true },
  from: { type: 'string', default: 'ada@acme.example' },
  subject: { type: 'string', default: '' },
  text: { type: 'string', default: 'Hei! En pääse kirjautumaan. Terveisin Ada' },
  attach: { type: 'string', multiple: true, default: [] },
  smtp: { type: 'string', default: process.env.LUURI_SMTP_LISTEN || '127.0.0.1:2525' },
  help: { type: 'boolean', default: false },
};

const refuse = (sentence) => {
  console.error(sentence);
  process.exit(1);
};

function parse() {
  try {
    return util.parseArgs({ options }).values;
  } catch (error) {
    return refuse(`${error.message}\n\n${usage}`);
  }
}

/** What went wrong, in a sentence; a refusal in the server's own words. */
function sentence(error, smtp) {
  if (error.response) return `The server at ${smtp} refused the mail: ${error.response}`;
  const unreachable = ['ECONNREFUSED', 'ESOCKET', 'EDNS', 'ETIMEDOUT', 'ECONNECTION'].includes(error.code);
  return unreachable
    ? `Nothing takes mail at ${smtp} (${error.message}): start the desk with \`npm start\`, or name another address with --smtp.`
    : error.message;
}

const { to, from, subject, text, attach, smtp, help } = parse();
if (help) {
  console.log(usage);
  process.exit(0);
}
if (!to) refuse(`Who is it to? --to is missing.\n\n${usage}`);
const [, host, port] =
  /^(?:smtp:\/\/)?(.*):(\d+)\/?$/.exec(smtp) ?? refuse(`--smtp is ${smtp}; it must be HOST:PORT, such as 127.0.0.1:2525.`);
// npm runs this in the root of the repository; the file is named from where the person stands.
const files = attach.map((file) => path.resolve(process.env.INIT_CWD ?? '.', file));
const absent = files.find((file) => !existsSync(file));
if (absent) refuse(`--attach names ${absent}, and there is no such file.`);

const nodemailer = await import('nodemailer').catch(() => refuse('The dependencies are not installed yet: run `npm start` first.'));
const transport = nodemailer.createTransport({ host: host.replace(/^\[|\]$/g, ''), port: Number(port), secure: false, ignoreTLS: true });
const attachments = files.map((file) => ({ filename: path.basename(file), path: file }));
try {
  const { messageId, response, rejectedErrors = [] } = await transport.sendMail({ from, to, subject, text, attachments });
  console.log(`${response}\nMessage-ID: ${messageId}`);
  for (const error of rejectedErrors) console.error(sentence(error, smtp));
} catch (error) {
  refuse(sentence(error, smtp));
}
