import { audit } from '../audit/index.ts';
import { channels } from '../channel/index.ts';
import { directories, leftOut } from '../directory/index.ts';
import { escalation } from '../escalation/index.ts';
import { definePlugin } from '../kernel/index.ts';
import { eraseAPerson, exportPerson, listErasures, listHolds, managePrivacy, placeHold, releaseHold } from './actions.ts';
import { erasureRows, holdRows, markRows } from './entities.ts';
import { notErased, onHold } from './errors.ts';
import { personErased } from './events.ts';
import { wasErased } from './marks.ts';
import { migrations } from './migrations.ts';
import { personalData } from './ports.ts';
import { listeners, retainDaily } from './retention.ts';
import { retentionSection } from './section.ts';

/** What is kept of people: shown, erased with proof, and not kept for longer than the contract says. */
export const privacy = definePlugin({
  name: 'privacy',
  summary: 'Export, erasure and retention of personal data.',
  needs: [directories, channels, escalation, audit],
  permissions: [managePrivacy],
  entities: [holdRows, erasureRows, markRows],
  migrations,
  ports: [personalData],
  events: [personErased],
  errors: [onHold, notErased],
  sections: [retentionSection],
  jobs: [retainDaily],
  listeners,
  start({ get }) {
    get(leftOut).push(wasErased);
    return {};
  },
  actions: { export: exportPerson, erase: eraseAPerson, hold: placeHold, release: releaseHold, holds: listHolds, erasures: listErasures },
});
