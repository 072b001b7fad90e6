import { defineSection, fromPack, type PackPlace } from '@luuri/core';
import { rhythms, type Rhythm } from '../rules/rhythm.ts';
import { risks, usualShares, type Risk, type RiskShares } from '../rules/risk.ts';
import { cardsIn } from './cards.ts';
import type { QualityTerms } from './terms.ts';

const keys = ['cards', 'sample', 'blind', 'appeal', 'calendar'];

function shareIn(raw: unknown, usual: number, place: PackPlace): number {
  return raw === 'never' ? 0 : fromPack.share(raw, usual, { ...place, most: 1 });
}

function risksIn(raw: unknown, place: PackPlace): RiskShares {
  const said = fromPack.map(raw, risks, { ...place, like: '{ reset: 10%, bounce: never }' });
  const read = risks.map((risk): [Risk, number] => [risk, shareIn(said[risk], usualShares[risk], fromPack.at(place, risk))]);
  return Object.fromEntries(read) as Record<Risk, number>;
}

function rhythmIn(raw: unknown, place: PackPlace): Rhythm | undefined {
  return raw === undefined ? undefined : fromPack.word<Rhythm>(raw, rhythms, { ...place, otherwise: 'week' });
}

function sampleIn(raw: unknown, place: PackPlace): Pick<QualityTerms, 'sample' | 'every'> {
  const said = fromPack.map(raw, ['every', 'share', 'per-agent', 'risks'], { ...place, like: '{ every: week, share: 2%, per-agent: 1 }' });
  return {
    every: rhythmIn(said['every'], fromPack.at(place, 'every')),
    sample: {
      share: shareIn(said['share'], 0.02, fromPack.at(place, 'share')),
      perAgent: fromPack.count(said['per-agent'], 0, { ...fromPack.at(place, 'per-agent'), most: 50 }),
      risks: risksIn(said['risks'], fromPack.at(place, 'risks')),
    },
  };
}

function readTerms(raw: unknown, place: PackPlace): QualityTerms {
  const said = fromPack.map(raw, keys, { ...place, like: '{ cards: [...], sample: { share: 2% } }' });
  return {
    cards: cardsIn(said['cards'], fromPack.at(place, 'cards')),
    ...sampleIn(said['sample'], fromPack.at(place, 'sample')),
    blind: fromPack.flag(said['blind'], true, fromPack.at(place, 'blind')),
    appeal: fromPack.duration(said['appeal'], { value: 5, unit: 'bd' }, fromPack.at(place, 'appeal')),
    calendar: fromPack.calendar(said['calendar'], fromPack.at(place, 'calendar')),
  };
}

/** `quality:` of a contract pack. Without it, nothing of the client is reviewed. */
export const qualitySection = defineSection<QualityTerms | undefined>('quality', {
  summary: 'The scorecards that contacts are reviewed by, how many are picked and how often, and how long an agent may appeal.',
  read: (raw, pack, complain) => (raw === undefined ? undefined : readTerms(raw, fromPack.top(pack, complain))),
});
