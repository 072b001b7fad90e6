import type { ClassTerms, Deed, FactorName, RequestChannel, ResetTerms, UserClass } from './terms.ts';

/** What a factor is, and on which channel its evidence travels. */
export const factorKinds: Readonly<Record<FactorName, { readonly type: string; readonly channel: string }>> = {
  'code-mail': { type: 'possession', channel: 'mail' },
  'code-sms': { type: 'possession', channel: 'sms' },
  'call-back': { type: 'call-back', channel: 'phone' },
  manager: { type: 'manager', channel: 'mail-of-manager' },
  knowledge: { type: 'knowledge', channel: 'told' },
  presence: { type: 'presence', channel: 'desk' },
  'second-agent': { type: 'approval', channel: 'inside' },
};

export interface MetFactor {
  readonly factor: FactorName;
  readonly points: number;
}

export interface Asked {
  readonly deed: Deed;
  readonly userClass: UserClass;
  readonly channel: RequestChannel;
}

/** P1, P2: why a request is not taken at all; undefined when it is. */
export function refusalOf(terms: ResetTerms, { deed, userClass, channel }: Asked): string | undefined {
  if (terms.allowed[deed] === undefined) return 'deed-not-allowed';
  if (terms.classes[userClass].never.includes(channel)) return 'class-not-by-this-channel';
  return undefined;
}

/** P3: the points that it takes. */
export const pointsNeeded = (terms: ResetTerms, { deed, userClass }: Asked): number =>
  (terms.allowed[deed] ?? Infinity) + terms.classes[userClass].extra;

const channelOf = (factor: FactorName): string => factorKinds[factor].channel;

/**
 * P3: the points that factors come to. Knowledge counts once and never for privileged accounts; of factors on the channel by which the
 * request came, one counts, the best. A call-back does not share the channel: the desk calls, and whom it calls is of record.
 */
export function pointsOf(met: readonly MetFactor[], { channel, userClass }: Asked): number {
  const best = new Map<FactorName, number>();
  for (const { factor, points } of met) best.set(factor, Math.max(points, best.get(factor) ?? 0));
  if (userClass === 'privileged') best.delete('knowledge');
  const shared = [...best.keys()].filter((factor) => factor !== 'call-back' && channelOf(factor) === channel);
  const sorted = shared.sort((a, b) => (best.get(b) ?? 0) - (best.get(a) ?? 0));
  for (const factor of sorted.slice(1)) best.delete(factor);
  return [...best.values()].reduce((sum, points) => sum + points, 0);
}

/** What still has to be done before somebody counts as proven: for the agent, as names of factors and of lacks. */
export function lacking(terms: ResetTerms, asked: Asked, met: readonly MetFactor[]): string[] {
  const rules: ClassTerms = terms.classes[asked.userClass];
  const has = (factor: FactorName) => met.some((one) => one.factor === factor);
  const counting = met.filter(({ factor }) => factor !== 'knowledge' && factor !== 'second-agent');
  return [
    ...(pointsOf(met, asked) < pointsNeeded(terms, asked) ? ['points'] : []),
    // Knowledge is never enough alone, nor is the word of another agent.
    ...(counting.length === 0 ? ['factor-besides-knowledge'] : []),
    ...(rules.fourEyes && !has('second-agent') ? ['second-agent'] : []),
    ...(rules.callBack && !has('call-back') ? ['call-back'] : []),
  ];
}

const matches = (pattern: string, login: string): boolean =>
  new RegExp(
    `^${pattern
      .toLowerCase()
      .split('*')
      .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  ).test(login.toLowerCase());

/** P2: the strictest of what is known of an account decides. */
export function classOf(
  terms: Pick<ResetTerms, 'members'>,
  known: { readonly login: string; readonly privileged: boolean; readonly enabled: boolean },
): UserClass {
  if (!known.enabled) return 'leaver';
  if (known.privileged) return 'privileged';
  const order: readonly UserClass[] = ['service', 'shared', 'leaver', 'privileged', 'vip', 'external'];
  return order.find((one) => terms.members[one]?.some((pattern) => matches(pattern, known.login))) ?? 'standard';
}

/** F2: tries that may fail before it is over for this time. */
export const MOST_FAILURES = 2;
export const isStopped = (failures: number): boolean => failures >= MOST_FAILURES;
