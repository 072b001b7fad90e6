import { describe, expect, test } from '@jest/globals';
import { categories } from '../kernel/index.ts';
import { bodyOf, expectationsOf, firstName, happeningOf, happenings, questionsAsked, subjectOf } from './rules.ts';

test('every category of the workflow means something to a requester, and no two the same', () => {
  expect(categories.map(happeningOf)).toEqual([...happenings]);
});

describe('what the clocks promise', () => {
  const now = new Date('2026-06-01T09:00:00Z');
  const at = (time: string) => new Date(`2026-06-01T${time}:00Z`);

  test('an answer comes before news and a solution, each once and the nearest', () => {
    const clocks = [
      { metric: 'resolution', state: 'running', dueAt: at('15:00') },
      { metric: 'next-response', state: 'running', dueAt: at('12:00') },
      { metric: 'first-response', state: 'running', dueAt: at('10:00') },
      { metric: 'periodic-update', state: 'running', dueAt: at('11:00') },
    ] as const;
    expect(expectationsOf(clocks, now)).toEqual([
      { what: 'answer', by: at('10:00'), late: false },
      { what: 'news', by: at('11:00'), late: false },
      { what: 'solution', by: at('15:00'), late: false },
    ]);
  });
  test('a broken promise is said to be late, and stays until it is kept', () => {
    expect(expectationsOf([{ metric: 'first-response', state: 'breached', dueAt: at('08:00') }], now)).toEqual([
      { what: 'answer', by: at('08:00'), late: true },
    ]);
  });
  test('what stands still, is over, or is the desk’s own affair promises nothing', () => {
    for (const state of ['pending', 'paused', 'met', 'met_late', 'cancelled'] as const)
      expect(expectationsOf([{ metric: 'resolution', state, dueAt: at('15:00') }], now)).toEqual([]);
    expect(expectationsOf([{ metric: 'tier-hold', state: 'running', dueAt: at('15:00') }], now)).toEqual([]);
    expect(expectationsOf([{ metric: 'resolution', state: 'running', dueAt: null }], now)).toEqual([]);
  });
});

test.each([
  ['Salasana lukossa', 'Salasana lukossa'],
  ['Tulostin ei tulosta. Yritin jo kaksi kertaa.', 'Tulostin ei tulosta'],
  ['Mistä saan avaimen? Olen uusi.', 'Mistä saan avaimen?'],
  ['Hei.\nKone ei käynnisty', 'Hei.'],
  ['Hei. Kone ei käynnisty', 'Hei. Kone ei käynnisty'],
  ['\n\n  --- \n Verkko on poikki', 'Verkko on poikki'],
  ['...', 'Jokin ei toimi'],
  [
    'Kone sammuu aina kun avaan ohjelman jolla tehdään laskuja ja sen jälkeen mikään ei enää toimi',
    'Kone sammuu aina kun avaan ohjelman jolla tehdään laskuja ja sen jälkeen mikään…',
  ],
  ['x'.repeat(200), `${'x'.repeat(40)}…`],
])('the subject of %j', (text, subject) => {
  expect(subjectOf(text, 'Jokin ei toimi')).toBe(subject);
});

test('answers stand below what was written', () => {
  expect(bodyOf('Ei toimi', [{ asked: 'Huone', answer: '3' }, { asked: 'Missä?', answer: '1' }])).toBe('Ei toimi\n\nHuone: 3\nMissä? 1'); // prettier-ignore
  expect(bodyOf('Ei toimi', [])).toBe('Ei toimi');
});

test('people are known by their first names', () => {
  expect([firstName('Aino Virtanen'), firstName(' Aino '), firstName('')]).toEqual(['Aino', 'Aino', '']);
});

describe('a question that waits for the answer to another', () => {
  const questions = [
    { name: 'place' },
    { name: 'room', when: { field: 'place', is: ['Elsewhere', 'Abroad'] } },
    { name: 'floor', when: { field: 'room', is: 'Big' } },
    { name: 'again', when: { field: 'urgent', is: true } },
    { name: 'urgent' },
    { name: 'by', when: { field: 'urgent', is: true } },
  ];
  const asked = (answers: Record<string, string>) => questionsAsked(questions, answers).map(({ name }) => name);

  test('is not asked before that answer is there', () => {
    expect(asked({})).toEqual(['place', 'urgent']);
    expect(asked({ place: 'Here', urgent: 'false' })).toEqual(['place', 'urgent']);
  });
  test('is asked for any of its answers, yes and no as a form sends them', () => {
    expect(asked({ place: ' Abroad ', urgent: 'true' })).toEqual(['place', 'room', 'urgent', 'by']);
  });
  test('is not asked when the other one is not, whatever was left in it', () => {
    expect(asked({ place: 'Here', room: 'Big' })).toEqual(['place', 'urgent']);
    expect(asked({ place: 'Elsewhere', room: 'Big' })).toEqual(['place', 'room', 'floor', 'urgent']);
  });
});
