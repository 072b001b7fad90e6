import { describe, expect, test } from '@jest/globals';
import { IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, Length, Matches, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import {
  anyone,
  consolePage,
  defineAction,
  defineForm,
  definePanel,
  Secret,
  type Action,
  type Field,
  type Form,
  type Panel,
} from '../../kernel/index.ts';
import { besideTicket } from '../../ticket/index.ts';
import { inputOf, outputOf } from '../facts.ts';
import { formMistakes } from './form.ts';
import { fillMistakes, panelMistakes } from './panel.ts';
import { textMistakes } from './texts.ts';

const text = { fi: 'Sana', sv: 'Ord', en: 'Word' };

class Inner {
  @IsString() asked!: string;
}
class Everything {
  @IsInt() ticketId!: number;
  @IsOptional() @IsString() @Length(1, 10) word?: string;
  @IsOptional() @IsIn(['a', 'b']) letter?: string;
  @IsOptional() @IsArray() @IsString({ each: true }) codes?: string[];
  @IsOptional() @IsBoolean() sure?: boolean;
  @IsOptional() @IsISO8601() at?: string;
  @IsOptional() @Matches(/^\d{4}-\d\d-\d\d \d\d:\d\d$/) local?: string;
  @IsOptional() @Secret() @IsString() password?: string;
  @IsOptional() @ValidateNested() @Type(() => Inner) inner?: Inner;
}
const take = defineAction('x.take', {
  summary: '',
  allow: anyone,
  http: 'POST /x/:ticketId',
  input: Everything,
  run: async () => undefined,
});
const label = { label: text };
const letters = [
  { value: 'a', label: text },
  { value: 'b', label: text },
];
const formWith = (more: Partial<Form>): Form => ({
  ...defineForm('x', { title: text, button: text, fields: [], submits: take, fills: { ticketId: 'ticketId' } }),
  ...more,
});
const complaints = (more: Partial<Form>): string[] =>
  formMistakes(formWith(more), inputOf(more.submits ?? take)).map(({ path, message }) => `${path} ${message}`);
const field = (name: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({ name, kind, ...label, ...more });

describe('a form', () => {
  test('that fits its action has no mistakes', () => {
    const fields = [
      field('word', 'text'),
      field('letter', 'choice', { choices: letters, initial: 'a' }),
      field('codes', 'choices', { choicesFrom: 'codes' }),
      field('sure', 'yes-no', { when: { field: 'letter', is: ['a', 'b'] } }),
      field('at', 'date-time', { when: { field: 'sure', is: true } }),
      field('local', 'date-time', { time: 'local' }),
      field('password', 'secret'),
      field('inner.asked', 'long-text'),
    ];
    expect(complaints({ fields })).toEqual([]);
  });

  test.each<[string, Partial<Form>, string]>([
    ['a name that the action does not know', { fields: [field('wort', 'text')] }, 'x.wort is no input of the action'],
    ['a name inside one that it does not know', { fields: [field('inner.wort', 'text')] }, 'x.inner.wort is no input of the action'],
    ['another type', { fields: [field('word', 'number')] }, 'x.word is number, and the action takes string'],
    ['a field twice', { fields: [field('word', 'text'), field('word', 'text')] }, 'x.word is there twice'],
    [
      'a choice without choices',
      { fields: [field('letter', 'choice')] },
      'x.letter has no choices; name them, or say from where they come',
    ],
    ['choices of what is none', { fields: [field('word', 'text', { choices: letters })] }, 'x.word has choices and is no choice'],
    [
      'a choice that the action refuses',
      { fields: [field('letter', 'choice', { choices: [{ value: 'c', label: text }] })] },
      'x.letter offers c, which is not one of a, b',
    ],
    [
      'an instant where a local time is wanted',
      { fields: [field('local', 'date-time')] },
      'x.local is an instant, and 2026-01-08 14:00 does not look like ^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d$',
    ],
    ['a secret shown in the open', { fields: [field('password', 'text')] }, 'x.password is marked as secret by the action'],
    ['what is not kept secret', { fields: [field('word', 'secret')] }, 'x.word is secret, and the action does not mark it so'],
    [
      'too long a beginning',
      { fields: [field('word', 'text', { initial: 'x'.repeat(11) })] },
      `x.word begins with ${'x'.repeat(11)}, which is longer than 10 characters`,
    ],
    [
      'a condition on what comes later',
      { fields: [field('sure', 'yes-no', { when: { field: 'word', is: 'x' } }), field('word', 'text')] },
      'x.sure depends on word, which is no field before it',
    ],
    [
      'a condition that never holds',
      { fields: [field('letter', 'choice', { choices: letters }), field('sure', 'yes-no', { when: { field: 'letter', is: 'z' } })] },
      'x.sure depends on letter being z, which it never is',
    ],
    ['nothing for what is needed', { fills: {} }, 'x leaves out ticketId, which the action needs'],
    [
      'what is needed only now and then',
      { fills: {}, fields: [field('sure', 'yes-no'), field('ticketId', 'ticket', { when: { field: 'sure', is: true } })] },
      'x leaves out ticketId, which the action needs',
    ],
    [
      'what it fills and there is not',
      { fills: { ticketId: 'ticketId', other: 'ticketId' } },
      'x fills other, which is no input of the action',
    ],
    ['what it fixes wrongly', { fixed: { letter: 'z' } }, 'x fixes letter at z, which is not one of a, b'],
  ])('with %s is told so', (_what, more, complaint) => {
    expect(complaints(more)).toEqual([complaint]);
  });

  test('whose action has no route cannot be submitted', () => {
    const silent = defineAction('x.silent', { summary: '', allow: anyone, run: async () => undefined });
    expect(complaints({ submits: silent, fills: {} })).toEqual(['x submits x.silent, which has no route']);
  });
});

test('is filled with what its place gives, and from a row where there is one', () => {
  const there = { places: [besideTicket, consolePage], also: ['row'] as const };
  expect(fillMistakes('x', { a: 'ticketId', b: 'row.id', c: 'panel.id' }, there)).toEqual([
    { path: 'x', message: 'fills a with ticketId, which the place page does not give' },
    { path: 'x', message: 'fills c from a panel, and stands on none' },
  ]);
});

class Row {
  @IsInt() id!: number;
}
class Listed {
  @ValidateNested({ each: true }) @Type(() => Row) items!: Row[];
}
const reading = (more: Partial<Action<Everything, unknown>>) =>
  ({ ...defineAction('x.read', { summary: '', allow: anyone, http: 'GET /x', run: async () => undefined }), ...more }) as Action<
    Everything,
    unknown
  >;
const panelComplaints = (more: Partial<Panel>): string[] => {
  const reads = more.reads ?? reading({ output: Listed });
  const panel = definePanel('p', {
    title: text,
    stands: [consolePage],
    reads,
    shows: 'rows',
    rowsAt: 'items',
    fields: [],
    empty: text,
    ...more,
  });
  return panelMistakes(panel, { input: inputOf(reads).schema, output: outputOf(reads) }).map(({ path, message }) => `${path} ${message}`);
};

describe('a panel', () => {
  const shown = (name: string) => [{ name, kind: 'number' as const, label: text }];

  test('shows what its action gives', () => {
    expect(panelComplaints({ fields: shown('id') })).toEqual([]);
    expect(panelComplaints({ fields: shown('name') })).toEqual(['p.name is not in the result of the action']);
    expect(panelComplaints({ rowsAt: 'all' })).toEqual(['p finds no rows at all']);
    expect(panelComplaints({ reads: reading({ output: [Row] }), rowsAt: undefined as never, fields: shown('id') })).toEqual([]);
    expect(panelComplaints({ shows: 'facts', reads: reading({ output: Row }), rowsAt: undefined as never, fields: shown('id') })).toEqual(
      [],
    );
  });

  test('reads by a route that changes nothing, and gives it what it needs', () => {
    expect(panelComplaints({ reads: take })).toEqual([
      'p reads x.take, which has no route that only reads',
      'p leaves out ticketId, which the action needs',
    ]);
    expect(panelComplaints({ fills: { ticketId: 'ticketId' } })).toEqual([
      'p fills ticketId, which is no input of the action',
      'p fills ticketId with ticketId, which the place page does not give',
    ]);
    expect(panelComplaints({ reads: reading({ input: Everything }), fixed: { ticketId: 1, letter: 'z' } })).toEqual([
      'p fixes letter at a value that is not one of a, b',
    ]);
  });

  test('offers forms where they can be filled', () => {
    expect(panelComplaints({ rowForms: [formWith({ fills: { ticketId: 'row.id' } })] })).toEqual([]);
    expect(panelComplaints({ forms: [formWith({ fills: { ticketId: 'row.id' } })] })).toEqual([
      'p/x fills ticketId from a row, and stands on none',
    ]);
    expect(panelComplaints({ shows: 'facts', rowsAt: 'items', rowForms: [formWith({ fills: { ticketId: 'row.id' } })] })).toEqual([
      'p has forms on rows and shows none',
    ]);
  });
});

test('a form on a row waits for what is in the row and can be so', () => {
  const offering = (offered: NonNullable<Form['offered']>) =>
    panelComplaints({ rowForms: [formWith({ fills: { ticketId: 'row.id' }, offered })] });
  expect(offering([{ field: 'id', is: 7 }])).toEqual([]);
  expect(offering([{ field: 'state', is: 'done' }])).toEqual(['p/x is offered by state, which is not in a row']);
  expect(offering([{ field: 'id', is: [7, 'x'] }])).toEqual(['p/x is offered when id is x, which is string, and the action takes integer']);
});

test('texts are there in every language', () => {
  expect(textMistakes('x', { title: { fi: 'a', sv: ' ', en: 'c' }, fields: [{ label: { fi: 'a' } }], submits: { fi: '' } })).toEqual([
    { path: 'x', message: 'has a text without words in sv' },
    { path: 'x', message: 'has a text without words in sv' },
    { path: 'x', message: 'has a text without words in en' },
  ]);
});
