import { defineSection, fromPack, type PackPlace } from '@luuri/core';
import { colourOf, contrast } from '../rules/contrast.ts';
import type { FileTerms } from '../rules/files.ts';
import { proofKinds, type ChatTerms } from './terms.ts';

const MINUTE = 60_000;
const MEGABYTE = 1_000_000;
/** A body may hold 10 MB, and a little is needed around the file. */
const MOST_MEGABYTES = 9;
/** WCAG AA, for text. */
const READABLE = 4.5;

const usualFiles: FileTerms = { mostBytes: 5 * MEGABYTE, types: ['image/*', 'application/pdf', 'text/plain'] };
/** What chats come to, where the pack says nothing of it. */
const usualCodes = ['resolved', 'information', 'handed-on', 'no-answer'];
const MOST_CODES = 15;
const LONGEST_TEXT = 1000;
const usualColours = { accent: '#0b5cad', onAccent: '#ffffff' };

function readKey(raw: unknown, place: PackPlace): string | undefined {
  if (typeof raw === 'string' && /^[a-z0-9][a-z0-9-]{7,62}$/.test(raw)) return raw;
  place.complain(place.path, 'must be 8 to 63 small letters, digits and hyphens, such as acme-7f3k2m: the public key of the chat');
  return undefined;
}

/** A site as browsers name it: no path, no slash at its end. */
function readOrigin(raw: unknown, place: PackPlace): string {
  const isOrigin = typeof raw === 'string' && /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/.test(raw);
  if (!isOrigin) place.complain(place.path, "must be a site such as 'https://www.acme.example', without a path");
  return isOrigin ? raw : '';
}

function readColours(raw: unknown, place: PackPlace): ChatTerms['colours'] {
  const said = fromPack.map(raw, ['accent', 'on-accent'], { ...place, like: "{ accent: '#0b5cad', on-accent: '#ffffff' }" });
  const one = (key: string, usual: string): string => {
    if (said[key] === undefined) return usual;
    const colour = colourOf(said[key]);
    if (colour === undefined) place.complain(fromPack.at(place, key).path, "must be a colour such as '#0b5cad'");
    return colour ?? usual;
  };
  const colours = { accent: one('accent', usualColours.accent), onAccent: one('on-accent', usualColours.onAccent) };
  if (contrast(colours.accent, colours.onAccent) < READABLE)
    place.complain(place.path, `must be two colours that can be read on each other: their contrast is below ${String(READABLE)}`);
  return colours;
}

function readFiles(raw: unknown, place: PackPlace): FileTerms {
  const said = fromPack.map(raw, ['most-mb', 'types'], { ...place, like: '{ most-mb: 5, types: [image/*, application/pdf] }' });
  const at = fromPack.at(place, 'types');
  const types =
    said['types'] === undefined ? usualFiles.types : fromPack.list(said['types'], { ...at, like: '[image/*, application/pdf]' });
  types.forEach((type, i) => {
    if (typeof type !== 'string' || !/^[a-z]+\/(\*|[a-z0-9.+-]+)$/.test(type))
      place.complain(fromPack.at(at, i).path, 'must be a media type such as image/png, or image/* for all of a kind');
  });
  const most = fromPack.count(said['most-mb'], usualFiles.mostBytes / MEGABYTE, {
    ...fromPack.at(place, 'most-mb'),
    least: 0,
    most: MOST_MEGABYTES,
  });
  return { mostBytes: most * MEGABYTE, types: types.map(String) };
}

function readWrapUp(raw: unknown, place: PackPlace): ChatTerms['wrapUp'] {
  const said = fromPack.map(raw, ['codes', 'mandatory'], { ...place, like: '{ codes: [resolved, information], mandatory: true }' });
  const at = fromPack.at(place, 'codes');
  const codes = fromPack
    .list(said['codes'] ?? usualCodes, { ...at, like: '[resolved, information]' })
    .map((code, i) => fromPack.name(code, fromPack.at(at, i)));
  if (codes.length === 0 || codes.length > MOST_CODES) place.complain(at.path, `must hold 1 to ${String(MOST_CODES)} codes`);
  return { codes, mandatory: fromPack.flag(said['mandatory'], false, fromPack.at(place, 'mandatory')) };
}

const keys = [
  'key',
  'origins',
  'hours',
  'title',
  'greeting',
  'away',
  'limit-per-agent',
  'idle',
  'form',
  'verify',
  'wrap-up',
  'colours',
  'files',
];

/** `chat:` of a contract pack. */
export const chatSection = defineSection<ChatTerms>('chat', {
  summary: 'Key and sites of the chat, hours, texts, limit per agent, wrap-up, files, colours.',
  read(raw, pack, complain) {
    const place = fromPack.top(pack, complain);
    const said = fromPack.map(raw, keys, { ...place, like: "{ key: acme-7f3k2m, origins: ['https://www.acme.example'] }" });
    const at = (key: string) => fromPack.at(place, key);
    const text = (key: string) => fromPack.texts(said[key], { ...at(key), longest: LONGEST_TEXT });
    const origins = fromPack.list(said['origins'], { ...at('origins'), like: "['https://www.acme.example']" });
    return {
      key: raw === undefined || raw === null ? undefined : readKey(said['key'], at('key')),
      origins: origins.map((one, i) => readOrigin(one, fromPack.at(at('origins'), i))),
      hours: fromPack.calendar(said['hours'], at('hours')),
      title: text('title'),
      greeting: text('greeting'),
      away: text('away'),
      limitPerAgent: fromPack.count(said['limit-per-agent'], 3, { ...at('limit-per-agent'), least: 1, most: 20 }),
      idleMs: fromPack.time(said['idle'], 15 * MINUTE, { ...at('idle'), least: MINUTE }),
      form: fromPack.flag(said['form'], true, at('form')),
      proof: fromPack.word(said['verify'], proofKinds, { ...at('verify'), otherwise: 'none' }),
      wrapUp: readWrapUp(said['wrap-up'], at('wrap-up')),
      colours: readColours(said['colours'], at('colours')),
      files: readFiles(said['files'], at('files')),
    };
  },
});
