import { definePort } from './port.ts';

/** Where people reach the desk, for links in mails. The host says it. */
export const publicAddress = definePort<{ readonly publicUrl: string }>('desk.public-address', () => ({
  publicUrl: 'http://localhost:3000',
}));
