import { describe, expect, test } from '@jest/globals';
import { isDeskError } from '../../kernel/error.ts';
import { office, STANDARD, t, termsWith } from './fixtures.ts';
import { replayClocks } from './replay.ts';
import { readSlaSection, readSlaTerms, readTiersSection } from './section/read.ts';

/** What somebody is told who wrote a pack or a replay wrong: each sentence with its place. */
const packWith = (policy: object) => ({ sla: [{ ...STANDARD, ...policy }] });
const packs: readonly object[] = [
  { sla: 'standard' },
  { sla: { name: 'x' }, tiers: 3 },
  { sla: [7, null, { ...STANDARD, name: '', calendar: 'home', extra: 1 }, STANDARD, STANDARD] },
  packWith({ name: 5, calendar: undefined, targets: undefined, 'bot-answers': 'yes' }),
  packWith({ targets: { urgent: 'fast', highest: {}, low: { resolution: '0h', 'first-response': 'soon', answers: '1h' } } }),
  packWith({ 'warn-at': ['0%', '100%', '5%x', '', 'x', 3], 'pause-in': ['open', 'pending-requester'], 'reopen-window': '1d' }),
  packWith({ reopen: 'never', 'after-window': 1, merge: true, 'through-quiet-hours': 'all' }),
  packWith({ when: 'phone' }),
  packWith({ when: { type: [], channel: [1], service: 7, category: 'old', tier: [], team: 'x' } }),
  packWith({ when: { tier: ['1'], type: ['a', 2] } }),
  { tiers: [{ level: -1 }, { level: 1.5 }, {}, 'one', { level: 0 }, { level: 1, 'hold-at-most': 'x', calendar: 'home' }, { level: 1 }] },
];
const packTold = (pack: object): unknown => {
  try {
    return readSlaTerms({ version: 1, calendars: { office }, ...pack });
  } catch (error) {
    return isDeskError(error) ? [error.code, error.kind, error.message] : error;
  }
};

const at = t('2026-06-01 10:00');
const events: readonly unknown[] = [
  null,
  'state',
  { kind: 'note' },
  { kind: 'note', at: 'yesterday' },
  { kind: 'calendar', at, calendar: 'always' },
  { at },
  { at, kind: 'opened' },
  { at, kind: 'state', to: 'waiting' },
  { at, kind: 'priority', to: 1 },
  { at, kind: 'tier', to: '2' },
  { at, kind: 'waive', metric: 'speed', reason: ' ' },
  { at, kind: 'waive', metric: 'resolution', reason: 7 },
  { at, kind: 'merge', role: 'both' },
  { at, kind: 'split', of: '' },
  { at, kind: 'calendar', calendars: null },
  { at, kind: 'contract', contract: 'acme' },
  { at, kind: 'state', to: 'pending-scheduled', wakeAt: 'later' },
  { at, kind: 'merge', role: 'target', origin: 5 },
  { at, kind: 'calendar', calendars: {}, effectiveFrom: 'x' },
  { at, kind: 'note', importedAt: 'x' },
];
const replayTold = (replay: object): unknown => {
  try {
    return replayClocks({ contract: termsWith(), priority: 'urgent', receivedAt: t('2026-06-01 09:00'), events: [], until: at, ...replay });
  } catch (error) {
    return isDeskError(error) ? [error.code, error.kind, error.message] : error;
  }
};

