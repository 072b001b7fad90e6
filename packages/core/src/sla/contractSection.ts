import { defineSection } from '../kernel/index.ts';
import { readSlaSection } from './section.ts';
import type { SlaPolicy } from './terms.ts';

/** `sla:` of a contract pack. */
export const slaSection = defineSection<readonly SlaPolicy[]>('sla', {
  summary: 'What is promised, by priority, in which hours.',
  read: (raw, pack, complain) => readSlaSection(raw, Object.keys(pack.calendars), complain),
});
