import { checkDuration, defineSection, openMilliseconds, secretName, type Complain, type SectionSurroundings } from '@luuri/core';
import { isSiemAddress } from '../rules/siem.ts';
import {
  channels,
  deliveries,
  userClasses,
  type ClassTerms,
  type Deed,
  type FactorName,
  type ResetTerms,
  type SiemTerms,
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
const usualPoints: Readonly<Record<Deed, number>> = {
  ...{ unlock: 2, 'reset-password': 3, 'temporary-pass': 4, 'remove-mfa': 5, 'change-phone': 5, enable: 5, disable: 2 },
};
/** What is allowed where the pack does not say: the others are there for those who name them. */
const allowedUnsaid: readonly Deed[] = ['unlock', 'reset-password', 'temporary-pass', 'remove-mfa'];
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
  at: { readonly path: string; readonly complain: Complain; readonly unsaid: readonly N[] },
): Partial<Record<N, number>> {
  const names = Object.keys(usual) as N[];
  const of = fieldsOf(raw, names, at);
  const named = raw === undefined ? at.unsaid : names.filter((name) => of.raw[name] !== undefined);
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
  ...['aftercare', 'calendar', 'security-contact', 'alerts', 'siem', 'hotline'],
];

/** `30%` as 0.3. */
function shareIn(raw: unknown, complain: Complain): number {
  if (raw === undefined) return 0.1;
  const match = typeof raw === 'string' ? /^(\d{1,3})%$/.exec(raw) : null;
  if (match && Number(match[1]) <= 100) return Number(match[1]) / 100;
  complain('aftercare', "must be a share such as '10%'");
  return 0.1;
}

/** One that people are written to; what is wrong is found out when it is written down, not when it matters. */
const mailAddress = /^[^\s@<>,;]+@[^\s@<>,;]+$/;

function addressesIn(raw: unknown, complain: Complain): readonly string[] {
  if (raw === undefined) return [];
  const right = Array.isArray(raw) && raw.length <= 20 && raw.every((one) => typeof one === 'string' && mailAddress.test(one));
  if (right) return raw as string[];
  complain('alerts', 'must be a list of up to 20 mail addresses, like [soc@acme.example]');
  return [];
}

function siemIn(raw: unknown, complain: Complain): SiemTerms | undefined {
  if (raw === undefined) return undefined;
  const of = fieldsOf(raw, ['url', 'secret'], { path: 'siem', complain });
  const [url, secret] = [of.text('url') ?? '', of.text('secret') ?? ''];
  if (!isSiemAddress(url))
    complain('siem.url', 'must be an address like https://siem.acme.example/luuri, without a name and password in it');
  if (!secretName.test(secret))
    complain('siem.secret', 'must be the name of a secret in capitals, like ACME_SIEM; the secret itself never stands in a pack');
  return { url, secret };
}

const limitKeys = ['per-user', 'tries-per-account', 'failures-per-caller', 'users-per-caller', 'per-agent-hour'];

function limitsIn(raw: unknown, complain: Complain): ResetTerms['limits'] {
  const of = fieldsOf(raw, limitKeys, { path: 'limits', complain });
  return {
    ...{ perUserMs: of.time('per-user', 24 * HOUR), triesPerAccount: of.count('tries-per-account', 5) },
    ...{ failuresPerCaller: of.count('failures-per-caller', 3), usersPerCaller: of.count('users-per-caller', 2) },
    perAgentHour: of.count('per-agent-hour', 10),
  };
}

function readTerms(raw: unknown, pack: SectionSurroundings, complain: Complain): ResetTerms {
  const of = fieldsOf(raw, keys, { path: '', complain });
  const secret = fieldsOf(of.raw['secret'], ['style', 'valid'], { path: 'secret', complain });
  const style = secret.text('style') ?? 'random';
  if (style !== 'random' && style !== 'words') complain('secret.style', 'must be random or words');
  const calendar = of.text('calendar');
  const known = Object.keys(pack.calendars);
  if (calendar !== undefined && !known.includes(calendar))
    complain('calendar', `must be one of the pack's calendars (${known.join(', ')})`);
  const factorsUnsaid = Object.keys(usualFactors) as FactorName[];
  return {
    allowed: pointsIn(of.raw['actions'], usualPoints, { path: 'actions', complain, unsaid: allowedUnsaid }),
    ...classesIn(of.raw['classes'], complain),
    factors: pointsIn(of.raw['factors'], usualFactors, { path: 'factors', complain, unsaid: factorsUnsaid }),
    ...{ settledDays: of.count('settled-days', 14, 365), limits: limitsIn(of.raw['limits'], complain) },
    secret: { style: style === 'words' ? 'words' : 'random', validMs: Math.min(secret.time('valid', 24 * HOUR), 24 * HOUR) },
    delivery: of.words('delivery', deliveries, ['sms', 'mail', 'manager']),
    ...{ coolDownMs: of.time('cool-down', HOUR), shortestMs: of.time('shortest', 60_000) },
    ...{ retentionMonths: of.count('retention-months', 24, 120), aftercare: shareIn(of.raw['aftercare'], complain) },
    ...{ calendar, securityContact: of.text('security-contact'), alerts: addressesIn(of.raw['alerts'], complain) },
    ...{ siem: siemIn(of.raw['siem'], complain), hotline: of.text('hotline') ?? '' },
  };
}

/** `password-reset:` of a contract pack. Without it, nothing is reset for the client. */
export const resetSection = defineSection<ResetTerms | undefined>('password-reset', {
  summary: 'What may be reset for whom, after which proof, and who is told of it.',
  read: (raw, pack, complain) => (raw === undefined ? undefined : readTerms(raw, pack, complain)),
});
