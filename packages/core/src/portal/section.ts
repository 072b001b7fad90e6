import { clientColours, usualColour, type ClientColour } from '../client/index.ts';
import { defineSection, type Complain, type Field, type Localised, type SectionSurroundings } from '../kernel/index.ts';

/** A kind of trouble as a contract describes it. */
export interface KindTerms {
  readonly kind: string;
  readonly title: Localised;
  readonly intro: Localised;
  /** What the long field asks; the desk's own words when left out. */
  readonly ask: Localised | undefined;
  /** At most two short questions more. */
  readonly fields: readonly Field[];
  readonly type: string | undefined;
  readonly service: string | undefined;
}

/** A client's portal. */
export interface PortalTerms {
  readonly name: Localised;
  /** The client's own, unless its pages are to look different. */
  readonly colour: ClientColour;
  readonly welcome: Localised;
  /** Names of kinds that there are, and kinds of the client's own; all of the desk's when left out. */
  readonly kinds: readonly (string | KindTerms)[] | undefined;
  /** The calendar whose hours are shown. */
  readonly hours: string | undefined;
  readonly phone: string | undefined;
}

type Raw = Readonly<Record<string, unknown>>;
const isRecord = (v: unknown): v is Raw => typeof v === 'object' && v !== null && !Array.isArray(v);
const keys = ['name', 'colour', 'welcome', 'kinds', 'hours', 'phone'];
const kindKeys = ['kind', 'title', 'intro', 'ask', 'fields', 'type', 'service'];
const fieldKeys = ['name', 'label', 'help', 'choices', 'required', 'when'];
const LONGEST = 2_000;
const name = /^[a-z][a-z0-9-]{0,40}$/;
/** Whoever has to answer more before they may speak goes away. */
const MOST_FIELDS = 2;

function onlyKnown(raw: Raw, known: readonly string[], at: { path: string; complain: Complain }): void {
  for (const key of Object.keys(raw))
    if (!known.includes(key)) at.complain(at.path ? `${at.path}.${key}` : key, `is not known here; there are ${known.join(', ')}`);
}

function localised(raw: unknown, at: { path: string; complain: Complain; otherwise: Localised }): Localised {
  if (raw === undefined) return at.otherwise;
  const isText = (v: unknown): v is string => typeof v === 'string' && v.trim() !== '' && v.length <= LONGEST;
  if (isText(raw)) return raw;
  if (isRecord(raw) && Object.keys(raw).length > 0 && Object.entries(raw).every(([l, v]) => /^(fi|sv|en)$/.test(l) && isText(v)))
    return raw as Record<string, string>;
  at.complain(at.path, 'must be a text, or a map like { fi: ..., sv: ..., en: ... }');
  return at.otherwise;
}

/** Which answer to the question before it a question waits for. */
function whenOf(raw: unknown, at: { path: string; complain: Complain; before: readonly unknown[] }): Pick<Field, 'when'> {
  if (raw === undefined) return {};
  const { field, is } = isRecord(raw) ? raw : {};
  const earlier = at.before.filter(isRecord).find((one) => one['name'] === field);
  const choices = Array.isArray(earlier?.['choices']) ? earlier['choices'] : [];
  const answers = [is].flat();
  if (typeof field === 'string' && answers.length > 0 && answers.every((one) => typeof one === 'string' && choices.includes(one)))
    return { when: { field, is: answers as string[] } };
  at.complain(at.path, 'must name an earlier field with choices, and of these one or more: { field: place, is: Elsewhere }');
  return {};
}

function fieldOf(raw: unknown, { path, complain, before }: { path: string; complain: Complain; before: readonly unknown[] }): Field[] {
  if (!isRecord(raw) || typeof raw['name'] !== 'string' || !name.test(raw['name']) || raw['name'] === 'text') {
    complain(path, 'must be a map like { name: room, label: { fi: Huone, en: Room } }; "text" is taken');
    return [];
  }
  onlyKnown(raw, fieldKeys, { path, complain });
  const label = localised(raw['label'], { path: `${path}.label`, complain, otherwise: raw['name'] });
  const { choices } = raw;
  const isList = Array.isArray(choices) && choices.length > 0 && choices.length <= 30 && choices.every((c) => typeof c === 'string');
  if (choices !== undefined && !isList) complain(`${path}.choices`, 'must be a list of 1 to 30 texts');
  const help = raw['help'] === undefined ? {} : { hint: localised(raw['help'], { path: `${path}.help`, complain, otherwise: '' }) };
  const more = {
    required: raw['required'] === true,
    ...help,
    ...whenOf(raw['when'], { path: `${path}.when`, complain, before }),
  };
  return [
    isList ? { name: raw['name'], label, kind: 'choice', choices: choices, ...more } : { name: raw['name'], label, kind: 'text', ...more },
  ];
}

