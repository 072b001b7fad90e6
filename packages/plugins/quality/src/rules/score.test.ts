import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cardFor, hides, kindOf, type Card, type Criterion } from './card.ts';
import { answerValues, fits, scoreOf, weightsOf, type Answer, type AnswerValue } from './score.ts';

const criterion = (name: string, more: Partial<Criterion> = {}): Criterion => ({
  ...{ criterion: name, text: { en: name }, help: {}, kind: 'yes-no', weight: 1, ...more },
});

/** 40: greeting and name; 60: tone, twice as heavy as the words; nobody let in without a proof. */
const card: Card = {
  ...{ card: 'call', name: { en: 'Calls' }, kinds: ['call'], languages: null, critical: 'zero' },
  sections: [
    { name: { en: 'Beginning' }, weight: 40, criteria: [criterion('greeting'), criterion('name')] },
    {
      name: { en: 'Talk' },
      weight: 60,
      criteria: [criterion('tone', { kind: 'scale', weight: 2 }), criterion('words'), criterion('proof', { kind: 'critical', weight: 0 })],
    },
  ],
};

const answers = (given: Readonly<Record<string, AnswerValue>>): Answer[] =>
  Object.entries(given).map(([name, value]) => ({ criterion: name, value, note: '' }));
const all = { greeting: 'yes', name: 'yes', tone: '5', words: 'yes', proof: 'yes' } as const;

describe('score = 100·Σ(w·s)/Σw over what applies', () => {
  test('a section divides its weight among its criteria, by theirs; what is critical has none', () => {
    expect([...weightsOf(card)]).toEqual([
      ['greeting', 20],
      ['name', 20],
      ['tone', 40],
      ['words', 20],
    ]);
  });

  test.each<[string, Record<string, AnswerValue>, number | null]>([
    ['all as agreed', all, 100],
    ['nothing as agreed', { greeting: 'no', name: 'no', tone: '1', words: 'no', proof: 'yes' }, 0],
    ['the middle of the scale is half of its weight', { ...all, tone: '3' }, 80],
    ['2 of 5 is a quarter', { ...all, tone: '2' }, 70],
    ['one no of a fifth', { ...all, greeting: 'no' }, 80],
    ['na removes the weight: 60 of 80', { ...all, greeting: 'na', name: 'no' }, 75],
    ['na on a scale removes its weight: 40 of 60', { ...all, tone: 'na', words: 'no' }, 66.7],
    ['nothing applies', { greeting: 'na', name: 'na', tone: 'na', words: 'na', proof: 'na' }, null],
  ])('%s', (_what, given, score) => {
    expect(scoreOf(card, answers(given))).toEqual({ score, earned: score, failed: false, open: [] });
  });

  test('what is not answered yet counts neither way, and is named', () => {
    expect(scoreOf(card, answers({ greeting: 'yes', tone: '3' }))).toEqual({
      ...{ score: 66.7, earned: 66.7, failed: false, open: ['name', 'words', 'proof'] },
    });
  });

  test('critical fail: the score is 0, or stays and is said beside it, as the card has it', () => {
    const failed = answers({ ...all, tone: '3', proof: 'no' });
    expect(scoreOf(card, failed)).toMatchObject({ score: 0, earned: 80, failed: true });
    expect(scoreOf({ ...card, critical: 'apart' }, failed)).toMatchObject({ score: 80, earned: 80, failed: true });
    expect(scoreOf(card, answers({ ...all, proof: 'na' }))).toMatchObject({ score: 100, failed: false });
  });

  test('lies between 0 and 100 whatever is answered, and a better answer never lowers it', () => {
    const value = (kind: Criterion['kind']) => fc.constantFrom(...answerValues.filter((v) => fits({ kind }, v)));
    const given = fc.record({
      greeting: value('yes-no'),
      name: value('yes-no'),
      tone: value('scale'),
      words: value('yes-no'),
      proof: value('critical'),
    });
    fc.assert(
      fc.property(given, (one) => {
        const { score } = scoreOf(card, answers(one));
        if (score !== null) expect(score >= 0 && score <= 100).toBe(true);
        if (one.greeting === 'no')
          expect(scoreOf(card, answers({ ...one, greeting: 'yes' })).score ?? 100).toBeGreaterThanOrEqual(score ?? 0);
      }),
    );
  });
});

describe('answers', () => {
  test('fit their kind', () => {
    const fitting = (kind: Criterion['kind']) => answerValues.filter((value) => fits({ kind }, value));
    expect(fitting('yes-no')).toEqual(['yes', 'no', 'na']);
    expect(fitting('critical')).toEqual(['yes', 'no', 'na']);
    expect(fitting('scale')).toEqual(['na', '1', '2', '3', '4', '5']);
  });
});

describe('the card of a contact', () => {
  const finnish: Card = { ...card, card: 'puhelu', languages: ['fi'] };
  const any: Card = { ...card, card: 'any', kinds: ['call', 'mail'] };

  test('is the first for its kind and language', () => {
    expect(cardFor([finnish, any], { kind: 'call', language: 'fi' })?.card).toBe('puhelu');
    expect(cardFor([finnish, any], { kind: 'call', language: 'sv' })?.card).toBe('any');
    expect(cardFor([finnish, any], { kind: 'mail', language: 'fi' })?.card).toBe('any');
    expect(cardFor([finnish, any], { kind: 'reset', language: 'fi' })).toBeUndefined();
  });

  test('is never one that an earlier one hides', () => {
    expect(hides(any, finnish)).toBe(true);
    expect(hides(finnish, any)).toBe(false);
    expect(hides(finnish, { ...finnish, languages: ['sv'] })).toBe(false);
    expect(hides({ ...any, languages: ['fi', 'sv'] }, finnish)).toBe(true);
  });

  test('goes by the channel, unless an account was to be reset', () => {
    expect(kindOf({ channel: 'phone', reset: false })).toBe('call');
    expect(kindOf({ channel: 'chat', reset: false })).toBe('chat');
    expect(kindOf({ channel: 'email', reset: false })).toBe('mail');
    expect(kindOf({ channel: 'portal', reset: false })).toBe('mail');
    expect(kindOf({ channel: 'phone', reset: true })).toBe('reset');
  });
});
