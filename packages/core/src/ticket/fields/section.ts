import { defineSection, type Complain, type Localised } from '../../kernel/index.ts';

/** What a field may hold. */
export const fieldTypes = ['text', 'number', 'choice', 'date', 'yes-no'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** A field of a client's tickets, as the contract declares it. */
export interface FieldTerms {
  readonly key: string;
  readonly label: Localised;
  readonly type: FieldType;
  /** What may be chosen; empty for every other type. */
  readonly choices: readonly { readonly value: string; readonly label: Localised }[];
  /** When it must be filled in: before a ticket is opened, or before it is resolved. */
  readonly required: 'open' | 'resolve' | undefined;
  /** True when the requester sees it. */
  readonly public: boolean;
}

type Raw = Readonly<Record<string, unknown>>;
interface At {
  readonly path: string;
  readonly complain: Complain;
}

const isRecord = (v: unknown): v is Raw => typeof v === 'object' && v !== null && !Array.isArray(v);
const keyForm = /^[a-z][a-z0-9-]{0,40}$/;
const known = ['key', 'label', 'type', 'choices', 'required', 'public'];
const MOST_FIELDS = 50;
const MOST_CHOICES = 200;
const LONGEST_LABEL = 200;

const isLabel = (v: unknown): v is string => typeof v === 'string' && v.trim() !== '' && v.length <= LONGEST_LABEL;

function localised(raw: unknown, { path, complain }: At): Localised {
  if (isLabel(raw)) return raw;
  if (isRecord(raw) && Object.keys(raw).length > 0 && Object.entries(raw).every(([l, v]) => /^(fi|sv|en)$/.test(l) && isLabel(v)))
    return raw as Record<string, string>;
  complain(path, 'must be a text, or a map like { fi: Laite, sv: Apparat, en: Device }');
  return '';
}

function choiceOf(raw: unknown, { path, complain }: At): FieldTerms['choices'] {
  if (typeof raw === 'string' && isLabel(raw)) return [{ value: raw, label: raw }];
  if (isRecord(raw) && isLabel(raw['value']))
    return [{ value: raw['value'], label: localised(raw['label'] ?? raw['value'], { path: `${path}.label`, complain }) }];
  complain(path, 'must be a text, or a map like { value: laptop, label: { fi: Kannettava, en: Laptop } }');
  return [];
}

function choicesOf(raw: unknown, type: unknown, { path, complain }: At): FieldTerms['choices'] {
  if (type !== 'choice') {
    if (raw !== undefined) complain(path, 'belongs to the type choice alone; leave it out');
    return [];
  }
  if (!Array.isArray(raw) || raw.length === 0 || raw.length > MOST_CHOICES) {
    complain(path, `must be a list of 1 to ${String(MOST_CHOICES)} choices`);
    return [];
  }
  const choices = raw.flatMap((one, i) => choiceOf(one, { path: `${path}[${String(i)}]`, complain }));
  if (new Set(choices.map((c) => c.value)).size < choices.length) complain(path, 'names a value twice');
  return choices;
}

function fieldOf(raw: unknown, { path, complain }: At): FieldTerms[] {
  if (!isRecord(raw) || typeof raw['key'] !== 'string' || !keyForm.test(raw['key'])) {
    complain(
      path,
      'must be a map like { key: asset, label: { fi: Laitetunnus, en: Asset }, type: text }; the key has small letters, digits and hyphens',
    );
    return [];
  }
  const { key, type = 'text', required, public: isPublic = false } = raw;
  for (const name of Object.keys(raw))
    if (!known.includes(name)) complain(`${path}.${name}`, `is not known here; there are ${known.join(', ')}`);
  const isType = (v: unknown): v is FieldType => fieldTypes.includes(v as FieldType);
  if (!isType(type)) complain(`${path}.type`, `must be one of ${fieldTypes.join(', ')}`);
  if (required !== undefined && required !== 'open' && required !== 'resolve') complain(`${path}.required`, 'must be open or resolve');
  if (typeof isPublic !== 'boolean') complain(`${path}.public`, 'must be true or false');
  return [
    {
      key,
      label: localised(raw['label'], { path: `${path}.label`, complain }),
      type: isType(type) ? type : 'text',
      choices: choicesOf(raw['choices'], type, { path: `${path}.choices`, complain }),
      required: required === 'open' || required === 'resolve' ? required : undefined,
      public: isPublic === true,
    },
  ];
}

/** `fields:` of a contract pack. */
export const fieldsSection = defineSection<readonly FieldTerms[]>('fields', {
  summary:
    'What tickets of this client are asked besides: fields of the client’s own, with what they hold, when they must be filled in, and who sees them.',
  read(raw, _pack, complain) {
    if (raw === undefined) return [];
    if (!Array.isArray(raw) || raw.length > MOST_FIELDS) {
      complain('', `must be a list of at most ${String(MOST_FIELDS)} fields`);
      return [];
    }
    const fields = raw.flatMap((one, i) => fieldOf(one, { path: `[${String(i)}]`, complain }));
    const keys = fields.map((f) => f.key);
    for (const key of new Set(keys.filter((k, i) => keys.indexOf(k) !== i))) complain('', `declares ${key} twice`);
    return fields;
  },
});
