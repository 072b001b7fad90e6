import { definePlugin } from '../kernel/index.ts';
import { applyContract, checkContract, diffContract, findMailbox, listClients, manageClients, seeClients } from './actions.ts';
import { showYear } from './calendar.ts';
import { clientRows, contractRows, domainRows, mailboxRows } from './entities.ts';
import { contractMovedOn, noContract, noSuchCalendar, noSuchClient, noSuchVersion, wrongPack } from './errors.ts';
import { contractApplied } from './events.ts';
import { migrations } from './migrations.ts';
import { listVersions, showVersion } from './versions.ts';

/** The companies that the desk serves, and their contracts as versioned packs. */
export const clients = definePlugin({
  name: 'client',
  summary: 'Client organisations and their contracts.',
  permissions: [manageClients, seeClients],
  entities: [clientRows, contractRows, mailboxRows, domainRows],
  migrations,
  events: [contractApplied],
  errors: [wrongPack, noSuchClient, noContract, noSuchCalendar, contractMovedOn, noSuchVersion],
  actions: {
    ...{ check: checkContract, diff: diffContract, apply: applyContract, versions: listVersions, show: showVersion },
    ...{ list: listClients, year: showYear, findMailbox },
  },
});
