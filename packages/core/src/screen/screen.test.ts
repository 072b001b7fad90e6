import { describe, expect, test } from '@jest/globals';
import { eachDatabase, testDesk } from '@luuri/testing';
import { IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { essentials } from '../essentials.ts';
import { staffed } from '../fixtures.ts';
import {
  anonymous,
  anyone,
  can,
  consolePage,
  defineAction,
  defineEvent,
  defineForm,
  definePanel,
  definePermission,
  definePlugin,
  out,
  settingsPage,
} from '../kernel/index.ts';
import { besideTicket } from '../ticket/index.ts';
import { screens } from './index.ts';

const say = (fi: string, sv: string, en: string) => ({ fi, sv, en });
const mayCount = definePermission('x.count', 'Count.', ['agent', 'team-lead']);
const maySet = definePermission('x.set', 'Set.');

class Count {
  @IsInt() ticketId!: number;
  /** How many. */
  @IsInt() @Min(1) @Max(9) many!: number;
  @IsOptional() @IsIn(['a', 'b']) kind?: string;
  @IsOptional() @IsString() @Length(2, 20) why?: string;
}
const count = defineAction('x.count', {
  summary: 'Count.',
  allow: can(mayCount),
  http: 'POST /x/:ticketId',
  input: Count,
  run: async () => undefined,
});
const set = defineAction('x.set', { summary: 'Set.', allow: can(maySet), http: 'PUT /x', run: async () => undefined });
const ask = defineAction('x.ask', { summary: 'Ask.', allow: anyone, http: 'POST /x', run: async () => undefined });
class Counted {
  @out.integer readonly took!: number;
}
const list = defineAction('x.list', {
  summary: 'List.',
  allow: can(mayCount),
  http: 'GET /x',
  output: [Counted],
  run: async () => [],
});
const counted = defineEvent<object>('x.counted', { summary: '', about: () => 'x' });

const countForm = defineForm('x.count', {
  title: say('Laske', 'Räkna', 'Count'),
  button: say('Laske', 'Räkna', 'Count'),
  submits: count,
  stands: [besideTicket],
  fills: { ticketId: 'ticketId' },
  fields: [
    { name: 'many', kind: 'number', label: say('Montako', 'Hur många', 'How many') },
    {
      ...{ name: 'kind', kind: 'choice', label: say('Laji', 'Slag', 'Kind') },
      choices: [
        { value: 'a', label: say('Eka', 'Första', 'First') },
        { value: 'b', label: say('Toka', 'Andra', 'Second') },
      ],
    },
    { name: 'why', kind: 'text', label: say('Miksi', 'Varför', 'Why'), required: true, when: { field: 'kind', is: 'b' } },
  ],
});
const setForm = defineForm('x.set', {
  title: say('Aseta', 'Ställ', 'Set'),
  button: say('Aseta', 'Ställ', 'Set'),
  submits: set,
  fields: [],
});
const askForm = defineForm('x.ask', { title: say('Kysy', 'Fråga', 'Ask'), button: say('Kysy', 'Fråga', 'Ask'), submits: ask, fields: [] });
const panel = definePanel('x.all', {
  title: say('Kaikki', 'Alla', 'All'),
  stands: [consolePage],
  order: 3,
  reads: list,
  shows: 'rows',
  fields: [{ name: 'took', kind: 'duration', label: say('Kesti', 'Tog', 'Took') }],
  empty: say('Tyhjää', 'Tomt', 'Nothing'),
  follows: [counted],
  forms: [setForm, countForm],
});
const early = definePanel('x.early', { ...panel, order: 1, stands: [settingsPage], forms: [askForm], allow: can(maySet) });
const counting = definePlugin({
  name: 'counting',
  summary: 'Counts.',
  permissions: [mayCount, maySet],
  events: [counted],
  actions: { count, set, ask, list },
  forms: [countForm, setForm, askForm],
  // The place page gives no ticket: the form of the ticket may not be offered there.
  panels: [definePanel('x.all', { ...panel, forms: [setForm] }), early],
});

eachDatabase((name, open) => {
  test('forms and panels are told to whoever may use them, in their language', async () => {
    const { desk } = await open({ plugins: [...essentials(), counting()] });
    const { aino } = await staffed(desk);
    const mine = await desk.as(aino).use(screens).list();
    expect(mine.language).toBe('fi');
    expect(mine.forms.filter((f) => f.form.startsWith('x.'))).toEqual([
      {
        ...{ form: 'x.count', title: 'Laske', button: 'Laske', grave: false, action: 'x.count', verb: 'POST', path: '/x/:ticketId' },
        ...{ fills: { ticketId: 'ticketId' }, fixed: {}, stands: ['ticket'], shows: [] },
        fields: [
          { name: 'many', kind: 'number', label: 'Montako', required: true, minimum: 1, maximum: 9 },
          {
            ...{ name: 'kind', kind: 'choice', label: 'Laji', required: false },
            choices: [
              { value: 'a', label: 'Eka' },
              { value: 'b', label: 'Toka' },
            ],
          },
          {
            ...{ name: 'why', kind: 'text', label: 'Miksi', required: true, when: { field: 'kind', is: ['b'] } },
            ...{ minLength: 2, maxLength: 20 },
          },
        ],
      },
      expect.objectContaining({ form: 'x.ask' }),
    ]);
    expect(mine.panels.filter((p) => p.panel.startsWith('x.'))).toEqual([
      {
        ...{ panel: 'x.all', title: 'Kaikki', stands: ['page'], order: 3, shows: 'rows', empty: 'Tyhjää', action: 'x.list', verb: 'GET' },
        ...{ path: '/x', fills: {}, fixed: {}, follows: ['x.counted'], forms: [], rowForms: [] },
        fields: [{ name: 'took', kind: 'duration', label: 'Kesti', unit: 'minutes' }],
      },
    ]);
  });

  test('the language can be chosen, and nobody in particular sees what is open to anybody', async () => {
    const { desk } = await open({ plugins: [...essentials(), counting()] });
    const open_ = await desk.as(anonymous).use(screens).list({ language: 'sv' });
    expect([open_.language, open_.forms.map((f) => f.title), open_.panels]).toEqual(['sv', ['Fråga'], []]);
    expect((await desk.as(anonymous).use(screens).list()).forms.map((f) => f.title)).toEqual(['Ask']);
  });

  test('an administrator sees what takes more, in order', async () => {
    const { desk } = await open({ plugins: [...essentials(), counting()] });
    const all = { ...anonymous, id: 'agent:9', kind: 'agent' as const, permissions: ['*'] };
    const seen = await desk.as(all).use(screens).list({ language: 'en' });
    const ours = seen.panels.filter((p) => p.panel.startsWith('x.'));
    expect(ours.map((p) => [p.panel, p.forms])).toEqual([
      ['x.early', ['x.ask']],
      ['x.all', ['x.set']],
    ]);
  });
});

describe('a desk does not start', () => {
  const start = (more: object) =>
    testDesk({
      plugins: [...essentials(), definePlugin({ name: 'wrong', summary: '', actions: { set }, permissions: [maySet], ...more })()],
    });

  test('with forms and panels that do not fit, and says everything that is wrong', async () => {
    const offering = definePanel('x.p', { ...panel, reads: list, forms: [askForm, countForm] });
    await expect(start({ forms: [{ ...setForm, title: say('', 'x', 'x') }, countForm], panels: [offering] })).rejects.toMatchObject({
      code: 'screen.does-not-fit',
      details: {
        mistakes: [
          { path: 'x.set', message: 'has a text without words in fi' },
          { path: 'x.count', message: 'submits x.count, which no plugin has' },
          { path: 'x.p', message: 'reads x.list, which no plugin has' },
          { path: 'x.p', message: 'offers x.ask, which is among the forms of no plugin' },
          { path: 'x.p/x.count', message: 'fills ticketId with ticketId, which the place page does not give' },
        ],
      },
    });
  });

  test('with two of one name', async () => {
    await expect(start({ forms: [setForm, { ...setForm }] })).rejects.toMatchObject({
      code: 'plugin.doubly-declared',
      details: { what: 'form', name: 'x.set' },
    });
  });
});
