import { clients } from '../client/index.ts';
import { definePlugin } from '../kernel/index.ts';
import { getPerson, introduce, makeContact, manageContacts, seePeople, unmakeContact } from './actions.ts';
import { contactRows, personAddressRows, personRows } from './entities.ts';
import { findPeople } from './find.ts';
import { migrations } from './migrations.ts';

/** Requesters and their addresses. */
export const people = definePlugin({
  name: 'people',
  summary: 'Who asks, and how to reach them.',
  needs: [clients],
  permissions: [seePeople, manageContacts],
  entities: [personRows, personAddressRows, contactRows],
  migrations,
  actions: { introduce, find: findPeople, get: getPerson, makeContact, unmakeContact },
});
