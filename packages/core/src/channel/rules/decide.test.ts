import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { categories, type Category } from '../../kernel/index.ts';
import { decide, type Candidate, type Facts } from './decide.ts';

const nothing: Facts = { nature: 'message', isEcho: false, duplicate: undefined, candidates: [], senderIsOutside: false };
const lead = (more: Partial<Candidate> = {}): Candidate => ({
  ticketId: 7,
  rule: 'signed-message-id',
  category: 'open',
  senderIsParty: true,
  ...more,
});
const rules: Candidate['rule'][] = ['signed-message-id', 'known-message-id', 'tagged-address', 'subject-number', 'said-twice'];

describe('what becomes of an arrival', () => {
  test.each<[string, Partial<Facts>, object]>([
    [
      'a stranger to the desk opens a ticket and is told',
      {},
      { disposition: 'opened', rule: 'new', ticketId: undefined, triage: false, confirm: true },
    ],
    [
      'a sender outside the client goes to triage and is told nothing',
      { senderIsOutside: true },
      { disposition: 'opened', rule: 'new:sender-outside-client', triage: true, confirm: false },
    ],
    [
      'mail of our own is dropped, whatever else it is',
      { isEcho: true, duplicate: { ticketId: 7 }, candidates: [lead()] },
      { disposition: 'echo', rule: 'own-mail', ticketId: undefined, confirm: false },
    ],
    [
      'the same once more changes nothing',
      { duplicate: { ticketId: 7 }, candidates: [lead({ ticketId: 8 })] },
      { disposition: 'duplicate', rule: 'same-message-id', ticketId: 7, confirm: false },
    ],
    ['the same once more of what became no ticket', { duplicate: { ticketId: null } }, { disposition: 'duplicate', ticketId: undefined }],
    [
      'an automatic answer to a ticket is noted on it',
      { nature: 'auto-response', candidates: [lead()] },
      { disposition: 'noted', rule: 'auto-response:signed-message-id', ticketId: 7, confirm: false },
    ],
    [
      'an automatic answer to no ticket is somebody’s trouble, and not answered',
      { nature: 'auto-response' },
      { disposition: 'opened', rule: 'auto-response:of-no-ticket', triage: false, confirm: false },
    ],
    [
      'an automatic message from outside goes to triage',
      { nature: 'auto-response', senderIsOutside: true },
      { disposition: 'opened', triage: true, confirm: false },
    ],
    [
      'a bounce of a ticket is noted on it',
      { nature: 'bounce', candidates: [lead()], senderIsOutside: true },
      { disposition: 'noted', rule: 'bounce:signed-message-id', ticketId: 7 },
    ],
    [
      'a bounce of no ticket is set aside',
      { nature: 'bounce', senderIsOutside: true },
      { disposition: 'set-aside', rule: 'bounce:of-no-ticket', ticketId: undefined, triage: false, confirm: false },
    ],
    [
      'a bounce of a closed ticket is noted on it all the same',
      { nature: 'bounce', candidates: [lead({ category: 'closed' })] },
      { disposition: 'noted', ticketId: 7 },
    ],
  ])('%s', (_what, facts, expected) => {
    expect(decide({ ...nothing, ...facts })).toMatchObject(expected);
  });

  test.each(rules.map((r) => [r]))('a party that answers by %s writes on the ticket, unless it is over', (rule) => {
    for (const category of categories) {
      const over = category === 'closed' || category === 'cancelled';
      expect(decide({ ...nothing, candidates: [lead({ rule, category })] })).toEqual({
        ...{ disposition: over ? 'follow-up' : 'appended', rule: over ? `${rule}:ticket-${category}` : rule, ticketId: 7 },
        ...{ triage: false, confirm: over },
      });
    }
  });

  test('who is no party opens a ticket of their own that is linked, told of only inside the client', () => {
    const candidates = [lead({ senderIsParty: false })];
    expect(decide({ ...nothing, candidates })).toEqual({
      disposition: 'follow-up',
      rule: 'signed-message-id:sender-not-party',
      ticketId: 7,
      triage: false,
      confirm: true,
    });
    expect(decide({ ...nothing, candidates, senderIsOutside: true })).toMatchObject({ triage: true, confirm: false });
  });

  test('the strongest lead wins', () => {
    expect(decide({ ...nothing, candidates: [lead({ ticketId: 1 }), lead({ ticketId: 2, rule: 'subject-number' })] })).toMatchObject({
      ticketId: 1,
      rule: 'signed-message-id',
    });
  });
});

test('whatever the facts: nothing automatic is confirmed or moves a ticket, nobody outside is answered, and triage is for outsiders', () => {
  const candidate = fc.record({
    ticketId: fc.nat(9),
    rule: fc.constantFrom(...rules),
    category: fc.constantFrom<Category>(...categories),
    senderIsParty: fc.boolean(),
  });
  const facts: fc.Arbitrary<Facts> = fc.record({
    nature: fc.constantFrom('message', 'auto-response', 'bounce'),
    isEcho: fc.boolean(),
    duplicate: fc.option(fc.record({ ticketId: fc.option(fc.nat(9)) }), { nil: undefined }),
    candidates: fc.array(candidate, { maxLength: 3 }),
    senderIsOutside: fc.boolean(),
  });
  fc.assert(
    fc.property(facts, (f) => {
      const d = decide(f);
      if (f.nature !== 'message' || f.isEcho || f.duplicate || f.senderIsOutside) expect(d.confirm).toBe(false);
      if (f.nature !== 'message') expect(d.disposition).not.toMatch(/appended|follow-up/);
      if (d.triage) expect(f.senderIsOutside).toBe(true);
      if (d.disposition === 'appended') expect(f.candidates[0]).toMatchObject({ ticketId: d.ticketId, senderIsParty: true });
      if (['opened', 'follow-up'].includes(d.disposition)) expect(d.triage).toBe(f.senderIsOutside);
      if (['appended', 'noted', 'follow-up'].includes(d.disposition)) expect(d.ticketId).toBe(f.candidates[0]?.ticketId);
      expect(d.rule).not.toBe('');
    }),
  );
});
