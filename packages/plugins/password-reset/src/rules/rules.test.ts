import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { readPack } from '@luuri/core';
import { resetSection } from '../section/section.ts';
import { acmeResets } from '../fixtures.ts';
import {
  classesOf,
  classOf,
  isStopped,
  lacking,
  mustCool,
  pointsNeeded,
  pointsOf,
  refusalOf,
  type Asked,
  type MetFactor,
} from './assurance.ts';
import { beginning, brokenAt, hashOfLink } from './chain.ts';
import { cell } from './csv.ts';
import { monthOf } from './figures.ts';
import { drillFigures, drillResult } from './drill.ts';
import { callerKey, limitOf } from './limits.ts';
import { masked } from './mask.ts';
import { isSiemAddress, riskOf, signatureOf } from './siem.ts';
import { unproven } from './unproven.ts';
import { alphabet, randomSecret, spelled, spokenSecret, twoWords } from './spelling.ts';
import { deeds, opens, type ResetTerms } from './terms.ts';

function termsIn(more = ''): ResetTerms {
  const read = readPack(acmeResets(more).replace(/calendars:[\s\S]*?tiers:[\s\S]*?password-reset/, 'password-reset'), [resetSection]);
  if ('mistakes' in read) throw new Error(JSON.stringify(read.mistakes));
  return read.pack.sections.get('password-reset') as ResetTerms;
}
const terms = termsIn();
const asked: Asked = { deed: 'reset-password', userClass: 'standard', channel: 'phone' };
const met = (...names: [MetFactor['factor'], number][]): MetFactor[] => names.map(([factor, points]) => ({ factor, points }));

describe('P1 and P2: what is not taken', () => {
  test.each([
    ['a deed that the contract leaves out', 'remove-mfa', 'standard', 'phone', 'deed-not-allowed'],
    ['a service account by phone', 'unlock', 'service', 'phone', 'class-not-by-this-channel'],
    ['a privileged account by the portal', 'unlock', 'privileged', 'portal', 'class-not-by-this-channel'],
    ['somebody who has left', 'unlock', 'leaver', 'desk', 'class-not-by-this-channel'],
    ['nothing else', 'unlock', 'standard', 'phone', undefined],
  ] as const)('%s', (_what, deed, userClass, channel, why) => {
    expect(refusalOf(termsIn('  actions: { unlock: 2, reset-password: 3 }'), { deed, userClass, channel })).toBe(why);
  });

  test('the strictest of what is known of an account decides its class', () => {
    const of = (login: string, privileged = false, enabled = true) => classOf(terms, { login, privileged, enabled });
    expect([of('ada'), of('SVC-backup'), of('svc-x', true), of('ada', false, false), of('xsvc-a')]).toEqual([
      ...['standard', 'service', 'privileged', 'leaver', 'standard'],
    ]);
    // A service account that is privileged as well is still one for which nothing is done by telephone.
    expect(classesOf(terms, { login: 'svc-x', privileged: true, enabled: true })).toEqual(['privileged', 'service']);
  });
});

describe('P3: points', () => {
  test('knowledge is never alone, counts once, and not at all for privileged accounts', () => {
    expect(lacking(termsIn('  actions: { unlock: 1 }'), { ...asked, deed: 'unlock' }, met(['knowledge', 1]))).toEqual([
      'factor-besides-knowledge',
    ]);
    expect(pointsOf(met(['knowledge', 1], ['knowledge', 1]), asked)).toBe(1);
    expect(pointsOf(met(['knowledge', 1]), { ...asked, userClass: 'privileged' })).toBe(0);
  });

  test('two factors do not share the channel that the request came by', () => {
    expect(pointsOf(met(['presence', 3], ['code-mail', 2]), { ...asked, channel: 'desk' })).toBe(5);
    expect(pointsOf(met(['presence', 3], ['presence', 2]), { ...asked, channel: 'desk' })).toBe(3);
  });

  test('a privileged account takes more, a call-back and a second agent', () => {
    const privileged = { ...asked, userClass: 'privileged' as const };
    expect(pointsNeeded(terms, privileged)).toBe(5);
    expect(lacking(terms, privileged, met(['code-mail', 2], ['manager', 2]))).toEqual(['points', 'second-agent', 'call-back']);
    expect(lacking(terms, privileged, met(['code-mail', 2], ['call-back', 2], ['second-agent', 1]))).toEqual([]);
  });

  test('a call and a text to one telephone are one factor', () => {
    const both = (other: string): MetFactor[] => [
      { factor: 'code-sms', points: 2, target: '+358 40 ••• ••12' },
      { factor: 'call-back', points: 2, target: other },
    ];
    expect([pointsOf(both('+358 40 ••• ••12'), asked), pointsOf(both('+358 50 ••• ••99'), asked)]).toEqual([2, 4]);
  });

  test('P1: whether somebody may come back, their manager says, and nobody in their place', () => {
    const enabling = { ...asked, deed: 'enable' as const };
    const allowing = termsIn('  actions: { enable: 3 }');
    expect(lacking(allowing, enabling, met(['call-back', 2], ['code-mail', 2]))).toEqual(['manager']);
    expect(lacking(allowing, enabling, met(['manager', 2], ['code-mail', 2]))).toEqual([]);
    const of = (deed: 'enable' | 'unlock') => classOf(terms, { login: 'ada', privileged: false, enabled: false, deed });
    expect([of('enable'), of('unlock')]).toEqual(['standard', 'leaver']);
  });

  test('F9: what waits, and for whom', () => {
    const waits = (deed: 'remove-mfa' | 'change-phone' | 'unlock', userClass: 'privileged' | 'standard', factors = met(['call-back', 2])) =>
      mustCool({ deed, userClass }, factors);
    expect([waits('remove-mfa', 'privileged'), waits('change-phone', 'privileged')]).toEqual([true, true]);
    expect([
      waits('unlock', 'privileged'),
      waits('remove-mfa', 'standard'),
      waits('remove-mfa', 'privileged', met(['second-agent', 1])),
    ]).toEqual([false, false, false]);
  });

  test('F2: two that fail end it', () => {
    expect([0, 1, 2, 3].map(isStopped)).toEqual([false, false, true, true]);
  });
});

