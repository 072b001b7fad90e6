import { defineSection, fromPack, type PackPlace } from '@luuri/core';
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

/** What stands at the keys of one map, each with its place. */
function fieldsOf(given: unknown, keys: readonly string[], place: PackPlace) {
  const raw = fromPack.map(given, keys, { ...place, like: `{ ${keys.slice(0, 2).join(': ..., ')}: ... }` });
  const at = (key: string) => fromPack.at(place, key);
  return {
    raw,
    at,
    count: (key: string, fallback: number, most = 1000) => fromPack.count(raw[key], fallback, { ...at(key), most }),
    flag: (key: string, fallback: boolean) => fromPack.flag(raw[key], fallback, at(key)),
    time: (key: string, fallback: number) => fromPack.time(raw[key], fallback, at(key)),
    text: (key: string) => fromPack.text(raw[key], { ...at(key), longest: 300 }),
    words: <W extends string>(key: string, known: readonly W[], otherwise: readonly W[]) =>
      fromPack.words(raw[key], known, { ...at(key), otherwise }),
  };
}

/** `{ unlock: 2 }`: names with points. Those that the pack leaves out are not there at all, once it names any. */
function pointsIn<N extends string>(
  raw: unknown,
  usual: Readonly<Record<N, number>>,
  place: PackPlace & { readonly unsaid: readonly N[] },
): Partial<Record<N, number>> {
  const names = Object.keys(usual) as N[];
  const of = fieldsOf(raw, names, place);
  const named = raw === undefined ? place.unsaid : names.filter((name) => of.raw[name] !== undefined);
  return Object.fromEntries(named.map((name) => [name, of.count(name, usual[name], 20)])) as Partial<Record<N, number>>;
}

function classesIn(raw: unknown, place: PackPlace): Pick<ResetTerms, 'classes' | 'members'> {
  const outer = fieldsOf(raw, userClasses, place);
  const read = userClasses.map((name) => {
    const of = fieldsOf(outer.raw[name], ['extra', 'four-eyes', 'call-back', 'never', 'logins'], outer.at(name));
    const usual = usualClasses[name];
    const terms: ClassTerms = {
      ...{ extra: of.count('extra', usual.extra, 20), fourEyes: of.flag('four-eyes', usual.fourEyes) },
      ...{ callBack: of.flag('call-back', usual.callBack), never: of.words('never', channels, usual.never) },
    };
    return { name, terms, logins: fromPack.lines(of.raw['logins'], { ...of.at('logins'), longest: 200 }) };
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

/** One that people are written to; what is wrong is found out when it is written down, not when it matters. */
const mailAddress = /^[^\s@<>,;]+@[^\s@<>,;]+$/;

function addressesIn(raw: unknown, { path, complain }: PackPlace): readonly string[] {
  if (raw === undefined) return [];
  const right = Array.isArray(raw) && raw.length <= 20 && raw.every((one) => typeof one === 'string' && mailAddress.test(one));
  if (right) return raw as string[];
  complain(path, 'must be a list of up to 20 mail addresses, like [soc@acme.example]');
  return [];
}

function siemIn(raw: unknown, place: PackPlace): SiemTerms | undefined {
  if (raw === undefined) return undefined;
  const of = fieldsOf(raw, ['url', 'secret'], place);
  const url = of.text('url') ?? '';
  if (!isSiemAddress(url))
    place.complain(of.at('url').path, 'must be an address like https://siem.acme.example/luuri, without a name and password in it');
  return { url, secret: fromPack.secret(of.raw['secret'] ?? '', of.at('secret')) ?? '' };
}

const limitKeys = ['per-user', 'tries-per-account', 'failures-per-caller', 'users-per-caller', 'per-agent-hour'];

function limitsIn(raw: unknown, place: PackPlace): ResetTerms['limits'] {
  const of = fieldsOf(raw, limitKeys, place);
  return {
    ...{ perUserMs: of.time('per-user', 24 * HOUR), triesPerAccount: of.count('tries-per-account', 5) },
    ...{ failuresPerCaller: of.count('failures-per-caller', 3), usersPerCaller: of.count('users-per-caller', 2) },
    perAgentHour: of.count('per-agent-hour', 10),
  };
}

function readTerms(raw: unknown, place: PackPlace): ResetTerms {
  const of = fieldsOf(raw, keys, place);
  const secret = fieldsOf(of.raw['secret'], ['style', 'valid'], of.at('secret'));
  const factorsUnsaid = Object.keys(usualFactors) as FactorName[];
  return {
    allowed: pointsIn(of.raw['actions'], usualPoints, { ...of.at('actions'), unsaid: allowedUnsaid }),
    ...classesIn(of.raw['classes'], of.at('classes')),
    factors: pointsIn(of.raw['factors'], usualFactors, { ...of.at('factors'), unsaid: factorsUnsaid }),
    ...{ settledDays: of.count('settled-days', 14, 365), limits: limitsIn(of.raw['limits'], of.at('limits')) },
    secret: {
      style: fromPack.word(secret.raw['style'], ['random', 'words'], { ...secret.at('style'), otherwise: 'random' }),
      validMs: Math.min(secret.time('valid', 24 * HOUR), 24 * HOUR),
    },
    delivery: of.words('delivery', deliveries, ['sms', 'mail', 'manager']),
    ...{ coolDownMs: of.time('cool-down', HOUR), shortestMs: of.time('shortest', 60_000) },
    retentionMonths: of.count('retention-months', 24, 120),
    aftercare: fromPack.share(of.raw['aftercare'], 0.1, { ...of.at('aftercare'), most: 1 }),
    calendar: fromPack.calendar(of.raw['calendar'], of.at('calendar')),
    ...{ securityContact: of.text('security-contact'), alerts: addressesIn(of.raw['alerts'], of.at('alerts')) },
    ...{ siem: siemIn(of.raw['siem'], of.at('siem')), hotline: of.text('hotline') ?? '' },
  };
}

/** `password-reset:` of a contract pack. Without it, nothing is reset for the client. */
export const resetSection = defineSection<ResetTerms | undefined>('password-reset', {
  summary: 'What may be reset for whom, after which proof, and who is told of it.',
  read: (raw, pack, complain) => (raw === undefined ? undefined : readTerms(raw, fromPack.top(pack, complain))),
});
