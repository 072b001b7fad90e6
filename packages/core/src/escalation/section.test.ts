import { describe, expect, test } from '@jest/globals';
import { readPack } from '../client/index.ts';
import { byPath } from '../fixtures.ts';
import { slaSection } from '../sla/index.ts';
import { tiersSection } from '../team/index.ts';
import { chainSection, dutySection, escalationSection } from './index.ts';
import {
  clockFacts,
  clockMetrics,
  namedRecipients,
  ticketFacts,
  type ChainStep,
  type Duty,
  type EscalationRule,
  type Step,
} from './rules/rule.ts';

const sections = [tiersSection, slaSection, escalationSection, chainSection, dutySection];
const head = `client: acme
name: Acme Oy
calendars:
  office: { zone: Europe/Helsinki, hours: { mon-fri: ['08:00-16:00'] } }
  always: { zone: Europe/Helsinki, hours: 24x7 }
`;
const promises = 'sla: [{ name: all, calendar: always, targets: { normal: { resolution: 4h } } }]\n';
const read = (text: string, before = head) => readPack(before + text, sections);
const packOf = (text: string, before = head) => {
  const found = read(text, before);
  if ('mistakes' in found) throw new RangeError(JSON.stringify(found.mistakes));
  return found.pack.sections;
};
const mistakes = (text: string, before = head): Record<string, string> => {
  const found = read(text, before);
  return 'mistakes' in found ? byPath(found.mistakes) : {};
};
const rulesOf = (text: string, before = head) => packOf(`escalation:\n${text}`, before).get('escalation') as readonly EscalationRule[];
const ruleOf = (text: string): EscalationRule => rulesOf(`  - { ${text}, do: [{ raise-tier: 1 }] }\n`)[0]!;
const wrong = (text: string) => mistakes(`escalation:\n  - { ${text}, do: [{ raise-tier: 1 }] }\n`);

test('what a rule can wait for and tell, by name', () => {
  expect(clockMetrics).toEqual(['first-response', 'next-response', 'periodic-update', 'resolution', 'tier-hold']);
  expect(clockFacts).toEqual(['warned', 'breached', 'met', 'started', 'paused', 'resumed', 'retargeted', 'recalendared', 'reopened', 'waived', 'cancelled']); // prettier-ignore
  expect(ticketFacts).toEqual(['opened', 'bounced', 'handed-off', 'reopened', 'priority-changed', 'tier-changed']);
  expect(namedRecipients).toEqual(['assignee', 'team', 'team-lead', 'client-owner']);
  for (const metric of clockMetrics) {
    for (const fact of clockFacts.filter((one) => metric !== 'resolution' || one !== 'met'))
      expect(ruleOf(`when: ${metric}.${fact}`).trigger).toEqual({ on: 'clock', metric, fact });
  }
  for (const fact of ticketFacts) expect(ruleOf(`when: ${fact}`).trigger).toEqual({ on: 'ticket', fact });
});