const ofPacks = [
  [`Promises of the contract: sla must be a list, each entry beginning with a dash, and is 'standard'.`],
  [
    'Promises of the contract: sla must be a list, each entry beginning with a dash, and is a map',
    `tiers must be a list, each entry beginning with a dash, and is '3'.`,
  ],
  [
    `Promises of the contract: sla[0] must be a policy with name, calendar and targets, and is '7'`,
    'sla[1] must be a policy with name, calendar and targets, and is missing',
    'sla[2].extra is not known here',
    'known are name, calendar, when, targets, warn-at, pause-in, reopen-window, reopen, after-window, merge, bot-answers, through-quiet-hours',
    `sla[2].name must be a text, and is ''`,
    `sla[2].calendar must be one of the pack's calendars (office), and is 'home'`,
    `sla[4].name 'standard' is taken.`,
  ],
  [
    `Promises of the contract: sla[0].name must be a text, and is '5'`,
    `sla[0].calendar must be one of the pack's calendars (office), and is missing`,
    'sla[0].targets must be a map of urgent, high, normal, low, and is missing',
    `sla[0].bot-answers must be true or false, and is 'yes'.`,
  ],
  [
    'Promises of the contract: sla[0].targets.highest is not known here',
    'known are urgent, high, normal, low',
    `sla[0].targets.urgent must be a map of first-response, next-response, resolution, update-every, and is 'fast'`,
    'sla[0].targets.low.answers is not known here',
    'known are first-response, next-response, resolution, update-every',
    `sla[0].targets.low.first-response must be a number with s, min, h (open time) or bd (business days), such as '90min', '4h' or '3bd' and not 'soon'`,
    'sla[0].targets.low.resolution must be more than 0.',
  ],
  [
    `Promises of the contract: sla[0].warn-at[0] must be a share over 0% and under 100%, and is '0%'`,
    `sla[0].warn-at[1] must be a share over 0% and under 100%, and is '100%'`,
    `sla[0].warn-at[2] must be a share over 0% and under 100%, and is '5%x'`,
    `sla[0].warn-at[3] must be a number with s, min, h (open time) or bd (business days), such as '90min', '4h' or '3bd' and not ''`,
    `sla[0].warn-at[4] must be a number with s, min, h (open time) or bd (business days), such as '90min', '4h' or '3bd' and not 'x'`,
    `sla[0].pause-in[0] must be one of pending-requester, pending-third-party, pending-scheduled, pending-approval, and is 'open'`,
    `sla[0].reopen-window must be a number with s, min, h (open time) or bd (business days), such as '90min', '4h' or '3bd'`,
    'a day is not a length of open time: write bd for business days or h for open hours.',
  ],
  [
    `Promises of the contract: sla[0].reopen must be continue or restart, and is 'never'`,
    `sla[0].after-window must be follow-up or new-cycle, and is '1'`,
    `sla[0].merge must be own-origin or earliest-origin-wins, and is 'true'`,
    `sla[0].through-quiet-hours[0] must be one of urgent, high, normal, low, and is 'all'.`,
  ],
  [`Promises of the contract: sla[0].when must be a map of type, channel, service, category or tier, and is 'phone'.`],
  [
    'Promises of the contract: sla[0].when.team is not known here',
    'known are type, channel, service, category, tier',
    'sla[0].when.type must be a text or a list of texts',
    'sla[0].when.channel must be a text or a list of texts',
    'sla[0].when.service must be a text or a list of texts',
    `sla[0].when.category[0] must be one of new, open, pending-requester, pending-third-party, pending-scheduled, pending-approval, resolved, closed, cancelled, and is 'old'`,
    'sla[0].when.tier must be the level of a tier or a list of levels.',
  ],
  [
    'Promises of the contract: sla[0].when.type must be a text or a list of texts',
    'sla[0].when.tier must be the level of a tier or a list of levels.',
  ],
  [
    `Promises of the contract: tiers[0].level must be a whole number from 0, and is '-1'`,
    `tiers[1].level must be a whole number from 0, and is '1.5'`,
    'tiers[2].level must be a whole number from 0, and is missing',
    'tiers[3].level must be a whole number from 0, and is missing',
    `tiers[5].hold-at-most must be a number with s, min, h (open time) or bd (business days), such as '90min', '4h' or '3bd' and not 'x'`,
    `tiers[5].calendar must be one of the pack's calendars (office), and is 'home'`,
    'tiers[6].level 1 is given twice.',
  ],
];
const ofReplays = [
  [
    'Events to replay: events[0] must be a map with at and kind',
    'events[1] must be a map with at and kind',
    'events[2].at must be a valid instant',
    'events[3].at must be a valid instant',
    'events[4].calendars must be a map of calendars by name',
    'events[5].kind must be one of requester-message, agent-message, note, auto-reply, bounce, third-party-message, state, priority, tier, calendar, contract, merge, split, waive, spam, thanks, wake',
    'events[6].kind must be one of requester-message, agent-message, note, auto-reply, bounce, third-party-message, state, priority, tier, calendar, contract, merge, split, waive, spam, thanks, wake',
    'events[7].to must be one of new, open, pending-requester, pending-third-party, pending-scheduled, pending-approval, resolved, closed, cancelled',
    'events[8].to must be one of urgent, high, normal, low',
    'events[9].to must be the level of a tier',
    'events[10].metric must be one of first-response, next-response, periodic-update, resolution, tier-hold',
    'events[10].reason must say why',
    'events[11].reason must say why',
    'events[12].role must be source or target',
    'events[13].of must be the cause of the message that left',
    'events[14].calendars must be a map of calendars by name',
    'events[15].contract must be a contract as parseContract reads it',
    'events[16].wakeAt must be a valid instant',
    'events[17].origin must be a valid instant',
    'events[18].effectiveFrom must be a valid instant',
    'events[19].importedAt must be a valid instant.',
  ],
  [
    'Events to replay: receivedAt must be a valid instant',
    'until must be a valid instant',
    'priority must be one of urgent, high, normal, low',
    'events must be a list.',
  ],
];

