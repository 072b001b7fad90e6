import type { TemplateName } from './texts/text.ts';

/** What the mails of the desk may name, each its own values. */
export const valueNames: Readonly<Record<TemplateName, readonly string[]>> = {
  confirmation: ['name', 'ticket', 'subject', 'client', 'answerBy', 'link'],
  'clock-warned': ['ticket', 'subject', 'client', 'priority', 'tier', 'metric', 'dueBy', 'rule', 'what'],
  'clock-breached': ['ticket', 'subject', 'client', 'priority', 'tier', 'metric', 'dueBy', 'rule', 'what'],
  'rule-fired': ['ticket', 'subject', 'client', 'priority', 'tier', 'metric', 'dueBy', 'rule', 'what'],
  mentioned: ['ticket', 'subject', 'client', 'priority', 'tier', 'rule'],
  digest: ['ticket', 'subject', 'client', 'count', 'list'],
  rating: ['name', 'ticket', 'subject', 'client', 'link'],
};
