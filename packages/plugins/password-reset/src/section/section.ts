import { checkDuration, defineSection, openMilliseconds, type Complain } from '@luuri/core';
import {
  channels,
  deliveries,
  userClasses,
  type ClassTerms,
  type Deed,
  type FactorName,
  type ResetTerms,
  type UserClass,
} from '../rules/terms.ts';

type Raw = Readonly<Record<string, unknown>>;
const isRecord = (v: unknown): v is Raw => typeof v === 'object' && v !== null && !Array.isArray(v);
const HOUR = 3_600_000;

const usualClass: ClassTerms = { extra: 0, fourEyes: false, callBack: false, never: [] };
const usualClasses: Readonly<Record<UserClass, ClassTerms>> = {
  standard: usualClass,
  external: { ...usualClass, extra: 1 },
  vip: { ...usualClass, extra: 1 },
  privileged: { extra: 2, fourEyes: true, callBack: true, never: ['portal'] },
  service: { ...usualClass, never: ['phone', 'portal'] },
  shared: { ...usualClass, never: ['portal'] },
  leaver: { ...usualClass, never: [...channels] },
};
const usualPoints: Readonly<Record<Deed, number>> = { unlock: 2, 'reset-password': 3, 'temporary-pass': 4, 'remove-mfa': 5 };
const usualFactors: Readonly<Record<FactorName, number>> = {
  ...{ 'code-mail': 2, 'code-sms': 2, 'call-back': 2, manager: 2, knowledge: 1, presence: 3, 'second-agent': 1 },
};

/** Reads one map, and complains of everything wrong with it. */
function fieldsOf(given: unknown, keys: readonly string[], at: { readonly path: string; readonly complain: Complain }) {
  const { path, complain } = at;
  const raw: Raw = isRecord(given) ? given : {};
  const inside = (key: string) => (path ? `${path}.${key}` : key);
  if (given !== undefined && !isRecord(given)) complain(path, `must be a map of ${keys.join(', ')}`);
  for (const key of Object.keys(raw)) if (!keys.includes(key)) complain(inside(key), `is not known here; there are ${keys.join(', ')}`);
  const wrong = <T>(key: string, says: string, fallback: T): T => {
    complain(inside(key), says);
    return fallback;
  };
  return {
    raw,
    count(key: string, fallback: number, most = 1000): number {
      const value = raw[key] ?? fallback;
      const right = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
      return right ? value : wrong(key, `must be a whole number from 0 to ${String(most)}`, fallback);
    },
    flag(key: string, fallback: boolean): boolean {
      const value = raw[key] ?? fallback;
      return typeof value === 'boolean' ? value : wrong(key, 'must be true or false', fallback);
    },
    time(key: string, fallback: number): number {
      if (raw[key] === undefined) return fallback;
      const checked = typeof raw[key] === 'string' ? checkDuration(raw[key]) : undefined;
      const ms = checked && 'duration' in checked ? openMilliseconds(checked.duration) : undefined;
      return ms ?? wrong(key, "must be a time by the clock such as '10min' or '24h'", fallback);
    },
    words<W extends string>(key: string, known: readonly W[], fallback: readonly W[]): readonly W[] {
      const value = raw[key] ?? fallback;
      const right = Array.isArray(value) && value.every((one) => known.includes(one as W));
      return right ? (value as W[]) : wrong(key, `must be a list of ${known.join(', ')}`, fallback);
    },
    texts(key: string): readonly string[] | undefined {
      const value = raw[key];
      if (value === undefined) return undefined;
      if (Array.isArray(value) && value.every((one) => typeof one === 'string' && one.length <= 200)) return value as string[];
      complain(inside(key), 'must be a list of texts');
      return undefined;
    },
    text(key: string): string | undefined {
      const value = raw[key];
      if (value === undefined) return undefined;
      if (typeof value === 'string' && value.length <= 300) return value;
      complain(inside(key), 'must be a text');
      return undefined;
    },
  };
}

