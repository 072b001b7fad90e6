import { defineSection } from '@luuri/core';
import type { CountryCode } from 'libphonenumber-js';
import { isRegion, toE164 } from '../numbers.ts';
import {
  inside,
  readCalendar,
  readCount,
  readDuration,
  readHours,
  readList,
  readMap,
  readName,
  readShare,
  readTexts,
  readTime,
  readWord,
  type Place,
} from './fields.ts';
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

function readNumber(raw: unknown, region: CountryCode, place: Place): string {
  const number = typeof raw === 'string' || typeof raw === 'number' ? toE164(String(raw), region) : undefined;
  if (number === undefined) place.complain(place.path, `must be a telephone number in quotes such as '+358 9 1234567'`);
  return number ?? '';
}

function readChoice(raw: unknown, place: Place): string {
  if (typeof raw === 'string' || typeof raw === 'number') return String(raw);
  place.complain(place.path, 'must be what the caller presses, such as 1');
  return '';
}

function readDialled(raw: unknown, region: CountryCode, place: Place): DialledNumber {
  const one = readMap(raw, ['number', 'language', 'queue', 'choice'], { ...place, like: "{ number: '+358 9 1234567', language: fi }" });
  return {
    number: readNumber(one['number'], region, inside(place, 'number')),
    language:
      one['language'] === undefined
        ? undefined
        : readWord(one['language'], ['fi', 'sv', 'en'], { ...inside(place, 'language'), otherwise: 'en' }),
    queue: one['queue'] === undefined ? undefined : readName(one['queue'], inside(place, 'queue')),
    choice: one['choice'] === undefined ? undefined : readChoice(one['choice'], inside(place, 'choice')),
  };
}

function readLimit(raw: unknown, place: Place): CallLimit | undefined {
  if (raw === undefined || raw === null) return undefined;
  const limit = readMap(raw, ['time', 'kind', 'warn-at', 'tiers'], { ...place, like: '{ time: 10min, kind: soft }' });
  const shares = readList(limit['warn-at'] ?? ['70%', '100%'], { ...inside(place, 'warn-at'), like: "['70%', '100%']" });
  const tiers = readMap(limit['tiers'], ['1', '2', '3', '4', '5'], { ...inside(place, 'tiers'), like: '{ 2: 20min }' });
  if (limit['time'] === undefined) place.complain(inside(place, 'time').path, 'must say how long a call may take, such as 10min');
  return {
    limitMs: readTime(limit['time'], 10 * MINUTE, inside(place, 'time')),
    kind: readWord(limit['kind'], limitKinds, { ...inside(place, 'kind'), otherwise: 'soft' }),
    warnAt: shares.map((share, i) => readShare(share, 1, inside(inside(place, 'warn-at'), i))).sort((a, b) => a - b),
    tiers: Object.fromEntries(
      Object.entries(tiers).map(([level, time]) => [level, readTime(time, 10 * MINUTE, inside(inside(place, 'tiers'), level))]),
    ),
  };
}

function readWrapUp(raw: unknown, place: Place): WrapUp {
  const wrap = readMap(raw, ['mode', 'limit', 'codes', 'breathe'], { ...place, like: '{ mode: timed, limit: 90s }' });
  const at = inside(place, 'codes');
  const codes = readList(wrap['codes'] ?? usualCodes, { ...at, like: '[ticket-created, information]' }).map((code, i) =>
    readName(code, inside(at, i)),
  );
  if (codes.length === 0 || codes.length > MOST_CODES) place.complain(at.path, `must hold 1 to ${String(MOST_CODES)} codes`);
  return {
    mode: readWord(wrap['mode'], wrapUpModes, { ...inside(place, 'mode'), otherwise: 'mandatory' }),
    limitMs: readTime(wrap['limit'], 2 * MINUTE, inside(place, 'limit')),
    codes,
    breatheMs: readTime(wrap['breathe'], 0, inside(place, 'breathe')),
  };
}