describe('a rule is read', () => {
  test('as the first packs wrote it', () => {
    const rules = rulesOf(`  - { when: resolution.warned, do: [{ notify: [assignee, team-lead] }] }
  - { when: resolution.breached, do: [{ raise-tier: 1 }, { notify: [team-lead, client-owner] }] }
  - { when: tier.held-too-long, do: [{ raise-tier: 1 }, { notify: [team-lead] }] }
`);
    const none = { conditions: {}, calendar: undefined };
    expect(rules).toEqual([
      { ...none, name: 'resolution.warned (rule 1)', when: 'resolution.warned', trigger: { on: 'clock', metric: 'resolution', fact: 'warned' }, steps: [{ do: 'notify', who: ['assignee', 'team-lead'] }] }, // prettier-ignore
      { ...none, name: 'resolution.breached (rule 2)', when: 'resolution.breached', trigger: { on: 'clock', metric: 'resolution', fact: 'breached' }, steps: [{ do: 'raise-tier', by: 1 }, { do: 'notify', who: ['team-lead', 'client-owner'] }] }, // prettier-ignore
      { ...none, name: 'tier.held-too-long (rule 3)', when: 'tier.held-too-long', trigger: { on: 'clock', metric: 'tier-hold', fact: 'breached' }, steps: [{ do: 'raise-tier', by: 1 }, { do: 'notify', who: ['team-lead'] }] }, // prettier-ignore
    ]);
  });

  test.each<[string, Partial<EscalationRule>]>([
    ['when: bounced', { when: 'bounced', trigger: { on: 'ticket', fact: 'bounced' } }],
    ['when: next-response.paused', { trigger: { on: 'clock', metric: 'next-response', fact: 'paused' } }],
    ['when: first-response.met', { trigger: { on: 'clock', metric: 'first-response', fact: 'met' } }],
    [
      'when: { state: pending-third-party, for: 2bd }',
      {
        ...{ name: 'state pending-third-party for 2bd (rule 1)', when: 'state pending-third-party for 2bd', calendar: 'office' },
        trigger: { on: 'stay', in: { state: ['pending-third-party'] }, for: { value: 2, unit: 'bd' } },
      },
    ],
    ['when: { tier: [2, 3], priority: urgent }', { when: 'tier 2/3 priority urgent', trigger: { on: 'change', to: { tier: { any: [2, 3] }, priority: ['urgent'] } }, calendar: undefined }], // prettier-ignore
    ['when: { age: 3bd }, calendar: always', { trigger: { on: 'age', of: { value: 3, unit: 'bd' } }, calendar: 'always' }],
    ["when: { tier: '>=2', for: 90min }", { trigger: { on: 'stay', in: { tier: { than: '>=', value: 2 } }, for: { value: 90, unit: 'min' } } }], // prettier-ignore
  ])('%s', (text, expected) => {
    expect(ruleOf(text)).toMatchObject(expected);
  });

  test.each<[string, EscalationRule['conditions'], string | undefined]>([
    ["{ priority: [urgent], tier: 1, bounces: '>=2', age: '>4h' }", { priority: ['urgent'], tier: { any: [1] }, bounces: { than: '>=', value: 2 }, age: { than: '>', duration: { value: 4, unit: 'h' } } }, 'office'], // prettier-ignore
    ['{ state: [open, proving-identity], assigned: false, channel: phone }', { state: ['open', 'proving-identity'], assigned: false, channel: ['phone'] }, undefined], // prettier-ignore
    ["{ bounces: '= 3', tier: '< 3' }", { bounces: { any: [3] }, tier: { than: '<', value: 3 } }, undefined],
    ["{ bounces: '2', age: '<=2bd' }", { bounces: { any: [2] }, age: { than: '<=', duration: { value: 2, unit: 'bd' } } }, 'office'],
    ['{}', {}, undefined],
  ])('if: %s', (text, conditions, calendar) => {
    expect(ruleOf(`when: bounced, if: ${text}`)).toMatchObject({ conditions, calendar });
    expect(ruleOf(`when: bounced, if: ${text}`).conditions).toEqual(conditions);
  });

  test('counting where the first promise does, when it names no calendar', () => {
    expect(rulesOf('  - { when: { age: 1h }, do: [{ raise-tier: 1 }] }\n', head + promises)[0]!.calendar).toBe('always');
    expect(rulesOf('  - { when: { age: 1h }, calendar: office, do: [{ raise-tier: 1 }] }\n', head + promises)[0]!.calendar).toBe('office');
  });

  test('with its chain beside others, or alone', () => {
    const chain = 'chain: [{ name: lead, to: team-lead }]\n';
    const steps = (notify: string): readonly Step[] =>
      rulesOf(`  - { when: opened, do: [{ notify: ${notify} }] }\n`, head + chain)[0]!.steps;
    expect(steps('chain')).toEqual([{ do: 'climb-chain' }]);
    expect(steps('[chain]')).toEqual([{ do: 'climb-chain' }]);
    expect(steps('[team, chain]')).toEqual([{ do: 'notify', who: ['team'] }, { do: 'climb-chain' }]); // prettier-ignore
    expect(steps('boss@acme.example')).toEqual([{ do: 'notify', who: ['boss@acme.example'] }]);
  });

  test('as nothing, when the key has no value', () => {
    for (const text of ['', 'escalation:\nchain:\nduty:\n']) {
      const found = packOf(text);
      expect([found.get('escalation'), found.get('chain'), found.get('duty')]).toEqual([[], [], undefined]);
    }
  });
});

