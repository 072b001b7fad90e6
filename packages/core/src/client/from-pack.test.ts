import { expect, test } from '@jest/globals';
import { fromPack, type PackPlace } from './from-pack.ts';

function look<T>(read: (place: PackPlace) => T, languages: unknown = ['fi', 'en']): { value: T; said: string[] } {
  const said: string[] = [];
  const pack = { raw: { languages }, calendars: { office: {} } } as unknown as PackPlace['pack'];
  const top = fromPack.top(pack, (path, message) => said.push(`${path}: ${message}`));
  return { value: read(fromPack.at(top, 'it')), said };
}

test.each([
  ['a time', (at: PackPlace) => fromPack.time('90s', 1, at), 90_000],
  ['a time that is left out', (at: PackPlace) => fromPack.time(undefined, 7, at), 7],
  ['a share', (at: PackPlace) => fromPack.share('70 %', 1, at), 0.7],
  ['a count', (at: PackPlace) => fromPack.count(3, 1, { ...at, most: 5 }), 3],
  ['a flag', (at: PackPlace) => fromPack.flag(false, true, at), false],
  ['a word', (at: PackPlace) => fromPack.word('b', ['a', 'b'], { ...at, otherwise: 'a' }), 'b'],
  ['a text alone', (at: PackPlace) => fromPack.texts('hei', at), { fi: 'hei' }],
  ['texts', (at: PackPlace) => fromPack.texts({ sv: 'hej' }, at), { sv: 'hej' }],
  ['a calendar', (at: PackPlace) => fromPack.calendar('office', at), 'office'],
  ['a name', (at: PackPlace) => fromPack.name('csr-1', at), 'csr-1'],
  ['hours', (at: PackPlace) => fromPack.hours('08:00-24:00', [0, 1], at), [480, 1440]],
  ['a duration', (at: PackPlace) => fromPack.duration('2bd', { value: 1, unit: 'h' } as never, at), { value: 2, unit: 'bd' }],
])('%s is read', (_what, read, expected) => {
  expect(look<unknown>(read)).toMatchObject({ value: expected, said: [] });
});

test.each([
  ['a time in days', (at: PackPlace) => fromPack.time('2bd', 1, at), 1, 'it: must be a time by the clock'],
  [
    'too short a time',
    (at: PackPlace) => fromPack.time('5s', 1, { ...at, least: 60_000 }),
    1,
    'it: must be a time by the clock of at least 60s',
  ],
  ['a share without its mark', (at: PackPlace) => fromPack.share(70, 1, at), 1, 'it: must be a share'],
  ['too many', (at: PackPlace) => fromPack.count(6, 1, { ...at, least: 1, most: 5 }), 1, 'it: must be a whole number from 1 to 5'],
  ['a flag in words', (at: PackPlace) => fromPack.flag('yes', true, at), true, 'it: must be true or false'],
  ['another word', (at: PackPlace) => fromPack.word('c', ['a', 'b'], { ...at, otherwise: 'a' }), 'a', 'it: must be one of a, b'],
  [
    'words of which one is another',
    (at: PackPlace) => fromPack.words(['a', 'c'], ['a', 'b'], { ...at, otherwise: ['b'] }),
    ['b'],
    'it: must be a list of a, b',
  ],
  ['a text of spaces', (at: PackPlace) => fromPack.text(' ', at), undefined, 'it: must be a text of at most 4000 characters'],
  [
    'lines of which one is too long',
    (at: PackPlace) => fromPack.lines(['a', 'bc'], { ...at, longest: 1 }),
    undefined,
    'it: must be a list of texts of at most 1',
  ],
  ['a secret itself', (at: PackPlace) => fromPack.secret('hush', at), undefined, 'it: must be the name of a secret in capitals'],
  ['more than the whole', (at: PackPlace) => fromPack.share('101%', 1, { ...at, most: 1 }), 1, 'it: must be a share'],
  ['a text in another language', (at: PackPlace) => fromPack.texts({ de: 'x' }, at), { de: 'x' }, 'it.de: is not known here'],
  ['too long a text', (at: PackPlace) => fromPack.texts('xxx', { ...at, longest: 2 }), {}, 'it.fi: must be a text of at most 2'],
  ['no calendar', (at: PackPlace) => fromPack.calendar('night', at), undefined, 'it: must name one of the calendars of this pack (office)'],
  ['a long name', (at: PackPlace) => fromPack.name('Ä', at), '', 'it: must be a short name'],
  ['hours that go back', (at: PackPlace) => fromPack.hours('20:00-08:00', [0, 1], at), [0, 1], 'it: must be two times of one day'],
  [
    'no duration',
    (at: PackPlace) => fromPack.duration('0h', { value: 1, unit: 'h' } as never, at),
    { value: 1 },
    'it: must be more than 0',
  ],
  ['no map', (at: PackPlace) => fromPack.map([], ['a'], { ...at, like: '{ a: 1 }' }), {}, 'it: must be a map like { a: 1 }'],
  [
    'an unknown key',
    (at: PackPlace) => fromPack.map({ b: 1 }, ['a'], { ...at, like: '' }),
    { b: 1 },
    'it.b: is not known here; there are a',
  ],
  ['no list', (at: PackPlace) => fromPack.list('a', { ...at, like: '[a]' }), [], 'it: must be a list like [a]'],
])('%s is complained of where it stands', (_what, read, expected, sentence) => {
  const { value, said } = look<unknown>(read);
  if (typeof expected === 'object') expect(value).toMatchObject(expected);
  else expect(value).toBe(expected);
  expect(said).toEqual([expect.stringContaining(sentence)]);
});

test('entries of a list are named by their place', () => {
  expect(look((at) => fromPack.at(fromPack.at(at, 2), 'name').path).value).toBe('it[2].name');
});
