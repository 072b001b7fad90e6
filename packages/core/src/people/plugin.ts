import { clients } from '../client/index.ts';
import { definePlugin } from '../kernel/index.ts';
import { getPerson, introduce, seePeople } from './actions.ts';
import { personAddressRows, personRows } from './entities.ts';
import { migrations } from './migrations.ts';

/** Requesters and their addresses. */
export const people = definePlugin({
  name: 'people',
  summary: 'Who asks, and how to reach them.',
  needs: [clients],
  permissions: [seePeople],
  entities: [personRows, personAddressRows],
  migrations,
  actions: { introduce, get: getPerson },
});
