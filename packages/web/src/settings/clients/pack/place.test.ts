import { expect, test } from '@jest/globals';
import { placeOf } from './place.ts';
import { readText } from './text.ts';

const pack = `client: acme
calendars:
  office: { zone: Europe/Helsinki, hours: { mon-fri: ['08:00-16:00'] } }
sla:
  - name: standard
    targets:
      urgent: { resolution: 4x }
wrong: 1
`;
const marked = (path: string, text = pack) => text.slice(...placeOf(readText(text), text, path));

test.each([
  ['client', 'acme'],
  ['sla[0].targets.urgent.resolution', '4x'],
  ['sla[0].calendar', 'name: standard'],
  ['sla[0].targets', 'targets'],
  ['calendars.office.hours.mon-fri[0]', "'08:00-16:00'"],
  ['calendars.office.hours.mon-fri', 'mon-fri'],
  ['wrong', '1'],
  ['tiers[2].team', 'client: acme'],
  ['', 'client: acme'],
])('a mistake at %j is marked at %j', (path, at) => {
  expect(marked(path)).toBe(at);
});

test('a text that is no YAML is marked where its reader gave up, wherever that is', () => {
  expect(marked('line 2, column 2', 'client: x\n\tname: y\n')).toBe('name: y');
  expect(marked('line 9, column 9', 'client: x')).toBe('');
});
