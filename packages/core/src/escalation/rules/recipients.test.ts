import { expect, test } from '@jest/globals';
import type { Agent } from '../../team/index.ts';
import { eachOnce, recipients, toldAs, type People } from './recipients.ts';

const agent = (name: string, more: Partial<Agent> = {}): Agent => ({
  id: 1,
  name,
  address: `${name}@desk.example`,
  role: 'agent',
  languages: ['fi'],
  active: true,
  ...more,
});
const standing: People = {
  assignee: agent('aino'),
  team: [agent('aino'), agent('eero'), agent('lea', { role: 'team-lead', languages: ['sv', 'en'] })],
  leads: [agent('lea', { role: 'team-lead', languages: ['sv'] }), agent('liisa', { role: 'team-lead', languages: [] })],
  administrators: [agent('root', { role: 'administrator' })],
  owner: 'owner@desk.example',
};
const addresses = (who: Parameters<typeof recipients>[0], more: Partial<People> = {}) =>
  recipients(who, { ...standing, ...more }).map((t) => t.address.split('@')[0]);

test.each<[Parameters<typeof recipients>[0], Partial<People>, string[]]>([
  [['assignee'], {}, ['aino']],
  [['assignee'], { assignee: undefined }, ['aino', 'eero', 'lea']],
  [['team'], {}, ['aino', 'eero', 'lea']],
  [['team-lead'], {}, ['lea']],
  [['team-lead'], { team: [agent('eero')] }, ['lea', 'liisa']],
  [['team-lead'], { team: [], leads: [] }, ['root']],
  [['team-lead'], { team: [], leads: [], administrators: [] }, []],
  [['client-owner'], {}, ['owner']],
  [['client-owner'], { owner: undefined }, ['root']],
  [['boss@acme.example'], {}, ['boss']],
  [['assignee', 'team', 'team-lead', 'assignee'], {}, ['aino', 'eero', 'lea']],
  [['client-owner', 'owner@desk.example'], {}, ['owner']],
])('%j are told, given %j', (who, more, told) => {
  expect(addresses(who, more)).toEqual(told);
});

test('each in their first language, English where there is none', () => {
  expect(recipients(['assignee', 'team-lead', 'client-owner'], standing).map((t) => t.language)).toEqual(['fi', 'sv', 'en']);
  expect(recipients(['team-lead'], { ...standing, team: [], leads: [agent('liisa', { languages: [] })] })).toEqual([
    { address: 'liisa@desk.example', language: 'en' },
  ]);
});

test('an address in other letters is the same address', () => {
  expect(recipients(['Aino@Desk.example', 'assignee'], standing)).toHaveLength(1);
});

test('of one address the last language counts, at the place of the first', () => {
  const [a, b] = ['a@desk.example', 'b@desk.example'] as const;
  expect(eachOnce([{ address: a, language: 'fi' }, { address: b, language: 'sv' }, { address: a, language: 'en' }])).toEqual([{ address: a, language: 'en' }, { address: b, language: 'sv' }]); // prettier-ignore
  expect(eachOnce([])).toEqual([]);
  expect(toldAs(agent('aino', { languages: ['sv', 'fi'] }))).toEqual({ address: 'aino@desk.example', language: 'sv' });
});

test('nobody is meant where there is nobody', () => {
  expect(recipients([], standing)).toEqual([]);
  expect(recipients(['team'], { ...standing, team: [] })).toEqual([]);
  expect(recipients(['client-owner'], { ...standing, owner: undefined, administrators: [] })).toEqual([]);
});
