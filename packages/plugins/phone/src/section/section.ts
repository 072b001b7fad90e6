import { defineSection, fromPack, type PackPlace } from '@luuri/core';
import type { CountryCode } from 'libphonenumber-js';
import { isRegion, toE164 } from '../numbers.ts';
import { readScripts } from './scripts.ts';
import { limitKinds, wrapUpModes, type CallBackTerms, type CallLimit, type DialledNumber, type PhoneTerms, type WrapUp } from './terms.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** What a desk without a list of its own writes down after a call. */
const usualCodes = [
  'resolved-first-contact',
  'ticket-created',
  'handed-on',
  'call-back-promised',
  'verification-failed',
  'wrong-number',
  'abuse',
  'information',
  'no-ticket-needed',
];
/** With more than these, nobody reads the list. */
const MOST_CODES = 15;

/** What a call that nobody wrapped up is closed with. */
export const TIMED_OUT = 'timed-out';

/** The calendar that is named; the pack's first when none is. */
const readCalendar = (raw: unknown, place: PackPlace): string | undefined =>
  fromPack.calendar(raw === undefined ? Object.keys(place.pack.calendars)[0] : raw, place);

function readNumber(raw: unknown, region: CountryCode, place: PackPlace): string {
  const number = typeof raw === 'string' || typeof raw === 'number' ? toE164(String(raw), region) : undefined;
  if (number === undefined) place.complain(place.path, `must be a telephone number in quotes such as '+358 9 1234567'`);
  return number ?? '';
}

function readChoice(raw: unknown, place: PackPlace): string {
  if (typeof raw === 'string' || typeof raw === 'number') return String(raw);
  place.complain(place.path, 'must be what the caller presses, such as 1');
  return '';
}

function readDialled(raw: unknown, region: CountryCode, place: PackPlace): DialledNumber {
  const one = fromPack.map(raw, ['number', 'language', 'queue', 'choice'], {
    ...place,
    like: "{ number: '+358 9 1234567', language: fi }",
  });
  return {
    number: readNumber(one['number'], region, fromPack.at(place, 'number')),
    language:
      one['language'] === undefined
        ? undefined
        : fromPack.word(one['language'], ['fi', 'sv', 'en'], { ...fromPack.at(place, 'language'), otherwise: 'en' }),
    queue: one['queue'] === undefined ? undefined : fromPack.name(one['queue'], fromPack.at(place, 'queue')),
    choice: one['choice'] === undefined ? undefined : readChoice(one['choice'], fromPack.at(place, 'choice')),
  };
}

function readLimit(raw: unknown, place: PackPlace): CallLimit | undefined {
  if (raw === undefined || raw === null) return undefined;
  const limit = fromPack.map(raw, ['time', 'kind', 'warn-at', 'tiers'], { ...place, like: '{ time: 10min, kind: soft }' });
  const shares = fromPack.list(limit['warn-at'] ?? ['70%', '100%'], { ...fromPack.at(place, 'warn-at'), like: "['70%', '100%']" });
  const tiers = fromPack.map(limit['tiers'], ['1', '2', '3', '4', '5'], { ...fromPack.at(place, 'tiers'), like: '{ 2: 20min }' });
  if (limit['time'] === undefined) place.complain(fromPack.at(place, 'time').path, 'must say how long a call may take, such as 10min');
  return {
    limitMs: fromPack.time(limit['time'], 10 * MINUTE, fromPack.at(place, 'time')),
    kind: fromPack.word(limit['kind'], limitKinds, { ...fromPack.at(place, 'kind'), otherwise: 'soft' }),
    warnAt: shares.map((share, i) => fromPack.share(share, 1, fromPack.at(fromPack.at(place, 'warn-at'), i))).sort((a, b) => a - b),
    tiers: Object.fromEntries(
      Object.entries(tiers).map(([level, time]) => [
        level,
        fromPack.time(time, 10 * MINUTE, fromPack.at(fromPack.at(place, 'tiers'), level)),
      ]),
    ),
  };
}

function readWrapUp(raw: unknown, place: PackPlace): WrapUp {
  const wrap = fromPack.map(raw, ['mode', 'limit', 'codes', 'breathe'], { ...place, like: '{ mode: timed, limit: 90s }' });
  const at = fromPack.at(place, 'codes');
  const codes = fromPack
    .list(wrap['codes'] ?? usualCodes, { ...at, like: '[ticket-created, information]' })
    .map((code, i) => fromPack.name(code, fromPack.at(at, i)));
  if (codes.length === 0 || codes.length > MOST_CODES) place.complain(at.path, `must hold 1 to ${String(MOST_CODES)} codes`);
  return {
    mode: fromPack.word(wrap['mode'], wrapUpModes, { ...fromPack.at(place, 'mode'), otherwise: 'mandatory' }),
    limitMs: fromPack.time(wrap['limit'], 2 * MINUTE, fromPack.at(place, 'limit')),
    codes,
    breatheMs: fromPack.time(wrap['breathe'], 0, fromPack.at(place, 'breathe')),
  };
}

