import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { yamlFor } from './yaml.ts';

test.each([
  'Hei {{name}},\n\nterveisin\n{{client}}\n',
  'one line without an end',
  '\n\n  begins with blanks\n',
  '"quotes": and # marks\n- and a list\n',
])('%j comes back word for word', (text) => {
  const words = { subject: 'Re: {{subject}} "x": #{{ticket}}', text };
  const read = parse(yamlFor({ template: 'confirmation', language: 'fi', ...words })) as unknown;
  expect(read).toEqual({ templates: { confirmation: { fi: words } } });
});
