import { definePlugin } from '../kernel/index.ts';
import { messages } from '../message/index.ts';
import { sla } from '../sla/index.ts';
import { teams } from '../team/index.ts';
import { templates } from '../template/index.ts';
import { askOnPortal } from './actions/ask.ts';
import { lookAtPortal, suggestOnPortal } from './actions/look.ts';
import { downloadOwn, ownTickets, readOwn, reopenOwn, solveOwn, uploadOwn, writeOwn } from './actions/own.ts';
import { portalAskRows } from './entities.ts';
import * as errors from './errors.ts';
import { askedOnPortal } from './events.ts';
import { ownKinds } from './kinds.ts';
import { migrations } from './migrations.ts';
import { usePortal } from './permissions.ts';
import { portalPages, portalSuggestions } from './ports.ts';
import { listeners } from './reactions.ts';
import { portalSection } from './section.ts';

/** What requesters see and do. */
export const portal = definePlugin({
  name: 'portal',
  summary: 'What a requester sees and does: asking, and their own tickets.',
  needs: [teams, messages, sla, templates],
  permissions: [usePortal],
  entities: [portalAskRows],
  migrations,
  events: [askedOnPortal],
  errors: Object.values(errors),
  ports: [portalPages, portalSuggestions],
  sections: [portalSection],
  forms: ownKinds,
  listeners,
  actions: {
    ...{ look: lookAtPortal, suggest: suggestOnPortal, ask: askOnPortal },
    ...{
      tickets: ownTickets,
      ticket: readOwn,
      write: writeOwn,
      solved: solveOwn,
      reopen: reopenOwn,
      attachment: downloadOwn,
      upload: uploadOwn,
    },
  },
});
