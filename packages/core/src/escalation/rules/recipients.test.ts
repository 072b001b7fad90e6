import { expect, test } from '@jest/globals';
import type { Agent } from '../../team/index.ts';
import { recipients, type People } from './recipients.ts';

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
