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

/** What a JSON schema asks for, in words. */
export function words(schema) {
  if (schema.enum) return `one of ${codes(schema.enum)}`;
  if (schema.type === 'array') return `list, each ${words(schema.items ?? {})}${schema.maxItems ? `; at most ${schema.maxItems}` : ''}`;
  if (schema.format === 'date-time') return 'instant, ISO 8601';
  if (schema.format === 'email') return 'mail address';
  if (schema.type === 'string') return `text${lengths(schema)}`;
  if (schema.type === 'integer') return `whole number${between(schema)}`;
  if (schema.type === 'number') return `number${between(schema)}`;
  return { boolean: 'true or false', object: 'object' }[schema.type] ?? 'anything';
}