describe('what is wrong is told, each with its place', () => {
  test.each(packs.map((pack, i) => [i, pack] as const))('pack %i', (i, pack) => {
    expect(packTold(pack)).toEqual(['sla.terms-wrong', 'invalid', ofPacks[i]!.join('; ')]);
  });

  test('replays', () => {
    const replays = [{ events }, { events: 'x', priority: 'p1', receivedAt: 'x', until: new Date(NaN) }];
    expect(replays.map(replayTold)).toEqual(ofReplays.map((told) => ['sla.events-wrong', 'invalid', told.join('; ')]));
  });

  test('what is not wrong is read as it was meant', () => {
    const none = (): never => {
      throw new TypeError('nothing is wrong');
    };
    expect(readSlaSection(undefined, [], none)).toEqual([]);
    expect(readTiersSection(null, [], none)).toEqual([]);
    const [policy] = readSlaTerms({
      version: 1,
      calendars: { office },
      ...packWith({ 'warn-at': [' 12.25 % ', '1h', 90_000], when: { tier: 0, type: 'incident', channel: ['mail', 'phone'] } }),
    }).policies;
    expect(policy?.warnAt).toEqual([
      { text: '12.25 %', share: 0.1225 },
      { text: '1h', before: { value: 1, unit: 'h' } },
      { text: '90000ms', before: { value: 90_000, unit: 'ms' } },
    ]);
    expect(policy?.when).toEqual({ type: ['incident'], channel: ['mail', 'phone'], tier: [0] });
    expect(readTiersSection([{ level: 0 }, { level: 1, calendar: 'office', 'hold-at-most': '1h' }], ['office'], none)).toEqual([
      { level: 0 },
      { level: 1, holdAtMost: { value: 1, unit: 'h' }, calendar: 'office' },
    ]);
  });

  test('instants of a replay may be ISO texts', () => {
    const texts = [
      {
        kind: 'state',
        to: 'pending-scheduled',
        at: '2026-06-01T09:10:00+03:00',
        wakeAt: '2026-06-01T09:30:00+03:00',
        importedAt: '2026-06-01T09:20:00+03:00',
      },
      { kind: 'merge', role: 'target', at: '2026-06-01T09:40:00+03:00', origin: '2026-06-01T08:00:00+03:00', earliestOriginWins: true },
    ];
    const dates = [
      { ...texts[0], at: t('2026-06-01 09:10'), wakeAt: t('2026-06-01 09:30'), importedAt: t('2026-06-01 09:20') },
      { ...texts[1], at: t('2026-06-01 09:40'), origin: t('2026-06-01 08:00') },
    ];
    expect(replayTold({ events: texts })).toEqual(replayTold({ events: dates }));
    expect(replayTold({ events: texts })).toMatchObject({ clocks: [{ startedAt: t('2026-06-01 08:00') }, {}] });
  });
});
