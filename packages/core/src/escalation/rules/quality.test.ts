import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { qualityOf, type Handed, type Scored } from './quality.ts';

const handed = (id: number, change: Partial<Handed> = {}): Handed => ({
  ...{ id, givenBy: 'agent:1', fromTeamId: 10, acceptedAt: null, returnedBy: null, toTeamId: 20 },
  ...change,
});
const none = { handOffs: 0, bounces: 0, bounceRate: null, scored: 0, score: null, handBacks: 0, handBacksScored: 0, handBackScore: null };

test('of nothing there are no figures', () => {
  expect(qualityOf([], [])).toEqual({ all: none, teams: [], agents: [] });
});

test('a hand-off counts for who gave it, a hand-back for who gave it back, and each score for what it is of', () => {
  const list = [handed(1), handed(2, { returnedBy: 'agent:2' }), handed(3, { givenBy: 'agent:2', fromTeamId: 20, toTeamId: 30 })];
  const scores: Scored[] = [
    { handOffId: 1, of: 'hand-off', score: 5 },
    { handOffId: 2, of: 'hand-off', score: 2 },
    { handOffId: 2, of: 'hand-back', score: 4 },
    { handOffId: 9, of: 'hand-off', score: 1 },
  ];
  const { all, teams, agents } = qualityOf(list, scores);
  expect(all).toEqual({
    handOffs: 3,
    bounces: 1,
    bounceRate: 1 / 3,
    scored: 2,
    score: 3.5,
    handBacks: 1,
    handBacksScored: 1,
    handBackScore: 4,
  });
  const first = { handOffs: 2, bounces: 1, bounceRate: 0.5, scored: 2, score: 3.5, handBacks: 0, handBacksScored: 0, handBackScore: null };
  const second = { handOffs: 1, bounces: 0, bounceRate: 0, scored: 0, score: null, handBacks: 1, handBacksScored: 1, handBackScore: 4 };
  expect(teams).toEqual([{ teamId: 10, ...first }, { teamId: 20, ...second }]); // prettier-ignore
  expect(agents).toEqual([{ agent: 'agent:1', ...first }, { agent: 'agent:2', ...second }]); // prettier-ignore
});

test('hand-offs older than the columns count for nobody’s team; a team that only gave back is there too', () => {
  const { teams, agents } = qualityOf([handed(1, { fromTeamId: null, toTeamId: null, returnedBy: 'agent:3' }), handed(2, { toTeamId: 40, returnedBy: 'agent:3' })], []); // prettier-ignore
  expect(teams.map(({ teamId, handOffs, handBacks }) => [teamId, handOffs, handBacks])).toEqual([[10, 1, 0], [40, 0, 1]]); // prettier-ignore
  expect(agents.map(({ agent, handOffs, handBacks }) => [agent, handOffs, handBacks])).toEqual([['agent:1', 2, 0], ['agent:3', 0, 2]]); // prettier-ignore
  expect(qualityOf([handed(1, { toTeamId: 50 })], []).teams.map((t) => t.teamId)).toEqual([10]);
});

test('the figures of all agents add up to those of all', () => {
  const one = fc.record({
    by: fc.integer({ min: 1, max: 4 }),
    back: fc.option(fc.integer({ min: 1, max: 4 })),
    score: fc.option(fc.integer({ min: 1, max: 5 })),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 20 }), (made) => {
      const list = made.map(({ by, back }, id) =>
        handed(id, { givenBy: `agent:${String(by)}`, returnedBy: back === null ? null : `agent:${String(back)}` }),
      );
      const scores = made.flatMap(({ score }, handOffId): Scored[] => (score === null ? [] : [{ handOffId, of: 'hand-off', score }]));
      const { all, agents } = qualityOf(list, scores);
      for (const key of ['handOffs', 'bounces', 'scored', 'handBacks'] as const)
        expect(agents.reduce((sum, a) => sum + a[key], 0)).toBe(all[key]);
    }),
  );
});
