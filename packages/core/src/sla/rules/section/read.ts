import type { Calendar } from '../../../calendar/index.ts';
import { defineError, type Mistake } from '../../../kernel/error.ts';
import { at, isRecord, shown, type Complain } from './fields.ts';
import { readPolicies } from './policies.ts';
import { readTierTerms } from './tiers.ts';
import type { SlaPolicy, SlaTerms, TierTerms, Version } from '../../terms.ts';

/** The `sla:` and `tiers:` of a contract pack do not hold together: every mistake with its path. */
export const slaTermsWrong = defineError<{ mistakes: readonly Mistake[] }>(
  'sla.terms-wrong',
  'invalid',
  ({ mistakes }) => `Promises of the contract: ${mistakes.map((m) => `${m.path} ${m.message}`).join('; ')}.`,
);

/** The parts of a contract pack that decide about clocks: calendars already parsed, `sla` and `tiers` as YAML gave them. */
export interface SlaPack {
  readonly version: Version;
  /** Kept with the terms; nothing is decided by it here. */
  readonly effectiveFrom?: Date;
  readonly calendars: Readonly<Record<string, Calendar>>;
  readonly sla?: unknown;
  readonly tiers?: unknown;
}

/**
 * Reads the promises of a contract pack.
 * @throws `sla.terms-wrong` with every mistake and its path, `sla[0].targets.urgent.first-response`.
 */
export function readSlaTerms(pack: SlaPack): SlaTerms {
  const mistakes: Mistake[] = [];
  const complain: Complain = (path, message) => mistakes.push({ path, message });
  const calendars = Object.keys(pack.calendars);
  const policies = readSlaSection(pack.sla, calendars, (path, message) => complain(at('sla', path), message));
  const tiers = readTiersSection(pack.tiers, calendars, (path, message) => complain(at('tiers', path), message));
  if (mistakes.length > 0) throw slaTermsWrong({ mistakes });
  const from = pack.effectiveFrom ? { effectiveFrom: pack.effectiveFrom } : {};
  return { version: pack.version, ...from, calendars: pack.calendars, policies, tiers };
}

/**
 * Reads the `sla:` part of a pack: its policies in their order, the first that fits a ticket being the one that holds.
 * @param calendars names of the pack's calendars.
 * @param complain told of everything wrong, with its path inside the section.
 * @returns the policies that could be read; an empty list when the pack promises nothing.
 */
export function readSlaSection(raw: unknown, calendars: readonly string[], complain: Complain): readonly SlaPolicy[] {
  return isListOrNothing(raw, complain) ? readPolicies(raw ?? [], calendars, complain) : [];
}

/**
 * Reads what the `tiers:` of a pack say about time: `hold-at-most` (an OLA, C7) and the calendar it is counted in. Names and teams are
 * the business of the room that owns tiers, and are passed over.
 */
export function readTiersSection(raw: unknown, calendars: readonly string[], complain: Complain): readonly TierTerms[] {
  return isListOrNothing(raw, complain) ? readTierTerms(raw ?? [], calendars, complain) : [];
}

function isListOrNothing(raw: unknown, complain: Complain): raw is readonly unknown[] | undefined | null {
  if (raw === undefined || raw === null || Array.isArray(raw)) return true;
  complain('', `must be a list, each entry beginning with a dash, and is ${isRecord(raw) ? 'a map' : shown(raw)}`);
  return false;
}