test('P6: limits, each at its edge', () => {
  const now = new Date('2026-01-05T09:00:00Z');
  const free = { lastDone: undefined, accountTries: 0, callerFailures: 0, callerUsers: 1, beyond: false, now };
  const ago = (ms: number) => new Date(now.getTime() - ms);
  expect(limitOf(terms, free)).toBeUndefined();
  expect(limitOf(terms, { ...free, lastDone: ago(86_400_000 - 1) })).toBe('one-a-day');
  expect(limitOf(terms, { ...free, lastDone: ago(86_400_000) })).toBeUndefined();
  expect([2, 3].map((callerFailures) => limitOf(terms, { ...free, callerFailures }))).toEqual([undefined, 'caller-failed-too-often']);
  expect([2, 3].map((callerUsers) => limitOf(terms, { ...free, callerUsers }))).toEqual([undefined, 'velocity']);
  expect([4, 5].map((accountTries) => limitOf(terms, { ...free, accountTries }))).toEqual([undefined, 'account-tried-too-often']);
  // A team lead lets pass what is counted for the person, and nothing that is counted for the number that calls.
  const beyond = { ...free, beyond: true };
  expect(
    [{ lastDone: ago(1) }, { accountTries: 9 }, { callerUsers: 3 }, { callerFailures: 3 }].map((more) =>
      limitOf(terms, { ...beyond, ...more }),
    ),
  ).toEqual([...[undefined, undefined, 'velocity', 'caller-failed-too-often']]);
  expect(['+358 50 111 2223', '050-1112223', '00358501112223'].map(callerKey)).toEqual(['501112223', '501112223', '501112223']);
});

test('F1: numbers and addresses are masked', () => {
  expect([masked('phone', '+358401234512'), masked('email', 'ada@home.example'), masked('phone', '09 123 456')]).toEqual([
    ...['+358 40 ••• ••12', 'a•••@home.example', '09 ••• ••56'],
  ]);
});

describe('F7: secrets', () => {
  const draw = (below: number) => Math.floor(Math.random() * below);
  test('are long, of four kinds, and without what is mistaken for each other', () => {
    for (let i = 0; i < 500; i++) {
      const secret = randomSecret(draw);
      expect(secret).toMatch(/^[A-Za-z2-9+=-]{16}$/);
      for (const kind of [/[a-z]/, /[A-Z]/, /[2-9]/, /[-+=]/]) expect(secret).toMatch(kind);
      expect(secret).not.toMatch(/[0O1lIåäö]/);
    }
    expect(alphabet).not.toMatch(/[0O1lIåäöÅÄÖ]/);
  });

  test('that are read out are four words with digits, and every character has a name in each language', () => {
    const secret = spokenSecret(draw);
    expect(secret).toMatch(/^[A-Z][a-z]{5}(-[a-z]{6}){3}-[2-9]{2}$/);
    for (const language of ['fi', 'sv', 'en']) expect(spelled(secret, language)).toHaveLength(secret.length);
    expect(spelled('Ab-2', 'fi')).toEqual(['iso Aarne', 'pieni Bertta', 'väliviiva', '2']);
    expect(twoWords(draw)).toMatch(/^[a-z]{6} [a-z]{6}$/);
  });
});

test('A1: a chain shows which line was changed, taken out or put in', () => {
  let before = beginning;
  const lines = ['begun', 'factor-met', 'done'].map((what, i) => {
    const link = { seq: i + 1, at: '2026-01-05T09:00:00.000Z', by: 'agent:1', what, facts: { b: 1, a: [2] }, before };
    before = hashOfLink(link);
    return { ...link, hash: before };
  });
  expect(brokenAt(lines)).toBeUndefined();
  expect(brokenAt(lines.map((l) => ({ ...l, facts: { a: [2], b: 1 } })))).toBeUndefined();
  expect(brokenAt(lines.map((l, i) => (i === 1 ? { ...l, by: 'agent:2' } : l)))).toBe(2);
  expect(brokenAt(lines.filter((_l, i) => i !== 1))).toBe(2);
});

