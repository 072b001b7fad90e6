import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changed } from './change.ts';
import { valueAt } from '../form/pack-context.ts';
import { readText, saidBy, type Path } from './text.ts';

const pack = `# Acme: what was agreed on 3 May.
client: acme
name: Acme Oy # as in the register
domains: [acme.example]
mailboxes:
  - help@acme.example # the old one
  - it@acme.example
calendars:
  office:
    zone: Europe/Helsinki
    hours: { mon-fri: ['08:00-16:00'] } # and not on Saturdays
    holidays: { country: FI, extra: { 2026-12-31: '08:00-12:00' } }

# One promise for all.
sla:
  - name: standard
    calendar: office
    targets:
      urgent: { first-response: 15min, resolution: 4h } # hard
      normal: { resolution: 3bd }
    warn-at: [75%]
escalation: []
`;

/** Lines that are in one text and not in the other. */
function lines(before: string, after: string): { gone: string[]; came: string[] } {
  const [a, b] = [before.split('\n'), after.split('\n')];
  return { gone: a.filter((line) => !b.includes(line)), came: b.filter((line) => !a.includes(line)) };
}

describe('a change in the form', () => {
  test.each([
    ['a plain value', ['name'], 'Acme Oyj', ['name: Acme Oyj # as in the register']],
    [
      'a value in brackets',
      ['sla', 0, 'targets', 'urgent', 'resolution'],
      '2h',
      ['      urgent: { first-response: 15min, resolution: 2h } # hard'],
    ],
    [
      'a new value in brackets',
      ['sla', 0, 'targets', 'normal', 'first-response'],
      '1h',
      ['      normal: { resolution: 3bd, first-response: 1h }'],
    ],
    ['a new line of a block', ['sla', 0, 'targets', 'low'], { resolution: '10bd' }, ['      low: { resolution: 10bd }']],
    ['a new key of the pack', ['colour'], 'teal', ['colour: teal']],
    ['a list in brackets', ['domains'], ['acme.example', 'acme.fi'], ['domains: [acme.example, acme.fi]']],
    ['one more of a list on lines', ['mailboxes'], ['help@acme.example', 'it@acme.example', 'x@acme.example'], ['  - x@acme.example']],
    ['a holiday', ['calendars', 'office', 'holidays', 'extra', '2026-05-15'], 'closed', expect.anything()],
    ['a first of nothing', ['escalation'], [{ when: 'bounced', do: [{ 'raise-tier': 1 }] }], expect.anything()],
    ['something with a colon', ['name'], 'Acme: the company', expect.anything()],
  ])('%s is a change of that place alone', (_what, path, value, came) => {
    const after = changed(pack, path, value);
    const difference = lines(pack, after);
    expect(difference.came).toEqual(came);
    expect(difference.came.length).toBeLessThanOrEqual(2);
    expect(difference.gone.length).toBeLessThanOrEqual(1);
    expect(readText(after).getIn(path) === undefined).toBe(false);
    expect((after.match(/#/g) ?? []).length).toBe(6);
  });

  test.each([
    ['a value in brackets', ['sla', 0, 'targets', 'urgent', 'resolution'], '      urgent: { first-response: 15min } # hard'],
    ['the only value of its brackets, and so the line', ['sla', 0, 'targets', 'normal', 'resolution'], undefined],
    ['a key', ['domains'], undefined],
    ['an entry of a list', ['mailboxes', 1], undefined],
    ['the only holiday', ['calendars', 'office', 'holidays', 'extra', '2026-12-31'], '    holidays: { country: FI }'],
  ])('%s is taken away', (_what, path, line) => {
    const { gone, came } = lines(pack, changed(pack, path, undefined));
    expect(gone).toHaveLength(1);
    expect(came).toEqual(line === undefined ? [] : [line]);
  });

  test('words of several lines stand on lines of their own, and are replaced there', () => {
    const [first, second] = ['Hei {{name}},\n\nviesti on tullut.\n', 'Hei {{name}}!\n\n  Olemme täällä: soita.'];
    const at = ['templates', 'confirmation', 'fi'];
    const written = changed(pack, at, { subject: 'Hei', text: first });
    expect(lines(pack, written)).toEqual({
      gone: [],
      came: [
        'templates:',
        '  confirmation:',
        '    fi:',
        '      subject: Hei',
        '      text: |',
        '        Hei {{name}},',
        '        viesti on tullut.',
      ],
    });
    const again = changed(`${written}colour: teal\n`, [...at, 'text'], second);
    expect(lines(written, again)).toEqual({
      gone: ['      text: |', '        Hei {{name}},', '        viesti on tullut.'],
      came: ['      text: |-', '        Hei {{name}}!', '          Olemme täällä: soita.', 'colour: teal'],
    });
    const short = changed(again, [...at, 'text'], 'Hei');
    expect(valueAt(saidBy(readText(changed(short, [...at, 'text'], second))), at)).toEqual({ subject: 'Hei', text: second });
    expect((short.match(/#/g) ?? []).length).toBe(6);
  });

  test('an empty text, a text of comments and one that is no YAML', () => {
    expect(saidBy(readText(changed('client: x\n', ['calendars', 'office', 'zone'], 'UTC')))).toEqual({
      client: 'x',
      calendars: { office: { zone: 'UTC' } },
    });
    expect(changed('client: x\ncalendars:\n', ['calendars', 'office', 'zone'], 'UTC')).toContain('client: x\n');
    expect(changed('a: [', ['name'], 'x')).toBe('a: [');
    expect(changed('client: x', ['name'], 'y')).toBe('client: x\nname: y\n');
  });

  test('typed letter by letter, each value is what was typed', () => {
    let text = pack;
    for (const typed of ['4', '45', '45m', '45mi', '45min', '45min ', '', "it's: {a}", '# no', 'true', '12', '- x']) {
      text = changed(text, ['sla', 0, 'targets', 'urgent', 'first-response'], typed);
      expect(saidBy(readText(text))).toMatchObject({ sla: [{ targets: { urgent: { 'first-response': typed } } }] });
      text = changed(text, ['name'], typed);
      expect(saidBy(readText(text))).toMatchObject({ name: typed });
    }
    expect((text.match(/#/g) ?? []).length).toBe(6);
  });
});

/** No two of them stand within each other. */
const places: readonly Path[] = [
  ...[['name'], ['domains'], ['mailboxes'], ['owner'], ['languages']],
  ...[
    ['calendars', 'office', 'zone'],
    ['calendars', 'office', 'hours', 'mon-fri'],
    ['calendars', 'office', 'hours', 'sat'],
  ],
  ...[
    ['calendars', 'office', 'holidays', 'extra', '2026-05-15'],
    ['calendars', 'nights', 'zone'],
  ],
  ...[
    ['sla', 0, 'targets', 'urgent', 'resolution'],
    ['sla', 0, 'targets', 'low', 'first-response'],
    ['sla', 0, 'warn-at'],
  ],
];

test('whatever is typed wherever, it is said there, and everything else says what it said', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constant(undefined),
    fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }),
  );
  const edits = fc.array(fc.record({ path: fc.constantFrom(...places), value: anything }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(edits, (all) => {
      let text = pack;
      for (const { path, value } of all) {
        const before = saidBy(readText(text));
        text = changed(text, path, value);
        const after = saidBy(readText(text));
        for (const place of places) expect(valueAt(after, place)).toEqual(place === path ? value : valueAt(before, place));
      }
      expect(text).toContain('# Acme: what was agreed on 3 May.');
      expect(text).toContain('# One promise for all.');
    }),
    { numRuns: 25 },
  );
});
