import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { linesSaying, packSaying } from './into-pack.ts';

const pack = 'client: acme # ours\nname: Acme Oy\n';
const words = { template: 'confirmation', language: 'fi', subject: 'Re: {{subject}} "x": #{{ticket}}' };

test.each([
  'Hei {{name}},\n\nterveisin\n{{client}}\n',
  'one line without an end',
  '\n\n  begins with blanks\n',
  '"quotes": and # marks\n- and a list\n',
  '',
])('%j is in the pack word for word, the first time and the next', (text) => {
  const first = packSaying(pack, { ...words, text: 'Terve\n' }) ?? '';
  const next = packSaying(first, { ...words, text }) ?? '';
  const other = packSaying(next, { ...words, language: 'en', text }) ?? '';
  const said = { subject: words.subject, text };
  expect(parse(packSaying(pack, { ...words, text }) ?? '')).toMatchObject({ name: 'Acme Oy', templates: { confirmation: { fi: said } } });
  expect(parse(next)).toMatchObject({ templates: { confirmation: { fi: said } } });
  expect(parse(other)).toEqual({ client: 'acme', name: 'Acme Oy', templates: { confirmation: { fi: said, en: said } } });
  expect(other).toContain('client: acme # ours\n');
  expect(parse(linesSaying({ ...words, text }))).toEqual({ templates: { confirmation: { fi: said } } });
});

test('a pack that cannot be read takes no words', () => {
  expect(packSaying('client: [acme', { ...words, text: 'Hei' })).toBeUndefined();
});