test('A2: what a spreadsheet would take for a formula is text', () => {
  expect([cell('=1+1'), cell('a,"b"'), cell(3), cell('@x')]).toEqual(["'=1+1", '"a,""b"""', '3', "'@x"]);
});

test('A4: a month', () => {
  const at = (day: number, second = 0) => new Date(Date.UTC(2026, 0, day, 9, 0, second));
  const one = {
    personId: 1,
    deed: 'unlock',
    channel: 'phone',
    state: 'done',
    suspicious: false,
    flags: [],
    selfService: 'cannot',
    startedAt: at(1),
    endedAt: at(1, 60),
  };
  const month = monthOf([
    one,
    { ...one, startedAt: at(8), endedAt: at(8, 120), channel: 'portal', selfService: null, aftercare: 'no' },
    { ...one, startedAt: at(16), endedAt: at(16, 40), flags: ['override', 'notice-failed'] },
    { ...one, state: 'stopped', suspicious: true, aftercare: null },
  ]);
  expect(month).toEqual({
    ...{ requests: 4, done: { unlock: 3 }, selfService: 1 / 3, failRate: 0.25, overrides: 1, medianSeconds: 60, repeats: 1, suspicious: 1 },
    noticeFailures: 1,
    selfServiceAnswers: { cannot: 3 },
    aftercare: { no: 1, open: 1 },
  });
  expect(monthOf([])).toMatchObject({ requests: 0, selfService: null, medianSeconds: null });
});

test('F6: two deeds of one kind on a ticket take two proofs', () => {
  const done = { ticketId: 1, personId: 2, deed: 'unlock' };
  const used = {
    about: 'ticket:1',
    whose: 'person:2',
    deed: 'password-reset.unlock',
    usedAt: new Date(0),
    usedBy: 'password-reset.unlock',
  };
  expect(unproven([done], [used])).toEqual([]);
  expect(unproven([done, { ...done }], [used])).toEqual([done]);
  const others = [
    { ...used, usedAt: null },
    { ...used, whose: 'person:3' },
    { ...used, usedBy: 'reset-done' },
  ];
  expect(unproven([done], others)).toEqual([done]);
});

test('A5: a rehearsal in which there was a proof has failed, however it went on', () => {
  const one = { state: 'stopped', provenAt: null, suspicious: false, failures: 2 };
  const all = [one, { ...one, suspicious: true }, { ...one, provenAt: new Date(0), suspicious: true }, { ...one, state: 'proving' }];
  expect(all.map(drillResult)).toEqual(['held', 'noticed', 'forged', 'running']);
  expect(drillFigures(all)).toEqual({ drills: 4, held: 1, noticed: 1, forged: 1 });
});

test('F9: events go to where the pack says, encrypted, and signed as anybody can check', () => {
  expect(
    ['https://siem.example/x', 'http://127.0.0.1:8080/', 'http://siem.example/', 'https://a:b@siem.example', 'file:///etc', 'x'].map(
      isSiemAddress,
    ),
  ).toEqual([true, true, false, false, false, false]);
  expect(signatureOf('key', '1767603600', '{}')).toBe(`sha256=${createHmac('sha256', 'key').update('1767603600.{}').digest('hex')}`);
  expect([
    riskOf('password-reset.alert', null),
    riskOf('password-reset.ended', 'done'),
    riskOf('password-reset.ended', 'called-off'),
  ]).toEqual([...['raised', 'none', 'raised']]);
});

test('P6: what opens an account is counted together, what does not is not', () => {
  expect(deeds.filter(opens)).toEqual(['reset-password', 'temporary-pass', 'remove-mfa', 'change-phone', 'enable']);
});

test('what is not named is not allowed: change of a telephone, enabling and disabling', () => {
  expect(Object.keys(terms.allowed)).toEqual(['unlock', 'reset-password', 'temporary-pass', 'remove-mfa']);
});

test('a pack that is wrong is told every mistake with its path', () => {
  const read = readPack(
    'client: x\nname: X\npassword-reset: { actions: { fly: 2 }, factors: { knowledge: many }, delivery: [pigeon], aftercare: 300%, calendar: never, alerts: [nobody], siem: { url: "http://siem.example", secret: hush }, classes: { standard: { never: [mail] } } }\n',
    [resetSection],
  );
  const paths = 'mistakes' in read ? read.mistakes.map((m) => m.path) : [];
  expect(paths.sort()).toEqual(
    [
      'actions.fly',
      'aftercare',
      'alerts',
      'calendar',
      'classes.standard.never',
      'delivery',
      'factors.knowledge',
      'siem.secret',
      'siem.url',
    ].map((path) => `password-reset.${path}`),
  );
});
