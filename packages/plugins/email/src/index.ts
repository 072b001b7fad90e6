export { badMailField, badServerUrl, cannotListen, mailRefused, mailServerUnreachable, portTaken } from './errors.ts';
export { EmailOptions } from './options.ts';
export { email } from './plugin.ts';
export { readMail } from './read.ts';