describe('a mistake in a rule is named with its path', () => {
  test.each<[string, Record<string, RegExp>]>([
    ['when: full-moon', { 'escalation[0].when': /one of first-response\.warned.*tier\.held-too-long, opened.*\{ age: 3bd \}/ }],
    ['when: resolution.met', { 'escalation[0].when': /must be one of/ }],
    ['when: {}', { 'escalation[0].when': /must be one of/ }],
    ['when: [opened]', { 'escalation[0].when': /must be one of/ }],
    ['name: x', { 'escalation[0].when': /must be one of/ }],
    ['when: { for: 2h }', { 'escalation[0].when': /must be one of/ }],
    ['when: { state: open, for: 2d }', { 'escalation[0].when.for': /number with s, min, h/ }],
    ['when: { state: open, for: 0h }', { 'escalation[0].when.for': /more than 0/ }],
    ['when: { state: open, for: 7200 }', { 'escalation[0].when.for': /say its unit/ }],
    ['when: { state: open, since: 2h }', { 'escalation[0].when.since': /waits for state, tier, priority, for/ }],
    ['when: { state: [] }', { 'escalation[0].when.state': /must name a state/ }],
    ['when: { state: [open, 7] }', { 'escalation[0].when.state': /must name a state/ }],
    ['when: { state: resolved, for: 2h }', { 'escalation[0].when.state': /must not name resolved: no rule acts on a ticket that is over/ }],
    ['when: { tier: two }', { 'escalation[0].when.tier': /whole number, a list/ }],
    ['when: { tier: [] }', { 'escalation[0].when.tier': /whole number, a list/ }],
    ['when: { tier: -1 }', { 'escalation[0].when.tier': /whole number, a list/ }],
    ['when: { tier: 1.5 }', { 'escalation[0].when.tier': /whole number, a list/ }],
    ["when: { tier: '=>2' }", { 'escalation[0].when.tier': /such as '>=2'/ }],
    ['when: { priority: highest }', { 'escalation[0].when.priority': /one of urgent, high, normal, low/ }],
    ['when: { age: 2bd, state: open }', { 'escalation[0].when.state': /beside an age there is nothing else/ }],
    ['when: { age: soon }', { 'escalation[0].when.age': /number with s, min, h/ }],
    ['when: opened, if: urgent', { 'escalation[0].if': /must be a map of state, tier, priority, bounces, age, assigned, channel/ }],
    ['when: opened, if: { weather: bad }', { 'escalation[0].if.weather': /not known here; a rule may ask for state/ }],
    ['when: opened, if: { age: 4h }', { 'escalation[0].if.age': /comparison with a duration/ }],
    ["when: opened, if: { age: '=4h' }", { 'escalation[0].if.age': /comparison with a duration/ }],
    ["when: opened, if: { age: '>4d' }", { 'escalation[0].if.age': /number with s, min, h/ }],
    ["when: opened, if: { bounces: '>=two' }", { 'escalation[0].if.bounces': /comparison such as/ }],
    ['when: opened, if: { assigned: maybe }', { 'escalation[0].if.assigned': /true or false/ }],
    ['when: opened, if: { channel: [] }', { 'escalation[0].if.channel': /must name a channel/ }],
    [
      'when: opened, if: { state: closed, priority: [] }',
      { 'escalation[0].if.state': /over/, 'escalation[0].if.priority': /must be one of/ },
    ],
    ['when: { age: 2bd }, calendar: moon', { 'escalation[0].calendar': /one of the calendars of this pack \(office, always\)/ }],
    ['when: opened, calendar: office', { 'escalation[0].calendar': /not needed: this rule counts no time/ }],
    ["when: { age: x }, if: { age: y }, name: ''", { 'escalation[0].name': /text/, 'escalation[0].when.age': /number/, 'escalation[0].if.age': /comparison/ }], // prettier-ignore
  ])('%s', (text, expected) => {
    const found = wrong(text);
    expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
    for (const [path, message] of Object.entries(expected)) expect(found[path]).toMatch(message);
  });

  test('a chain that there is not; a calendar where there is none', () => {
    expect(mistakes('escalation: [{ when: opened, do: [{ notify: [team, chain] }] }]\n')).toEqual({ 'escalation[0].do[0].notify': expect.stringMatching(/needs a chain/) }); // prettier-ignore
    const bare = 'client: acme\nname: Acme Oy\n';
    expect(mistakes('escalation: [{ when: { age: 2h }, do: [{ raise-tier: 1 }] }]\n', bare)).toEqual({ 'escalation[0].calendar': expect.stringMatching(/is missing/) }); // prettier-ignore
    expect(mistakes('escalation: [{ when: { age: 2h }, calendar: x, do: [{ raise-tier: 1 }] }]\n', bare)).toEqual({ 'escalation[0].calendar': expect.stringMatching(/which has none/) }); // prettier-ignore
    expect(mistakes('escalation: [7]\n')).toEqual({ 'escalation[0]': expect.stringMatching(/must be a rule like/) });
    expect(mistakes('escalation: [{ when: opened, do: [{ notify: [] }, { notify: [king] }] }]\n')).toEqual({
      'escalation[0].do[0].notify': expect.stringMatching(/must be a list of assignee/),
      'escalation[0].do[1].notify': expect.stringMatching(/must be a list of assignee/),
    });
  });
});

