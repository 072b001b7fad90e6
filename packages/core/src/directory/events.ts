import { defineEvent } from '../kernel/index.ts';

export const contactsChanged = defineEvent<{ clientId: number; personId: number; added: number; removed: number }>(
  'directory.contacts-changed',
  {
    summary: "A client's directory reaches somebody by other addresses than before.",
    about: (p) => `person:${String(p.personId)}`,
  },
);
export const directorySynced = defineEvent<{ clientId: number; accounts: number; changed: number }>('directory.synced', {
  summary: "A client's people were taken from its directory.",
  about: (p) => `client:${String(p.clientId)}`,
});
