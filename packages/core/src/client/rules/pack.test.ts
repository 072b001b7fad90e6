import { describe, expect, test } from '@jest/globals';
import { essentials } from '../../essentials.ts';
import { acme, byPath } from '../../fixtures.ts';
import { languagesOfTheDesk, readPack, type Pack } from './pack.ts';

const sections = essentials().flatMap((p) => p.spec.sections ?? []);
const mistakesIn = (yaml: string): Record<string, string> => {
  const read = readPack(yaml, sections);
  return 'mistakes' in read ? byPath(read.mistakes) : {};
};
const packOf = (yaml: string): Pack => {
  const read = readPack(yaml, sections);
  if ('pack' in read) return read.pack;
  throw new Error(JSON.stringify(read.mistakes));
};
/** The good pack with one place changed. */
const acmeWith = (from: string | RegExp, to: string): string => {
  const changed = acme.replace(from, to);
  expect(changed).not.toBe(acme);
  return changed;
};

describe('a contract pack', () => {
  test('is read with everything that it says', () => {
    const pack = packOf(acme);
    expect(pack).toMatchObject({
      client: 'acme',
      name: 'Acme Oy',
      owner: 'owner@desk.example',
      domains: ['acme.example'],
      mailboxes: ['help@acme.example', 'it@acme.example'],
      languages: ['fi', 'sv', 'en'],
    });
    // Midnight where the client is, which is before midnight in Greenwich.
    expect(pack.effectiveFrom).toEqual(new Date('2025-12-31T22:00:00Z'));
    expect(Object.keys(pack.calendars)).toEqual(['office']);
    expect([...pack.sections.keys()]).toEqual([
      'tiers',
      'fields',
      'sla',
      'escalation',
      'chain',
      'duty',
      'skills',
      'templates',
      'portal',
      'retention',
      'ratings',
    ]);
  });

  test('needs no more than a client and a name', () => {
    const pack = packOf('{ client: a, name: A }');
    expect(pack).toMatchObject({
      domains: [],
      mailboxes: [],
      languages: ['en'],
      owner: undefined,
      calendars: {},
      effectiveFrom: new Date(0),
    });
    expect(pack.sections.get('tiers')).toMatchObject([{ level: 1, team: 'service-desk' }]);
    expect(pack.sections.get('sla')).toEqual([]);
    expect(pack.sections.get('escalation')).toEqual([]);
  });

  test('takes addresses in small letters', () => {
    expect(packOf('{ client: a, name: A, domains: [ACME.Example], mailboxes: [" Help@Acme.Example "] }')).toMatchObject({
      domains: ['acme.example'],
      mailboxes: ['help@acme.example'],
    });
  });
});

describe('YAML that is none', () => {
  test.each([
    ['client: acme\nname: [unclosed', 'line 2'],
    ['client: acme\n\tname: tabbed', 'line 2'],
    ['client: acme\nclient: acme', 'line 2'],
    ['client: acme\n---\nclient: beta', 'line 2'],
    ['client: "unclosed\n', 'line 2'],
  ])('%j is told with its line', (yaml, line) => {
    const mistakes = mistakesIn(yaml);
    const [path = ''] = Object.keys(mistakes);
    expect(path).toMatch(new RegExp(`^${line}, column \\d+$`));
    expect(mistakes[path]).toMatch(/^is not YAML: ./);
  });

  test.each(['', '[]', 'acme', '42', '~', '- client: acme', '!!set { a }'])('%j is no mapping', (yaml) => {
    expect(Object.keys(mistakesIn(yaml))).not.toEqual([]);
  });

  test('aliases that multiply, or bite their own tail, and endless nesting are refused', () => {
    const laughs = [
      'a: &a [x,x,x,x,x,x,x,x,x,x]',
      ...'bcdefg'.split('').map(
        (c, i) =>
          `${c}: &${c} [${Array(10)
            .fill(`*${'abcdefg'[i] ?? 'a'}`)
            .join(',')}]`,
      ),
    ];
    expect(mistakesIn(laughs.join('\n'))['']).toMatch(/^cannot be read: /);
    expect(mistakesIn('client: *nobody')).not.toEqual({});
    expect(mistakesIn('client: a\nname: A\nsla: &x [*x]')).not.toEqual({});
    for (const depth of [60, 2_000, 99_000]) {
      expect(mistakesIn(`client: a\nname: A\nsla: ${'['.repeat(depth)}${']'.repeat(depth)}`)).not.toEqual({});
      expect(mistakesIn('['.repeat(depth))).not.toEqual({});
    }
  });
});

