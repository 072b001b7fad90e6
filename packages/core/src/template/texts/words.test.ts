import { expect, test } from '@jest/globals';
import { reasonText, words } from './words.ts';

test.each([
  ['resolution.paused', 'fi', 'ratkaisu: pysähtyi'],
  ['first-response.met', 'sv', 'första svar: hölls'],
  ['tier.held-too-long', 'en', 'time at the tier: broken'],
  ['bounced', 'fi', 'palautettiin ilman työtä'],
  ['state pending-third-party for 2bd', 'sv', 'status pending-third-party i 2bd'],
  ['tier 2/3 priority urgent', 'fi', 'taso 2/3 prioriteetti kiireellinen'],
  ['age 1.5h', 'en', 'age 1.5h'],
  ['opened', 'de', 'opened'],
])('%s in %s is %s', (what, language, expected) => {
  expect(reasonText(what, language)).toBe(expected);
});

const metrics = ['first-response', 'next-response', 'periodic-update', 'resolution', 'tier-hold', 'tier'];
const facts = [
  'warned',
  'breached',
  'met',
  'started',
  'paused',
  'resumed',
  'retargeted',
  'recalendared',
  'reopened',
  'waived',
  'cancelled',
];
const reasons = [
  'mention',
  'opened',
  'bounced',
  'handed-off',
  'reopened',
  'priority-changed',
  'tier-changed',
  'state',
  'tier',
  'priority',
  'age',
  'for',
];

test('everything that a rule can wait for has words in every language', () => {
  for (const said of Object.values(words)) {
    expect(metrics.filter((metric) => !said.metrics[metric])).toEqual([]);
    expect(facts.filter((fact) => !said.facts[fact])).toEqual([]);
    expect(reasons.filter((fact) => !said.reasons[fact])).toEqual([]);
  }
});
