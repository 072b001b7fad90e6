import { expect, test } from '@jest/globals';
import { canServe, sayIdle, whyIdle, type Idle, type Server } from './serve.ts';

const aino: Server = { agentId: 1, role: 'agent', languages: ['fi', 'en'], teams: [10, 11], skills: ['linux', 'printers'] };
const mine = { teamId: 11, language: 'en', triage: false, skills: '' };

test('an agent can serve what their team has, in a language they speak, and what is in triage only as a lead', () => {
  expect(canServe(aino, mine)).toBe(true);
  expect(canServe(aino, { ...mine, teamId: 12 })).toBe(false);
  expect(canServe(aino, { ...mine, language: 'sv' })).toBe(false);
  expect(canServe(aino, { ...mine, triage: true })).toBe(false);
  for (const role of ['team-lead', 'administrator'] as const) expect(canServe({ ...aino, role }, { ...mine, triage: true })).toBe(true);
  expect(canServe({ ...aino, role: 'quality' }, { ...mine, triage: true })).toBe(false);
});

test('what asks for skills goes to whoever has all of them', () => {
  expect(canServe(aino, { ...mine, skills: 'linux' })).toBe(true);
  expect(canServe(aino, { ...mine, skills: 'linux printers' })).toBe(true);
  expect(canServe(aino, { ...mine, skills: 'linux sap' })).toBe(false);
  expect(canServe({ ...aino, skills: [] }, { ...mine, skills: 'linux' })).toBe(false);
  const ours = { ...mine, skills: 'sap' };
  expect(whyIdle(aino, [ours])).toBe('other-skills');
  expect(whyIdle(aino, [ours, { ...mine, language: 'sv' }])).toBe('other-skills');
  expect(whyIdle(aino, [ours, { ...mine, triage: true }])).toBe('only-triage');
  expect(whyIdle(aino, [ours, mine])).toBe('in-other-hands');
});

test('who gets nothing is told why', () => {
  const elsewhere = { ...mine, teamId: 99 };
  const swedish = { ...mine, language: 'sv' };
  const unclear = { ...mine, triage: true };
  expect(whyIdle(aino, [])).toBe('nothing-waits');
  expect(whyIdle(aino, [elsewhere])).toBe('nothing-waits');
  expect(whyIdle(aino, [elsewhere, swedish])).toBe('other-languages');
  expect(whyIdle(aino, [swedish, { ...swedish, triage: true }])).toBe('other-languages');
  expect(whyIdle(aino, [swedish, unclear])).toBe('only-triage');
  expect(whyIdle(aino, [swedish, unclear, mine])).toBe('in-other-hands');
});

test('one thing that they could serve is enough to say that others have it, wherever it stands', () => {
  const swedish = { ...mine, language: 'sv' };
  for (const waiting of [[mine, swedish], [swedish, mine], [{ ...mine, triage: true }, mine]]) expect(whyIdle(aino, waiting)).toBe('in-other-hands'); // prettier-ignore
  const lead = { ...aino, role: 'team-lead' as const };
  expect(whyIdle(lead, [{ ...mine, triage: true }])).toBe('in-other-hands');
  expect(whyIdle(lead, [{ ...swedish, triage: true }])).toBe('other-languages');
  expect(whyIdle({ ...aino, languages: [] }, [mine])).toBe('other-languages');
  expect(whyIdle({ ...aino, teams: [] }, [mine])).toBe('nothing-waits');
});

test('each reason is a sentence of its own', () => {
  const all: Idle[] = ['away', 'no-team', 'nothing-waits', 'other-languages', 'other-skills', 'only-triage', 'in-other-hands'];
  expect(all.map(sayIdle)).toEqual([
    'You are away. Come back first.',
    'You are in no team that serves a client.',
    'Nothing waits for your teams.',
    'Nothing waits in a language that you speak; something does in others.',
    'What waits for your teams asks for skills that you do not have.',
    'What waits for your teams is in triage: a team lead says first whose it is.',
    'Others are at this moment busy with all that waits. Ask again.',
  ]);
});
