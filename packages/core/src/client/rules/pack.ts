import { LineCounter, parseDocument } from 'yaml';
import { checkCalendar, toInstant, type Calendar } from '../../calendar/index.ts';
import type { Complain, Mistake, Section } from '../../kernel/index.ts';
import { clientColours, usualColour, type ClientColour } from './colours.ts';

/** What every pack says, whatever plugins are installed. */
export interface PackHead {
  readonly client: string;
  readonly name: string;
  readonly effectiveFrom: Date;
  readonly domains: readonly string[];
  readonly mailboxes: readonly string[];
  /** The first is the default. */
  readonly languages: readonly [string, ...string[]];
  /** Who answers for this client on our side; told when a promise breaks. */
  readonly owner: string | undefined;
  /** Of its mark in the console, and of its pages. */
  readonly colour: ClientColour;
  readonly calendars: Readonly<Record<string, Calendar>>;
}

/** A pack that was read without a mistake. */
export interface Pack extends PackHead {
  readonly sections: ReadonlyMap<string, unknown>;
  readonly raw: Readonly<Record<string, unknown>>;
  /** What can be meant as it stands, and often is not. */
  readonly warnings: readonly Mistake[];
}

export type ReadPack = { readonly pack: Pack } | { readonly mistakes: readonly Mistake[] };

export const languagesOfTheDesk = ['fi', 'sv', 'en'] as const;

/** Addresses there belong to anybody: such a domain would make strangers a client's people. */
const freeMail = new Set([
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'outlook.com',
  'live.com',
  'yahoo.com',
  'icloud.com',
  'proton.me',
  'luukku.com',
  'suomi24.fi',
]);

const ownKeys = ['client', 'name', 'effective-from', 'domains', 'mailboxes', 'languages', 'owner', 'colour', 'calendars'];

const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);

/** No pack needs more; endless nesting, or an alias inside of itself, would exhaust whoever walks it. */
const DEEPEST = 20;
const isTooDeep = (value: unknown, depth = 0): boolean =>
  typeof value === 'object' && value !== null && (depth > DEEPEST || Object.values(value).some((v) => isTooDeep(v, depth + 1)));

function fromYaml(yaml: string): { raw: Record<string, unknown> } | { mistakes: Mistake[] } {
  const lines = new LineCounter();
  try {
    const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
    const mistakes = document.errors.map((e) => {
      const { line, col } = lines.linePos(e.pos[0]);
      return { path: `line ${String(line)}, column ${String(col)}`, message: `is not YAML: ${e.message}` };
    });
    if (mistakes.length > 0) return { mistakes };
    const raw: unknown = document.toJS({ maxAliasCount: 50 });
    if (isTooDeep(raw)) return { mistakes: [{ path: '', message: `must not nest deeper than ${String(DEEPEST)} levels` }] };
    return isRecord(raw) ? { raw } : { mistakes: [{ path: '', message: 'must be a YAML mapping that begins with "client: name"' }] };
  } catch (e) {
    return { mistakes: [{ path: '', message: `cannot be read: ${e instanceof Error ? e.message : String(e)}` }] };
  }
}

function texts(raw: unknown, path: string, check: { pattern: RegExp; like: string; complain: Complain }): string[] {
  if (raw === undefined) return [];
  if (!Array.isArray(raw)) {
    check.complain(path, `must be a list like [${check.like}]`);
    return [];
  }
  return raw.flatMap((value: unknown, i) => {
    const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
    if (check.pattern.test(text)) return [text];
    check.complain(`${path}[${String(i)}]`, `must look like ${check.like}`);
    return [];
  });
}

const address = /^[^\s\p{C}@<>]+@[a-z0-9-]+(\.[a-z0-9-]+)*$/u;
const domain = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;

function languages(raw: unknown, complain: Complain): [string, ...string[]] {
  if (raw === undefined) return ['en'];
  const known: readonly unknown[] = languagesOfTheDesk;
  if (Array.isArray(raw) && raw.length > 0 && raw.every((l) => known.includes(l))) return raw as [string, ...string[]];
  complain('languages', `must be a list of ${languagesOfTheDesk.join(', ')}; the first is the default`);
  return ['en'];
}

/** The thirtieth of February rolls over to another day, and so is not what was written. */
const isDate = (raw: unknown): raw is string =>
  typeof raw === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(raw) &&
  !Number.isNaN(Date.parse(raw)) &&
  new Date(raw).toISOString().startsWith(raw);

function effectiveFrom(raw: unknown, zone: string, complain: Complain): Date {
  if (raw === undefined) return new Date(0);
  if (isDate(raw)) return toInstant(`${raw}T00:00`, zone).at;
  complain('effective-from', 'must be a date like 2026-01-01');
  return new Date(0);
}