/** `{ unlock: 2 }`: names with points. Those that the pack leaves out are not there at all, once it names any. */
function pointsIn<N extends string>(
  raw: unknown,
  usual: Readonly<Record<N, number>>,
  at: { readonly path: string; readonly complain: Complain },
): Partial<Record<N, number>> {
  if (raw === undefined) return usual;
  const names = Object.keys(usual) as N[];
  const of = fieldsOf(raw, names, at);
  const named = names.filter((name) => of.raw[name] !== undefined);
  return Object.fromEntries(named.map((name) => [name, of.count(name, usual[name], 20)])) as Partial<Record<N, number>>;
}

function classesIn(raw: unknown, complain: Complain): Pick<ResetTerms, 'classes' | 'members'> {
  const outer = fieldsOf(raw, userClasses, { path: 'classes', complain });
  const read = userClasses.map((name) => {
    const of = fieldsOf(outer.raw[name], ['extra', 'four-eyes', 'call-back', 'never', 'logins'], { path: `classes.${name}`, complain });
    const usual = usualClasses[name];
    const terms: ClassTerms = {
      ...{ extra: of.count('extra', usual.extra, 20), fourEyes: of.flag('four-eyes', usual.fourEyes) },
      ...{ callBack: of.flag('call-back', usual.callBack), never: of.words('never', channels, usual.never) },
    };
    return { name, terms, logins: of.texts('logins') };
  });
  return {
    classes: Object.fromEntries(read.map(({ name, terms }) => [name, terms])) as Record<UserClass, ClassTerms>,
    members: Object.fromEntries(read.flatMap(({ name, logins }) => (logins ? [[name, logins]] : []))),
  };
}

const keys = [
  ...['actions', 'classes', 'factors', 'settled-days', 'limits', 'secret', 'delivery', 'cool-down', 'shortest', 'retention-months'],
  ...['aftercare', 'security-contact', 'hotline'],
];

/** `30%` as 0.3. */
function shareIn(raw: unknown, complain: Complain): number {
  if (raw === undefined) return 0.1;
  const match = typeof raw === 'string' ? /^(\d{1,3})%$/.exec(raw) : null;
  if (match && Number(match[1]) <= 100) return Number(match[1]) / 100;
  complain('aftercare', "must be a share such as '10%'");
  return 0.1;
}

function readTerms(raw: unknown, complain: Complain): ResetTerms {
  const of = fieldsOf(raw, keys, { path: '', complain });
  const limits = fieldsOf(of.raw['limits'], ['per-user', 'failures-per-caller', 'users-per-caller', 'per-agent-hour'], {
    ...{ path: 'limits', complain },
  });
  const secret = fieldsOf(of.raw['secret'], ['style', 'valid'], { path: 'secret', complain });
  const style = secret.text('style') ?? 'random';
  if (style !== 'random' && style !== 'words') complain('secret.style', 'must be random or words');
  const factors = pointsIn(of.raw['factors'], usualFactors, { path: 'factors', complain });
  return {
    allowed: pointsIn(of.raw['actions'], usualPoints, { path: 'actions', complain }),
    ...classesIn(of.raw['classes'], complain),
    ...{ factors, settledDays: of.count('settled-days', 14, 365) },
    limits: {
      ...{ perUserMs: limits.time('per-user', 24 * HOUR), failuresPerCaller: limits.count('failures-per-caller', 3) },
      ...{ usersPerCaller: limits.count('users-per-caller', 2), perAgentHour: limits.count('per-agent-hour', 10) },
    },
    secret: { style: style === 'words' ? 'words' : 'random', validMs: Math.min(secret.time('valid', 24 * HOUR), 24 * HOUR) },
    delivery: of.words('delivery', deliveries, ['sms', 'mail', 'manager']),
    ...{ coolDownMs: of.time('cool-down', HOUR), shortestMs: of.time('shortest', 60_000) },
    ...{ retentionMonths: of.count('retention-months', 24, 120), aftercare: shareIn(of.raw['aftercare'], complain) },
    ...{ securityContact: of.text('security-contact'), hotline: of.text('hotline') ?? '' },
  };
}

/** `password-reset:` of a contract pack. Without it, nothing is reset for the client. */
export const resetSection = defineSection<ResetTerms | undefined>('password-reset', {
  summary: 'What may be reset for whom, after which proof, and who is told of it.',
  read: (raw, _pack, complain) => (raw === undefined ? undefined : readTerms(raw, complain)),
});