describe('a mistake is named with its path', () => {
  test('an unknown section, with the idea that a plugin is missing', () => {
    expect(mistakesIn(`${acme}phone: { numbers: [] }\n`)['phone']).toMatch(
      /is no section that an installed plugin reads\. Install the plugin that does, or correct the name \(known: client, name, .*tiers.*sla.*\)/,
    );
  });

  test.each([
    ['client', /^client: acme/m, 'client: Acme Oy', /short name/],
    ['client', /^client: acme/m, 'client: 42', /short name/],
    ['client', /^client: acme\n/m, '', /short name/],
    ['name', /^name: Acme Oy/m, 'name: "   "', /1-200/],
    ['name', /^name: Acme Oy/m, `name: ${'x'.repeat(201)}`, /1-200/],
    ['effective-from', '2026-01-01', 'tomorrow', /date like 2026-01-01/],
    ['effective-from', '2026-01-01', '2026-02-30', /date like 2026-01-01/],
    ['effective-from', '2026-01-01', '2026-13-01', /date like 2026-01-01/],
    ['effective-from', '2026-01-01', '20260101', /date like 2026-01-01/],
    ['domains', '[acme.example]', 'acme.example', /must be a list/],
    ['domains[0]', '[acme.example]', '[localhost]', /like acme.example/],
    ['domains[1]', '[acme.example]', '[acme.example, { a: b }]', /like acme.example/],
    ['domains', '[acme.example]', '[acme.example, GMail.com]', /gmail.com: anybody/],
    ['mailboxes[1]', 'it@acme.example', 'nobody', /like help@acme.example/],
    ['mailboxes[1]', 'it@acme.example', '"it \\0@acme.example"', /like help@acme.example/],
    ['mailboxes[1]', 'it@acme.example', '"it\\0@acme.example"', /like help@acme.example/],
    ['owner', 'owner@desk.example', '[a@b.example]', /like lead@desk.example/],
    ['languages', '[fi, sv, en]', '[fi, tlh]', /list of fi, sv, en/],
    ['languages', '[fi, sv, en]', '[]', /list of fi, sv, en/],
    ['languages', '[fi, sv, en]', 'fi', /list of fi, sv, en/],
    ['calendars.office.zone', 'Europe/Helsinki', 'Europe/Atlantis', /./],
    ['calendars.office.hours.mon-fri[0]', '08:00-16:00', '08:00-25:00', /./],
    ['tiers[1].level', 'level: 2', 'level: 4', /must be 2: .* without a gap/],
    ['tiers[2].name', 'name: Experts', 'name: ""', /what the tier is called/],
    ['tiers[2].name', 'name: Experts', 'name: { a: b }', /what the tier is called/],
    ['tiers[0].team', 'team: service-desk', 'team: Service Desk', /short name/],
    ['tiers[1].hold-at-most', 'hold-at-most: 2h', 'hold-at-most: 2 fortnights', /./],
    ['tiers[1].calendar', 'hold-at-most: 2h', 'calendar: night', /calendars of this pack/],
    ['tiers[1].calendar', 'hold-at-most: 2h', 'calendar: constructor', /calendars of this pack/],
    ['tiers[1].colour', 'hold-at-most: 2h', 'colour: blue', /not known here/],
    ['tiers[2]', /\n {2}- \{ level: 3.*\n/, '\n  - Experts\n', /must be a tier like/],
    ['tiers', /tiers:\n(.*\n){3}/, 'tiers: []\n', /list of tiers/],
    ['tiers', /tiers:\n(.*\n){3}/, 'tiers: { 1: CSR1 }\n', /list of tiers/],
    ['sla[0].calendar', 'calendar: office', 'calendar: night', /one of the pack's calendars \(office\)/],
    ['sla[0].targets.urgent.first-response', 'first-response: 15min', 'first-response: soon', /./],
    ['sla[0].targets.vip', 'urgent: {', 'vip: {', /not known here/],
    ['sla[0].warn-at[0]', '75%', '175%', /under 100%/],
    ['sla[0].pause-in[0]', '[pending-requester]', '[asleep]', /must be one of/],
    ['escalation[0].when', 'when: first-response.breached', 'when: full-moon', /must be one of first-response.warned/],
    [
      'escalation[0].do',
      'do: [{ raise-tier: 1 }, { notify: [team-lead] }] }\n  - { when: resolution.warned',
      'do: [] }\n  - { when: resolution.warned',
      /list of steps/,
    ],
    ['escalation[0].do[0].raise-tier', 'raise-tier: 1', 'raise-tier: -1', /1 or more/],
    [
      'escalation[0].do[1].notify',
      '[team-lead] }] }\n  - { when: resolution.warned',
      '[janitor] }] }\n  - { when: resolution.warned',
      /list of assignee/,
    ],
    ['escalation[0].do[0]', '{ raise-tier: 1 }', '{ explode: now }', /must be one of/],
    ['escalation[0].do[0]', '{ raise-tier: 1 }', '{ raise-tier: 1, notify: [team] }', /must be one of/],
    ['escalation[0].unless', 'name: late answer', 'unless: christmas', /not known here/],
    ['escalation[0].name', 'name: late answer', 'name: 42', /text/],
    ['escalation', /escalation:\n(.*\n)+/, 'escalation: { when: never }\n', /list of rules/],
  ])('%s, when %s becomes %j', (path, from, to, message) => {
    const mistakes = mistakesIn(acmeWith(from, to));
    expect(mistakes[path]).toMatch(message);
    expect(Object.keys(mistakes)).toHaveLength(1);
  });

  test('calendars that are none, and with them whoever names one', () => {
    expect(mistakesIn(acmeWith(/\n {2}office:.*\n/, ' [office]\n'))).toEqual({
      calendars: expect.stringMatching(/mapping from a name/),
      'sla[0].calendar': expect.stringMatching(/which has none/),
    });
  });

  test('two rules of one name, for only one of them would ever act', () => {
    const twice = acmeWith('{ when: resolution.warned', '{ name: late answer, when: resolution.warned');
    expect(mistakesIn(twice)).toEqual({ 'escalation[1].name': expect.stringMatching(/is taken/) });
  });

  test.each([
    ['templates', '[]', /must be a mapping/],
    ['templates.goodbye', '{ goodbye: {} }', /is no mail that the desk writes/],
    ['templates.confirmation', '{ confirmation: Hei }', /mapping from a language/],
    ['templates.confirmation.tlh', '{ confirmation: { tlh: { subject: a, text: b } } }', /no language of the desk/],
    ['templates.confirmation.fi', '{ confirmation: { fi: { subject: a } } }', /subject and a text/],
    ['templates.confirmation.fi.text', "{ confirmation: { fi: { subject: a, text: '{{#if name}}' } } }", /is no Handlebars template: /],
    ['templates.confirmation.fi.subject', "{ confirmation: { fi: { subject: '{{', text: b } } }", /is no Handlebars template: /],
    ['templates.confirmation.fi.text', "{ confirmation: { fi: { subject: a, text: '{{shout name}}' } } }", /shout/],
    ['templates.confirmation.fi.text', "{ confirmation: { fi: { subject: a, text: '{{> footer}}' } } }", /footer/],
    ['templates.confirmation.fi.text', "{ confirmation: { fi: { subject: a, text: '{{#if name}}{{#each}}{{/each}}{{/if}}' } } }", /each/],
    ['templates.confirmation.fi.text', "{ confirmation: { fi: { subject: a, text: '{{log name}}' } } }", /log/],
  ])('%s, when templates are %s', (path, templates, message) => {
    expect(mistakesIn(`${acme}templates: ${templates}\n`)).toEqual({ [path]: expect.stringMatching(message) });
  });

  test('all of them at once', () => {
    const mistakes = mistakesIn('client: A B\ndomains: x\nlanguages: tlh\ntiers: no\nsla: no\nescalation: no\nphone: yes');
    expect(Object.keys(mistakes).sort()).toEqual(['client', 'domains', 'escalation', 'languages', 'name', 'phone', 'sla', 'tiers']);
  });
});

test('the languages of a pack are those that the desk speaks', () => {
  for (const language of languagesOfTheDesk)
    expect(packOf(`{ client: a, name: A, languages: [${language}] }`).languages).toEqual([language]);
});

test('E5 a contract without holidays can be applied, and is warned that holidays are working time', () => {
  const hours = (more: string) =>
    `client: a\nname: A\ncalendars:\n  office: { zone: Europe/Helsinki, hours: { mon-fri: ['08:00-16:00'] }${more} }\n`;
  const warnings = (more: string) => {
    const read = readPack(hours(more), []);
    return 'pack' in read ? read.pack.warnings : read.mistakes;
  };
  expect(warnings('')).toEqual([{ path: 'calendars.office.holidays', message: 'are not given, so every holiday is working time' }]);
  expect(warnings(', holidays: { country: FI }')).toEqual([]);
});