describe('a chain and its duty', () => {
  const good = `chain:
  - { name: lead, to: team-lead }
  - { name: owner, to: [client-owner, boss@desk.example], after: 1h }
  - { name: director, to: chief@desk.example, after: 30min, counted: always }
duty: { calendar: office, outside: [oncall@desk.example, night-desk] }
`;
  test('are read', () => {
    expect(packOf(good).get('chain')).toEqual([
      { name: 'lead', to: ['team-lead'], after: undefined, counted: 'open' },
      { name: 'owner', to: ['client-owner', 'boss@desk.example'], after: { value: 1, unit: 'h' }, counted: 'open' },
      { name: 'director', to: ['chief@desk.example'], after: { value: 30, unit: 'min' }, counted: 'always' },
    ] satisfies ChainStep[]);
    expect(packOf(good).get('duty')).toEqual({ calendar: 'office', outside: ['oncall@desk.example', 'night-desk'] } satisfies Duty);
    expect(packOf('duty: { outside: night-desk }\n', head + promises).get('duty')).toEqual({ calendar: 'always', outside: ['night-desk'] });
  });

  test.each<[string | RegExp, string, Record<string, RegExp>]>([
    ['{ name: lead, to: team-lead }', '{ name: lead, to: team-lead, after: 1h }', { 'chain[0].after': /left out: the first/ }],
    [', after: 1h', '', { 'chain[1].after': /must say how long/ }],
    ['after: 1h', 'after: soon', { 'chain[1].after': /number with/ }],
    ['to: [client-owner, boss@desk.example]', 'to: []', { 'chain[1].to': /must be a list of/ }],
    ['name: owner, ', '', { 'chain[1].name': /called in the timeline/ }],
    ['name: owner', 'name: lead', { 'chain[1].name': /'lead' is taken/ }],
    ['counted: always', 'counted: never', { 'chain[2].counted': /open.*or always/ }],
    ['30min, counted', '1bd, counted', { 'chain[2].counted': /business days/ }],
    [
      '{ name: lead, to: team-lead }',
      '{ name: lead, to: team-lead, via: phone }',
      { 'chain[0].via': /a step has name, to, after, counted/ },
    ],
    ['{ name: lead, to: team-lead }', 'lead', { 'chain[0]': /must be a step like/ }],
    [/chain:\n( .*\n)+/, 'chain: []\n', { chain: /must be a list of steps/ }],
    [/chain:\n( .*\n)+/, 'chain: lead\n', { chain: /must be a list of steps/ }],
    ['calendar: office, outside', 'calendar: moon, outside', { 'duty.calendar': /one of the calendars/ }],
    ['outside: [oncall@desk.example, night-desk]', 'outside: []', { 'duty.outside': /mail addresses, or of short names/ }],
    ['night-desk]', 'Night Desk]', { 'duty.outside': /mail addresses, or of short names/ }],
    ['calendar: office, outside', 'phone: 112, outside', { 'duty.phone': /duty has calendar, outside/ }],
    [/duty: .*\n/, 'duty: night-desk\n', { duty: /must be a map like/ }],
  ])('with %s as %s are refused', (from, to, expected) => {
    const text = good.replace(from, to);
    expect(text).not.toBe(good);
    const found = mistakes(text);
    expect(Object.keys(found)).toEqual(Object.keys(expected));
    for (const [path, message] of Object.entries(expected)) expect(found[path]).toMatch(message);
  });

  test('count no business days, and have no hours, where there is no calendar', () => {
    const bare = 'client: acme\nname: Acme Oy\n';
    const text = 'chain: [{ name: a, to: team }, { name: b, to: team, after: 1bd }]\nduty: { outside: x@y.example }\n';
    expect(Object.keys(mistakes(text, bare))).toEqual(['chain[1].after', 'duty.calendar']);
    expect(mistakes('chain: [{ name: a, to: team }, { name: b, to: team, after: 1h }]\n', bare)).toEqual({});
  });
});
