import { describe, expect, test } from '@jest/globals';
import { essentials, readPack } from '@luuri/core';
import { acmeQuality } from '../fixtures.ts';
import { quality } from '../plugin.ts';
import { qualitySection, type QualityTerms } from './index.ts';

const sections = [...essentials(), quality()].flatMap(({ spec }) => spec.sections ?? []);
const head = 'client: a\nname: A\nlanguages: [fi]\n';

function read(yaml: string): { terms?: QualityTerms; mistakes: Record<string, string> } {
  const found = readPack(head + yaml, sections);
  if ('mistakes' in found) return { mistakes: Object.fromEntries(found.mistakes.map((m) => [m.path, m.message])) };
  return { terms: found.pack.sections.get(qualitySection.section) as QualityTerms, mistakes: {} };
}
const card = (more: string) => `quality: { cards: [{ card: c, name: C, ${more} }] }`;
const one = '{ criterion: good, text: Good }';

describe('the section quality of a contract pack', () => {
  test('is left out, and then nothing is reviewed', () => {
    expect(read('').terms).toBeUndefined();
  });

  test('has what is usual where it says nothing', () => {
    const { terms } = read(card(`sections: [{ name: S, weight: 100, criteria: [${one}] }]`));
    expect(terms).toMatchObject({ blind: true, appeal: { value: 5, unit: 'bd' }, sample: { share: 0.02, perAgent: 0 } });
    expect(terms?.sample.risks).toMatchObject({ reset: 0.1, override: 1 });
    expect(terms?.cards[0]).toMatchObject({ kinds: ['call', 'mail', 'chat', 'reset'], languages: null, critical: 'zero' });
    expect(terms?.cards[0]?.sections[0]?.criteria).toEqual([
      { criterion: 'good', text: { fi: 'Good' }, help: {}, kind: 'yes-no', weight: 1 },
    ]);
  });

  test('is read whole', () => {
    const found = readPack(acmeQuality, sections);
    expect('pack' in found).toBe(true);
  });

  test.each<[string, string, string, string]>([
    ['no card', 'quality: {}', 'quality.cards', 'at least one card'],
    ['no section', card('sections: []'), 'quality.cards[0].sections', 'at least one section'],
    [
      'weights that do not sum to 100',
      card(`sections: [{ name: S, weight: 90, criteria: [${one}] }]`),
      'quality.cards[0].sections',
      'sum to 90',
    ],
    [
      'a section without a criterion',
      card('sections: [{ name: S, weight: 100, criteria: [] }]'),
      'quality.cards[0].sections[0].criteria',
      'at least one',
    ],
    [
      'a criterion twice',
      card(`sections: [{ name: S, weight: 100, criteria: [${one}, ${one}] }]`),
      'quality.cards[0].sections',
      'good twice',
    ],
    [
      'a weight on what is critical',
      card(`sections: [{ name: S, weight: 100, criteria: [${one}, { criterion: x, text: X, kind: critical, weight: 2 }] }]`),
      'quality.cards[0].sections[0].criteria[1].weight',
      'carries no weight',
    ],
    [
      'weight on a section where all is critical',
      card('sections: [{ name: S, weight: 100, criteria: [{ criterion: x, text: X, kind: critical }] }]'),
      'quality.cards[0].sections[0].weight',
      'must be 0',
    ],
    [
      'an unknown kind of contact',
      card(`for: [fax], sections: [{ name: S, weight: 100, criteria: [${one}] }]`),
      'quality.cards[0].for',
      'call, mail, chat, reset',
    ],
    [
      'a text that is none',
      card('sections: [{ name: S, weight: 100, criteria: [{ criterion: x }] }]'),
      'quality.cards[0].sections[0].criteria[0].text',
      'must be a text',
    ],
    ['an unknown calendar', `quality: { calendar: office, cards: [] }`, 'quality.calendar', 'calendars of this pack'],
    ['an unknown rhythm', 'quality: { sample: { every: day }, cards: [] }', 'quality.sample.every', 'one of week, month'],
    ['a share that is none', 'quality: { sample: { risks: { reset: often } }, cards: [] }', 'quality.sample.risks.reset', "such as '70%'"],
    [
      'a card that is never chosen',
      `quality: { cards: [{ card: a, name: A, sections: [{ name: S, weight: 100, criteria: [${one}] }] }, { card: b, name: B, for: [call], sections: [{ name: S, weight: 100, criteria: [${one}] }] }] }`,
      'quality.cards[1]',
      'is never chosen: a stands before it',
    ],
  ])('%s is told where', (_what, yaml, path, words) => {
    expect(read(yaml).mistakes[path]).toContain(words);
  });

  test('people draw, unless it says how often a sample is drawn', () => {
    const every = (sample: string) =>
      read(`quality: { sample: { ${sample} }, cards: [{ card: a, name: A, sections: [{ name: S, weight: 100, criteria: [${one}] }] }] }`)
        .terms?.every;
    expect([every('share: 2%'), every('every: week'), every('every: month')]).toEqual([undefined, 'week', 'month']);
  });

  test('a risk that is never picked for says never', () => {
    const { terms } = read(
      `quality: { sample: { risks: { reset: never } }, cards: [{ card: a, name: A, sections: [{ name: S, weight: 100, criteria: [${one}] }] }] }`,
    );
    expect(terms?.sample.risks.reset).toBe(0);
  });
});
