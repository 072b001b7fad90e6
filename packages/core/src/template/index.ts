export { listTemplates, tryTemplate } from './actions.ts';
export { seeTemplates } from './permissions.ts';
export { requesterLink, type RequesterLink } from './ports.ts';
export { templates } from './plugin.ts';
export { confirmTicket } from './reactions.ts';
export { instantText, renderMail, type OwnTexts, type Values } from './render.ts';
export { templatesSection } from './section.ts';
export { zoneOf } from './zone.ts';