function readCallBack(raw: unknown, place: Place): CallBackTerms {
  const keys = ['within', 'calendar', 'warn-before', 'attempts', 'half-days', 'spread', 'between'];
  const terms = readMap(raw, keys, { ...place, like: '{ within: 2h, attempts: 3 }' });
  return {
    within: readDuration(terms['within'], { value: 2, unit: 'h' }, inside(place, 'within')),
    calendar: readCalendar(terms['calendar'], inside(place, 'calendar')),
    warnMs: readTime(terms['warn-before'], 15 * MINUTE, inside(place, 'warn-before')),
    giveUp: {
      attempts: readCount(terms['attempts'], 3, { ...inside(place, 'attempts'), most: 20 }),
      halfDays: readCount(terms['half-days'], 2, { ...inside(place, 'half-days'), most: 20 }),
      spreadMs: readTime(terms['spread'], 4 * HOUR, inside(place, 'spread')),
    },
    between: readHours(terms['between'], [8 * 60, 20 * 60], inside(place, 'between')),
  };
}

function readQueue(raw: unknown, place: Place): PhoneTerms['queue'] {
  const queue = readMap(raw, ['answer-in', 'share', 'short', 'abandon-under'], { ...place, like: "{ answer-in: 20s, share: '80%' }" });
  return {
    withinMs: readTime(queue['answer-in'], 20 * SECOND, inside(place, 'answer-in')),
    share: readShare(queue['share'], 0.8, inside(place, 'share')),
    shortMs: readTime(queue['short'], 5 * SECOND, inside(place, 'short')),
    abandonUnder:
      queue['abandon-under'] === undefined ? undefined : readShare(queue['abandon-under'], 0.05, inside(place, 'abandon-under')),
  };
}

function readOpening(raw: unknown, region: CountryCode, place: Place): PhoneTerms['hours'] {
  if (raw === undefined || raw === null) return undefined;
  const hours = readMap(raw, ['calendar', 'outside'], { ...place, like: "{ calendar: office, outside: '+358 40 1234567' }" });
  const calendar = readCalendar(hours['calendar'], inside(place, 'calendar'));
  if (calendar === undefined) return undefined;
  const outside = hours['outside'] === undefined ? undefined : readNumber(hours['outside'], region, inside(place, 'outside'));
  return { calendar, outside };
}

function readFirstContact(raw: unknown, place: Place): PhoneTerms['firstContact'] {
  const terms = readMap(raw, ['days', 'excludes'], { ...place, like: '{ days: 7, excludes: [change] }' });
  const at = inside(place, 'excludes');
  return {
    days: readCount(terms['days'], 7, { ...inside(place, 'days'), most: 90 }),
    excludes: readList(terms['excludes'], { ...at, like: '[change]' }).map((type, i) => readName(type, inside(at, i))),
  };
}

const keys = [
  ...['region', 'numbers', 'greeting', 'closing', 'recording', 'verification', 'call-limit', 'wrap-up', 'scripts', 'call-back', 'queue'],
  ...['hours', 'blocked', 'first-contact'],
];

/** Where a number without a country code is from, when the pack does not say: where its first language is spoken. */
function readRegion(raw: unknown, place: Place): CountryCode {
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
    const place: Place = { path: '', pack, complain };
    const said = readMap(raw, keys, { ...place, like: "{ numbers: [{ number: '+358 9 1234567' }] }" });
    const region = readRegion(said['region'], inside(place, 'region'));
    const at = (key: string) => inside(place, key);
    const numbers = readList(said['numbers'], { ...at('numbers'), like: "[{ number: '+358 9 1234567' }]" });
    const blocked = readList(said['blocked'], { ...at('blocked'), like: "['+358 40 1234567']" });
    return {
      region,
      numbers: numbers.map((one, i) => readDialled(one, region, inside(at('numbers'), i))),
      blocked: blocked.map((one, i) => readNumber(one, region, inside(at('blocked'), i))),
      ...{ greeting: readTexts(said['greeting'], at('greeting')), closing: readTexts(said['closing'], at('closing')) },
      ...{ recording: readTexts(said['recording'], at('recording')), verification: readTexts(said['verification'], at('verification')) },
      ...{ callLimit: readLimit(said['call-limit'], at('call-limit')), wrapUp: readWrapUp(said['wrap-up'], at('wrap-up')) },
      ...{ scripts: readScripts(said['scripts'], at('scripts')), callBack: readCallBack(said['call-back'], at('call-back')) },
      ...{ queue: readQueue(said['queue'], at('queue')), hours: readOpening(said['hours'], region, at('hours')) },
      firstContact: readFirstContact(said['first-contact'], at('first-contact')),
    };
  },
});
