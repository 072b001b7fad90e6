import { defineSection, type Complain } from '../kernel/index.ts';

/** Who is told. `client-owner` is the pack's `owner`, an administrator without one; anything with an @ is an address. */
export const namedRecipients = ['assignee', 'team', 'team-lead', 'client-owner'] as const;
export type Recipient = (typeof namedRecipients)[number] | `${string}@${string}`;

export type Step = { readonly do: 'notify'; readonly who: readonly Recipient[] } | { readonly do: 'raise-tier'; readonly by: number };

/** When this happens, do that; once for each time it happens. */
export interface EscalationRule {
  /** Shown in the timeline; the `when` with its place in the list when the pack gives none. */
  readonly name: string;
  /** `resolution.breached`, `first-response.warned`, `tier.held-too-long`. */
  readonly when: string;
  readonly steps: readonly Step[];
}

const metrics = ['first-response', 'next-response', 'periodic-update', 'resolution', 'tier-hold'];
/** Everything that a rule can wait for. */
export const moments: readonly string[] = [...metrics.flatMap((m) => [`${m}.warned`, `${m}.breached`]), 'tier.held-too-long'];

const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
const isRecipient = (v: unknown): v is Recipient =>
  typeof v === 'string' && ((namedRecipients as readonly string[]).includes(v) || /^[^\s@]+@[^\s@]+$/.test(v));

function readStep(raw: unknown, path: string, complain: Complain): Step | undefined {
  const entries = isRecord(raw) ? Object.entries(raw) : [];
  const [name, value] = entries[0] ?? [];
  if (entries.length === 1 && name === 'notify') {
    const who: unknown[] = Array.isArray(value) ? value : [value];
    if (who.length > 0 && who.every(isRecipient)) return { do: 'notify', who };
    complain(`${path}.notify`, `must be a list of ${namedRecipients.join(', ')} or mail addresses`);
  } else if (entries.length === 1 && name === 'raise-tier') {
    if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return { do: 'raise-tier', by: value };
    complain(`${path}.raise-tier`, 'must be how many tiers to rise, 1 or more');
  } else complain(path, 'must be one of { notify: [team-lead] } and { raise-tier: 1 }');
  return undefined;
}

function readRule(raw: unknown, at: { path: string; index: number }, complain: Complain): EscalationRule | undefined {
  const { path, index } = at;
  if (!isRecord(raw)) {
    complain(path, 'must be a rule like { when: resolution.breached, do: [{ raise-tier: 1 }] }');
    return undefined;
  }
  for (const key of Object.keys(raw))
    if (!['name', 'when', 'do'].includes(key)) complain(`${path}.${key}`, 'is not known here; a rule has when, do and maybe name');
  const { when, name } = raw;
  if (name !== undefined && (typeof name !== 'string' || !name))
    complain(`${path}.name`, 'must be a text that names the rule in the timeline');
  if (typeof when !== 'string' || !moments.includes(when)) complain(`${path}.when`, `must be one of ${moments.join(', ')}`);
  if (!Array.isArray(raw['do']) || raw['do'].length === 0) {
    complain(`${path}.do`, 'must be a list of steps like [{ notify: [team-lead] }]');
    return undefined;
  }
  const steps = raw['do'].flatMap((step: unknown, i) => readStep(step, `${path}.do[${String(i)}]`, complain) ?? []);
  return { name: typeof name === 'string' && name ? name : `${String(when)} (rule ${String(index + 1)})`, when: String(when), steps };
}

/** `escalation:` of a contract pack. */
export const escalationSection = defineSection<readonly EscalationRule[]>('escalation', {
  summary: 'What happens when a clock warns or breaches.',
  read(raw, _pack, complain) {
    if (raw === undefined) return [];
    if (!Array.isArray(raw)) {
      complain('', 'must be a list of rules');
      return [];
    }
    const names = new Set<string>();
    return raw.flatMap((raw: unknown, index) => {
      const path = `[${String(index)}]`;
      const rule = readRule(raw, { path, index }, complain);
      // A rule fires once for each cause, and is known by its name: of two that share one, the second would never act.
      if (rule && names.has(rule.name)) complain(`${path}.name`, `'${rule.name}' is taken by another rule`);
      if (rule) names.add(rule.name);
      return rule ?? [];
    });
  },
});