function kindOf(raw: unknown, path: string, complain: Complain): (string | KindTerms)[] {
  if (typeof raw === 'string' && name.test(raw)) return [raw];
  if (!isRecord(raw) || typeof raw['kind'] !== 'string' || !name.test(raw['kind'])) {
    complain(path, 'must be the name of a kind, or a map like { kind: vpn, title: { fi: Etäyhteys, en: Remote access } }');
    return [];
  }
  onlyKnown(raw, kindKeys, { path, complain });
  const given = raw['fields'] ?? [];
  if (!Array.isArray(given) || given.length > MOST_FIELDS)
    complain(`${path}.fields`, `must be a list of at most ${String(MOST_FIELDS)} fields`);
  for (const key of ['type', 'service'])
    if (raw[key] !== undefined && (typeof raw[key] !== 'string' || !/^[a-z][a-z0-9-]{0,62}$/.test(raw[key])))
      complain(`${path}.${key}`, 'must be a short name of small letters, digits and hyphens');
  const words = (key: string, otherwise: Localised) => localised(raw[key], { path: `${path}.${key}`, complain, otherwise });
  return [
    {
      kind: raw['kind'],
      title: words('title', raw['kind']),
      intro: words('intro', ''),
      ask: raw['ask'] === undefined ? undefined : words('ask', ''),
      fields: Array.isArray(given)
        ? given.flatMap((field, i) => fieldOf(field, { path: `${path}.fields[${String(i)}]`, complain, before: given.slice(0, i) }))
        : [],
      type: typeof raw['type'] === 'string' ? raw['type'] : undefined,
      service: typeof raw['service'] === 'string' ? raw['service'] : undefined,
    },
  ];
}

function kindsOf(raw: unknown, complain: Complain): PortalTerms['kinds'] {
  if (raw === undefined) return undefined;
  if (!Array.isArray(raw) || raw.length === 0 || raw.length > 12) {
    complain('kinds', 'must be a list of 1 to 12 kinds of trouble; leave it out for those that every desk has');
    return undefined;
  }
  const kinds = raw.flatMap((kind, i) => kindOf(kind, `kinds[${String(i)}]`, complain));
  const names = kinds.map((k) => (typeof k === 'string' ? k : k.kind));
  for (const [i, n] of names.entries()) if (names.indexOf(n) < i) complain(`kinds[${String(i)}]`, `names ${n} a second time`);
  return kinds;
}

function colourOf(raw: unknown, pack: SectionSurroundings, complain: Complain): ClientColour {
  const named = (value: unknown) => clientColours.find((colour) => colour === value);
  if (raw !== undefined && !named(raw)) complain('colour', `must be one of ${clientColours.join(', ')}`);
  return named(raw) ?? named(pack.raw['colour']) ?? usualColour;
}

function hoursOf(raw: unknown, pack: SectionSurroundings, complain: Complain): string | undefined {
  if (raw === undefined) return undefined;
  const known = Object.keys(pack.calendars);
  if (typeof raw === 'string' && known.includes(raw)) return raw;
  complain('hours', `must name one of the calendars of this pack${known.length > 0 ? ` (${known.join(', ')})` : ', which has none'}`);
  return undefined;
}

function phoneOf(raw: unknown, complain: Complain): string | undefined {
  if (raw === undefined) return undefined;
  if (typeof raw === 'string' && /^\+[\d ]{6,24}$/.test(raw)) return raw;
  complain('phone', "must be a number as people dial it from abroad, like '+358 9 1234 5678'");
  return undefined;
}

/** `portal:` of a contract pack. A client without it has no portal. */
export const portalSection = defineSection<PortalTerms | undefined>('portal', {
  summary: "The client's pages for those who ask: name, colour, welcome, kinds of trouble, hours, telephone. No portal when left out.",
  read(raw, pack, complain) {
    if (raw === undefined) return undefined;
    if (!isRecord(raw)) {
      complain('', `must be a map with ${keys.join(', ')}`);
      return undefined;
    }
    onlyKnown(raw, keys, { path: '', complain });
    const otherwise = typeof pack.raw['name'] === 'string' ? pack.raw['name'] : '';
    return {
      name: localised(raw['name'], { path: 'name', complain, otherwise }),
      colour: colourOf(raw['colour'], pack, complain),
      welcome: localised(raw['welcome'], { path: 'welcome', complain, otherwise: '' }),
      kinds: kindsOf(raw['kinds'], complain),
      hours: hoursOf(raw['hours'], pack, complain),
      phone: phoneOf(raw['phone'], complain),
    };
  },
});
