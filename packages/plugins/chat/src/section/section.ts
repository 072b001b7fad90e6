import { checkDuration, defineSection, openMilliseconds } from '@luuri/core';
import { colourOf, contrast } from '../rules/contrast.ts';
import type { FileTerms } from '../rules/files.ts';
import { inside, readCount, readFlag, readList, readMap, readTexts, type Place } from './fields.ts';
import { proofKinds, type ChatTerms } from './terms.ts';

const MINUTE = 60_000;
const MEGABYTE = 1_000_000;
/** A body may hold 10 MB, and a little is needed around the file. */
const MOST_MEGABYTES = 9;
/** WCAG AA, for text. */
const READABLE = 4.5;

const usualFiles: FileTerms = { mostBytes: 5 * MEGABYTE, types: ['image/*', 'application/pdf', 'text/plain'] };
const usualColours = { accent: '#0b5cad', onAccent: '#ffffff' };

function readKey(raw: unknown, place: Place): string | undefined {
  if (typeof raw === 'string' && /^[a-z0-9][a-z0-9-]{7,62}$/.test(raw)) return raw;
  place.complain(place.path, 'must be 8 to 63 small letters, digits and hyphens, such as acme-7f3k2m: the public key of the chat');
  return undefined;
}

/** A site as browsers name it: no path, no slash at its end. */
function readOrigin(raw: unknown, place: Place): string {
  const isOrigin = typeof raw === 'string' && /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/.test(raw);
  if (!isOrigin) place.complain(place.path, "must be a site such as 'https://www.acme.example', without a path");
  return isOrigin ? raw : '';
}

function readCalendar(raw: unknown, place: Place): string | undefined {
  if (raw === undefined) return undefined;
  const known = Object.keys(place.pack.calendars);
  if (typeof raw === 'string' && known.includes(raw)) return raw;
  place.complain(
    place.path,
    `must name one of the calendars of this pack${known.length > 0 ? ` (${known.join(', ')})` : ', which has none'}`,
  );
  return undefined;
}

function readIdle(raw: unknown, place: Place): number {
  if (raw === undefined) return 15 * MINUTE;
  const checked = typeof raw === 'string' ? checkDuration(raw) : undefined;
  const ms = checked && 'duration' in checked ? openMilliseconds(checked.duration) : undefined;
  if (ms !== undefined && ms >= MINUTE) return ms;
  place.complain(place.path, "must be a time by the clock of at least a minute, such as '15min'");
  return 15 * MINUTE;
}

function readColours(raw: unknown, place: Place): ChatTerms['colours'] {
  const said = readMap(raw, ['accent', 'on-accent'], { ...place, like: "{ accent: '#0b5cad', on-accent: '#ffffff' }" });
  const one = (key: string, usual: string): string => {
    if (said[key] === undefined) return usual;
    const colour = colourOf(said[key]);
    if (colour === undefined) place.complain(inside(place, key).path, "must be a colour such as '#0b5cad'");
    return colour ?? usual;
  };
  const colours = { accent: one('accent', usualColours.accent), onAccent: one('on-accent', usualColours.onAccent) };
  if (contrast(colours.accent, colours.onAccent) < READABLE)
    place.complain(place.path, `must be two colours that can be read on each other: their contrast is below ${String(READABLE)}`);
  return colours;
}

function readFiles(raw: unknown, place: Place): FileTerms {
  const said = readMap(raw, ['most-mb', 'types'], { ...place, like: '{ most-mb: 5, types: [image/*, application/pdf] }' });
  const at = inside(place, 'types');
  const types = said['types'] === undefined ? usualFiles.types : readList(said['types'], { ...at, like: '[image/*, application/pdf]' });
  types.forEach((type, i) => {
    if (typeof type !== 'string' || !/^[a-z]+\/(\*|[a-z0-9.+-]+)$/.test(type))
      place.complain(inside(at, i).path, 'must be a media type such as image/png, or image/* for all of a kind');
  });
  const most = readCount(said['most-mb'], usualFiles.mostBytes / MEGABYTE, { ...inside(place, 'most-mb'), least: 0, most: MOST_MEGABYTES });
  return { mostBytes: most * MEGABYTE, types: types.map(String) };
}

function readProof(raw: unknown, place: Place): ChatTerms['proof'] {
  if (raw === undefined) return 'none';
  const known = proofKinds.find((kind) => kind === raw);
  if (known === undefined) place.complain(place.path, `must be one of ${proofKinds.join(', ')}`);
  return known ?? 'none';
}

const keys = ['key', 'origins', 'hours', 'title', 'greeting', 'away', 'limit-per-agent', 'idle', 'form', 'verify', 'colours', 'files'];

/** `chat:` of a contract pack. */
export const chatSection = defineSection<ChatTerms>('chat', {
  summary: 'Key and sites of the chat, hours, texts, limit per agent, files, colours.',
  read(raw, pack, complain) {
    const place: Place = { path: '', pack, complain };
    const said = readMap(raw, keys, { ...place, like: "{ key: acme-7f3k2m, origins: ['https://www.acme.example'] }" });
    const at = (key: string) => inside(place, key);
    const origins = readList(said['origins'], { ...at('origins'), like: "['https://www.acme.example']" });
    return {
      key: raw === undefined || raw === null ? undefined : readKey(said['key'], at('key')),
      origins: origins.map((one, i) => readOrigin(one, inside(at('origins'), i))),
      hours: readCalendar(said['hours'], at('hours')),
      title: readTexts(said['title'], at('title')),
      greeting: readTexts(said['greeting'], at('greeting')),
      away: readTexts(said['away'], at('away')),
      limitPerAgent: readCount(said['limit-per-agent'], 3, { ...at('limit-per-agent'), least: 1, most: 20 }),
      idleMs: readIdle(said['idle'], at('idle')),
      form: readFlag(said['form'], true, at('form')),
      proof: readProof(said['verify'], at('verify')),
      colours: readColours(said['colours'], at('colours')),
      files: readFiles(said['files'], at('files')),
    };
  },
});
