import { escalation } from '../escalation/index.ts';
import { definePlugin } from '../kernel/index.ts';
import { listTemplates, tryTemplate } from './actions.ts';
import { seeTemplates } from './permissions.ts';
import { requesterLink } from './ports.ts';
import { listeners } from './reactions.ts';
import { templatesSection } from './section.ts';

/** What the desk writes by itself, in the language of whoever reads it. */
export const templates = definePlugin({
  name: 'template',
  summary: 'Confirmations and notifications, in Finnish, Swedish and English.',
  needs: [escalation],
  permissions: [seeTemplates],
  actions: { list: listTemplates, try: tryTemplate },
  sections: [templatesSection],
  ports: [requesterLink],
  listeners,
});
