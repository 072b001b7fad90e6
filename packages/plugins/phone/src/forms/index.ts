import { attemptForm, bookForm, callOffForm, callsPanel, endPromiseForm, promisesPanel, ticketPromisesPanel } from './kept.ts';
import { extendForm, logForm, passOnForm, promiseForm, startForm, wrapUpForm } from './on-call.ts';
import { agentsPanel, settingForms, systemsPanel } from './settings.ts';

export { onCall } from './on-call.ts';

export const forms = [
  ...[startForm, extendForm, promiseForm, passOnForm, logForm, wrapUpForm],
  ...[attemptForm, endPromiseForm, bookForm, callOffForm, ...settingForms],
];
export const panels = [callsPanel, promisesPanel, ticketPromisesPanel, agentsPanel, systemsPanel];