function readCallBack(raw: unknown, place: PackPlace): CallBackTerms {
  const keys = ['within', 'calendar', 'warn-before', 'attempts', 'half-days', 'spread', 'between'];
  const terms = fromPack.map(raw, keys, { ...place, like: '{ within: 2h, attempts: 3 }' });
  return {
    within: fromPack.duration(terms['within'], { value: 2, unit: 'h' }, fromPack.at(place, 'within')),
    calendar: readCalendar(terms['calendar'], fromPack.at(place, 'calendar')),
    warnMs: fromPack.time(terms['warn-before'], 15 * MINUTE, fromPack.at(place, 'warn-before')),
    giveUp: {
      attempts: fromPack.count(terms['attempts'], 3, { ...fromPack.at(place, 'attempts'), most: 20 }),
      halfDays: fromPack.count(terms['half-days'], 2, { ...fromPack.at(place, 'half-days'), most: 20 }),
      spreadMs: fromPack.time(terms['spread'], 4 * HOUR, fromPack.at(place, 'spread')),
    },
    between: fromPack.hours(terms['between'], [8 * 60, 20 * 60], fromPack.at(place, 'between')),
  };
}

function readQueue(raw: unknown, place: PackPlace): PhoneTerms['queue'] {
  const queue = fromPack.map(raw, ['answer-in', 'share', 'short', 'abandon-under'], { ...place, like: "{ answer-in: 20s, share: '80%' }" });
  return {
    withinMs: fromPack.time(queue['answer-in'], 20 * SECOND, fromPack.at(place, 'answer-in')),
    share: fromPack.share(queue['share'], 0.8, fromPack.at(place, 'share')),
    shortMs: fromPack.time(queue['short'], 5 * SECOND, fromPack.at(place, 'short')),
    abandonUnder:
      queue['abandon-under'] === undefined ? undefined : fromPack.share(queue['abandon-under'], 0.05, fromPack.at(place, 'abandon-under')),
  };
}

function readOpening(raw: unknown, region: CountryCode, place: PackPlace): PhoneTerms['hours'] {
  if (raw === undefined || raw === null) return undefined;
  const hours = fromPack.map(raw, ['calendar', 'outside'], { ...place, like: "{ calendar: office, outside: '+358 40 1234567' }" });
  const calendar = fromPack.calendar(hours['calendar'] ?? Object.keys(place.pack.calendars)[0], fromPack.at(place, 'calendar'));
  if (calendar === undefined) return undefined;
  const outside = hours['outside'] === undefined ? undefined : readNumber(hours['outside'], region, fromPack.at(place, 'outside'));
  return { calendar, outside };
}

function readFirstContact(raw: unknown, place: PackPlace): PhoneTerms['firstContact'] {
  const terms = fromPack.map(raw, ['days', 'excludes'], { ...place, like: '{ days: 7, excludes: [change] }' });
  const at = fromPack.at(place, 'excludes');
  return {
    days: fromPack.count(terms['days'], 7, { ...fromPack.at(place, 'days'), most: 90 }),
    excludes: fromPack.list(terms['excludes'], { ...at, like: '[change]' }).map((type, i) => fromPack.name(type, fromPack.at(at, i))),
  };
}

const keys = [
  ...['region', 'numbers', 'greeting', 'closing', 'recording', 'verification', 'call-limit', 'wrap-up', 'scripts', 'call-back', 'queue'],
  ...['hours', 'blocked', 'first-contact'],
];

/** Where a number without a country code is from, when the pack does not say: where its first language is spoken. */
function readRegion(raw: unknown, place: PackPlace): CountryCode {
  const languages = place.pack.raw['languages'];
  const usual: CountryCode = Array.isArray(languages) && languages[0] === 'sv' ? 'SE' : 'FI';
  if (raw === undefined) return usual;
  if (isRegion(raw)) return raw;
  place.complain(place.path, 'must be a country by its two letters, such as FI or SE');
  return usual;
}

/** `phone:` of a contract pack. */
export const phoneSection = defineSection<PhoneTerms>('phone', {
  summary: 'Numbers, greetings, call limit, wrap-up, scripts, call-backs and queue targets of the telephone.',
  read(raw, pack, complain) {
    const place: PackPlace = { path: '', pack, complain };
    const said = fromPack.map(raw, keys, { ...place, like: "{ numbers: [{ number: '+358 9 1234567' }] }" });
    const region = readRegion(said['region'], fromPack.at(place, 'region'));
    const at = (key: string) => fromPack.at(place, key);
    const numbers = fromPack.list(said['numbers'], { ...at('numbers'), like: "[{ number: '+358 9 1234567' }]" });
    const blocked = fromPack.list(said['blocked'], { ...at('blocked'), like: "['+358 40 1234567']" });
    return {
      region,
      numbers: numbers.map((one, i) => readDialled(one, region, fromPack.at(at('numbers'), i))),
      blocked: blocked.map((one, i) => readNumber(one, region, fromPack.at(at('blocked'), i))),
      ...{ greeting: fromPack.texts(said['greeting'], at('greeting')), closing: fromPack.texts(said['closing'], at('closing')) },
      ...{
        recording: fromPack.texts(said['recording'], at('recording')),
        verification: fromPack.texts(said['verification'], at('verification')),
      },
      ...{ callLimit: readLimit(said['call-limit'], at('call-limit')), wrapUp: readWrapUp(said['wrap-up'], at('wrap-up')) },
      ...{ scripts: readScripts(said['scripts'], at('scripts')), callBack: readCallBack(said['call-back'], at('call-back')) },
      ...{ queue: readQueue(said['queue'], at('queue')), hours: readOpening(said['hours'], region, at('hours')) },
      firstContact: readFirstContact(said['first-contact'], at('first-contact')),
    };
  },
});
