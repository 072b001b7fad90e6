/** Text inside a cell of a table. */
const cell = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');

/** A table, or nothing when there are no rows. */
export function table(head, rows) {
  if (rows.length === 0) return '';
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export const code = (text) => (text ? `\`${text}\`` : '');
export const codes = (texts) => texts.map(code).join(', ');

/** Paragraphs of a page; empty ones are left out. */
export const page = (...parts) => `${parts.flat(9).filter(Boolean).join('\n\n')}\n`;

const between = ({ minimum, maximum }) => {
  if (minimum !== undefined && maximum !== undefined) return `, ${minimum}-${maximum}`;
  if (minimum !== undefined) return `, ${minimum} or more`;
  return maximum === undefined ? '' : `, at most ${maximum}`;
};

const lengths = ({ minLength, maxLength }) => {
  if (maxLength !== undefined) return `, ${minLength ?? 0}-${maxLength} characters`;
  return minLength ? `, at least ${minLength} characters` : '';
};

const isNull = (schema) => schema.type === 'null';

/** A value that may also be null, and one of several. */
function alternatives(schemas, wordsOf) {
  const others = schemas.filter((one) => !isNull(one)).map(wordsOf);
  return [others.join(', or '), ...(schemas.some(isNull) ? ['or null'] : [])].filter(Boolean).join(', ');
}

/**
 * What a JSON schema asks for, in words.
 * @param {(name: string) => string} link what to write for a class
 */
export function words(schema, link = code) {
  const inner = (of) => words(of, link);
  if (schema.$ref) return link(schema.$ref.split('/').at(-1));
  if (schema.anyOf) return alternatives(schema.anyOf, inner);
  if (Array.isArray(schema.type)) {
    const [type] = schema.type;
    const values = schema.enum && { enum: schema.enum.filter((value) => value !== null) };
    return `${inner({ ...schema, type, ...values })}, or null`;
  }
  if (schema.type === 'null') return 'null';
  if (schema.enum) return `one of ${codes(schema.enum)}`;
  if (schema.type === 'array') return `list, each ${inner(schema.items ?? {})}${schema.maxItems ? `; at most ${schema.maxItems}` : ''}`;
  if (schema.format === 'date-time') return 'instant, ISO 8601';
  if (schema.format === 'email') return 'mail address';
  if (typeof schema.additionalProperties === 'object') return `object, each value ${inner(schema.additionalProperties)}`;
  if (schema.type === 'string') return `text${lengths(schema)}`;
  if (schema.type === 'integer') return `whole number${between(schema)}`;
  if (schema.type === 'number') return `number${between(schema)}`;
  return { boolean: 'true or false', object: 'object' }[schema.type] ?? 'anything';
}
