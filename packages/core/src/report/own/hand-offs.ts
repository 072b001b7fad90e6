import { handOffRows, handOffScoreRows, seeHandOffQuality } from '../../escalation/index.ts';
import type { Scope } from '../../kernel/index.ts';
import { count, countIf, type Counting } from '../count.ts';
import { counted, share, type Measured, type Report, type Wanted } from '../report.ts';
import { byClient, byTeam, byTier } from '../words.ts';

const given: Counting = {
  ...{ at: 'row.givenAt', team: 'row.fromTeamId', by: { tier: 'row.toTier' } },
  sums: {
    given: 'COUNT(*)',
    accepted: countIf('row.acceptedAt IS NOT NULL AND row.returnedAt IS NULL'),
    returned: countIf('row.returnedAt IS NOT NULL'),
  },
};
const scored = (of: 'hand-off' | 'hand-back'): Counting => ({
  ...{ at: 'handOff.givenAt', team: 'handOff.fromTeamId', by: { tier: 'handOff.toTier' } },
  sums: { [`${of}-scores`]: 'COUNT(*)', [`${of}-sum`]: 'SUM(row.score)' },
  narrow: (query) => query.innerJoin('hand_off', 'handOff', 'handOff.id = row.handOffId').andWhere('row.of = :of', { of }),
});

/** Hand-offs between tiers: a hand-back is a bounce. One belongs to the day on which it was given, and to the team that gave it. */
export const handOffs: Report = {
  report: 'hand-offs',
  title: { fi: 'Siirrot tasojen välillä', sv: 'Överlämningar mellan nivåer', en: 'Hand-offs and bounces' },
  summary: {
    fi: 'Mitä siirrettiin ylös, mitä palautettiin ilman työtä, ja miten hyviä siirrot olivat vastaanottajan mielestä.',
    sv: 'Vad som lämnades uppåt, vad som kom tillbaka utan arbete, och hur bra överlämningarna var enligt mottagaren.',
    en: 'What was handed up, what came back without work, and how good the hand-offs were to those who got them.',
  },
  needs: seeHandOffQuality,
  dimensions: [byClient, byTeam, byTier],
  first: { by: ['client'], draw: ['given', 'returned'], as: 'bars' },
  columns: [
    counted('given', { fi: 'Siirretty', sv: 'Överlämnade', en: 'Handed off' }),
    counted('accepted', { fi: 'Otettu vastaan', sv: 'Mottagna', en: 'Accepted' }),
    counted('returned', { fi: 'Palautettu', sv: 'Återlämnade', en: 'Handed back' }),
    {
      column: 'bounce-rate',
      label: { fi: 'Palautettuja', sv: 'Andel återlämnade', en: 'Bounce rate' },
      help: { fi: 'palautetut / siirretyt', sv: 'återlämnade / överlämnade', en: 'handed back / handed off' },
      unit: 'share',
      of: (sums) => share(sums['returned'] ?? 0, sums['given'] ?? 0),
    },
    {
      column: 'quality',
      label: { fi: 'Siirron laatu', sv: 'Överlämningens kvalitet', en: 'Quality of hand-offs' },
      help: { fi: 'vastaanottajien arvioiden keskiarvo', sv: 'medelvärde av mottagarnas omdömen', en: 'mean of what receivers said' },
      unit: 'score',
      of: (sums) => share(sums['hand-off-sum'] ?? 0, sums['hand-off-scores'] ?? 0),
    },
    counted('hand-off-scores', { fi: 'Arvioita', sv: 'Omdömen', en: 'Scored' }),
    {
      column: 'back-quality',
      label: { fi: 'Palautuksen laatu', sv: 'Återlämningens kvalitet', en: 'Quality of hand-backs' },
      unit: 'score',
      of: (sums) => share(sums['hand-back-sum'] ?? 0, sums['hand-back-scores'] ?? 0),
    },
  ],
  measure: async (scope: Scope, wanted: Wanted): Promise<Measured[]> => [
    ...(await count(scope, handOffRows, { ...given, wanted })),
    ...(await count(scope, handOffScoreRows, { ...scored('hand-off'), wanted })),
    ...(await count(scope, handOffScoreRows, { ...scored('hand-back'), wanted })),
  ],
};