/** A calendar counts places in a list with a point before them, a pack in brackets. */
const place = /\.(\d+)(?=\.|$)/g;

function calendars(raw: unknown, complain: Complain, warn: Complain): Record<string, Calendar> {
  if (raw === undefined) return {};
  if (!isRecord(raw)) {
    complain('calendars', 'must be a mapping from a name to a calendar');
    return {};
  }
  const found: [string, Calendar][] = [];
  for (const [name, value] of Object.entries(raw)) {
    const checked = checkCalendar(value);
    const pathOf = (m: Mistake) => `calendars.${name}${m.path ? `.${m.path.replaceAll(place, '[$1]')}` : ''}`;
    for (const m of checked.warnings) warn(pathOf(m), m.message);
    if ('calendar' in checked) found.push([name, checked.calendar]);
    else for (const m of checked.mistakes) complain(pathOf(m), m.message);
  }
  return Object.fromEntries(found);
}

function ownerOf(raw: unknown, complain: Complain): string | undefined {
  if (raw === undefined) return undefined;
  const like = 'lead@desk.example';
  return texts([raw], '', { pattern: address, like, complain: (_path, message) => complain('owner', message) })[0];
}

function colourOf(raw: unknown, complain: Complain): ClientColour {
  const found = clientColours.find((colour) => colour === raw);
  if (raw !== undefined && !found) complain('colour', `must be one of ${clientColours.join(', ')}`);
  return found ?? usualColour;
}

function head(raw: Record<string, unknown>, complain: Complain, warn: Complain): PackHead {
  const slug = typeof raw['client'] === 'string' && /^[a-z0-9][a-z0-9-]{0,62}$/.test(raw['client']) ? raw['client'] : '';
  if (!slug) complain('client', 'must be a short name of small letters, digits and hyphens, like acme');
  const name = typeof raw['name'] === 'string' ? raw['name'].trim() : '';
  if (!name || name.length > 200) complain('name', "must be the client's name, 1-200 characters");
  const domains = texts(raw['domains'], 'domains', { pattern: domain, like: 'acme.example', complain });
  for (const d of domains) if (freeMail.has(d)) complain('domains', `must not hold ${d}: anybody can have an address there`);
  const ours = calendars(raw['calendars'], complain, warn);
  const owner = ownerOf(raw['owner'], complain);
  const zone = Object.values(ours)[0]?.versions[0]?.zone.name ?? 'UTC';
  return {
    client: slug,
    name,
    owner,
    colour: colourOf(raw['colour'], complain),
    domains,
    mailboxes: texts(raw['mailboxes'], 'mailboxes', { pattern: address, like: 'help@acme.example', complain }),
    languages: languages(raw['languages'], complain),
    calendars: ours,
    effectiveFrom: effectiveFrom(raw['effective-from'], zone, complain),
  };
}

/**
 * Read a contract pack with the sections of the plugins that are installed. Collects every mistake, each with its path.
 * `effective-from` is midnight in the zone of the pack's first calendar, UTC without one.
 */
export function readPack(yaml: string, sections: readonly Section<unknown>[]): ReadPack {
  const parsed = fromYaml(yaml);
  if ('mistakes' in parsed) return parsed;
  const { raw } = parsed;
  const mistakes: Mistake[] = [];
  const warnings: Mistake[] = [];
  const complain: Complain = (path, message) => mistakes.push({ path, message });
  const known = new Set([...ownKeys, ...sections.map((s) => s.section)]);
  for (const key of Object.keys(raw)) {
    if (!known.has(key))
      complain(
        key,
        `is no section that an installed plugin reads. Install the plugin that does, or correct the name (known: ${[...known].join(', ')})`,
      );
  }
  const first = head(raw, complain, (path, message) => warnings.push({ path, message }));
  // A calendar with a mistake is there all the same: whoever names it makes no second one.
  const named = isRecord(raw['calendars']) ? Object.fromEntries(Object.keys(raw['calendars']).map((name) => [name, undefined])) : {};
  const surroundings = { raw, calendars: { ...named, ...first.calendars } };
  const values = sections.map((section): [string, unknown] => {
    const at = (path: string) => `${section.section}${path && !path.startsWith('[') ? '.' : ''}${path}`;
    return [
      section.section,
      section.read(raw[section.section], surroundings, (path, message) => {
        complain(at(path), message);
      }),
    ];
  });
  return mistakes.length > 0 ? { mistakes } : { pack: { ...first, sections: new Map(values), raw, warnings } };
}
