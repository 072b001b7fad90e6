import { coolsDown, type ClassTerms, type Deed, type FactorName, type RequestChannel, type ResetTerms, type UserClass } from './terms.ts';

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
  /** Where it went, masked: two that came to one telephone are one. */
  readonly target?: string | null;
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

/** A telephone that was stolen takes calls and texts. */
const onTelephone = (factor: FactorName): boolean => factor === 'code-sms' || factor === 'call-back';

/**
 * P3: the points that factors come to. Knowledge counts once and never for privileged accounts; of factors on the channel by which the
 * request came, one counts, the best, and of factors that came to one telephone too. A call-back does not share the channel: the desk
 * calls, and whom it calls is of record.
 */
export function pointsOf(met: readonly MetFactor[], { channel, userClass }: Asked): number {
  const best = new Map<FactorName, MetFactor>();
  for (const one of met) if (one.points > (best.get(one.factor)?.points ?? -1)) best.set(one.factor, one);
  if (userClass === 'privileged') best.delete('knowledge');
  const bestAlone = (alike: readonly MetFactor[]) => {
    for (const { factor } of [...alike].sort((a, b) => b.points - a.points).slice(1)) best.delete(factor);
  };
  bestAlone([...best.values()].filter(({ factor }) => factor !== 'call-back' && channelOf(factor) === channel));
  const phones = [...best.values()].filter(({ factor, target }) => onTelephone(factor) && target);
  for (const target of new Set(phones.map((one) => one.target))) bestAlone(phones.filter((one) => one.target === target));
  return [...best.values()].reduce((sum, { points }) => sum + points, 0);
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
    // Whether somebody still works there, their employer alone can say.
    ...(asked.deed === 'enable' && !has('manager') ? ['manager'] : []),
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

interface KnownAccount {
  readonly login: string;
  readonly privileged: boolean;
  readonly enabled: boolean;
  readonly deed?: Deed;
}
const byName: readonly UserClass[] = ['service', 'shared', 'leaver', 'privileged', 'vip', 'external'];

/**
 * P2: every class that an account is of, the strictest first. Whoever is disabled has left, unless that is what is to be undone. What any of
 * them never does is not done.
 */
export function classesOf(
  { members }: Pick<ResetTerms, 'members'>,
  { login, privileged, enabled, deed }: KnownAccount,
): readonly UserClass[] {
  const all: UserClass[] = [
    ...(enabled || deed === 'enable' ? [] : ['leaver' as const]),
    ...(privileged ? ['privileged' as const] : []),
    ...byName.filter((one) => members[one]?.some((pattern) => matches(pattern, login))),
  ];
  return all.length > 0 ? all : ['standard'];
}

/** P2: the strictest of what is known of an account decides what it takes. */
export const classOf = (terms: Pick<ResetTerms, 'members'>, known: KnownAccount): UserClass => classesOf(terms, known)[0] ?? 'standard';

/** F2: tries that may fail before it is over for this time. */
export const MOST_FAILURES = 2;
export const isStopped = (failures: number): boolean => failures >= MOST_FAILURES;

/** F9: whether a deed that was proven waits first. */
export const mustCool = ({ deed, userClass }: Omit<Asked, 'channel'>, met: readonly MetFactor[]): boolean =>
  coolsDown(deed) && userClass === 'privileged' && !met.some(({ factor }) => factor === 'second-agent');
