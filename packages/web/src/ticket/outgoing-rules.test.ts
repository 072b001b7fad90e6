import { describe, expect, test } from '@jest/globals';
import { fateOf, judgedIn, type KeptOutgoing } from './outgoing-rules.ts';
import type { Message } from './shapes.ts';

const askedAt = Date.parse('2026-06-01T12:00:00Z');
const kept: KeptOutgoing = {
  what: {
    ...{ id: 'x', actor: 'agent:3', ticketId: 12, kind: 'reply', then: undefined },
    ...{ text: 'Hei Ada,\n\nnostimme *aikarajaa*.', doc: { type: 'doc' } },
  },
  goesAt: askedAt,
  askedAt,
};
const { askedAt: _asked, ...notAsked } = kept;

const message = (more: Partial<Message> = {}): Message => ({
  ...{ id: 1, ticketId: 12, author: 'agent', authorId: 'agent:3', authorName: 'Aino', public: true, automatic: false, channel: 'web' },
  ...{ text: 'Hei Ada,\n\nnostimme aikarajaa.', textStripped: null, html: null, at: '2026-06-01T12:00:01Z', attachments: [] },
  ...more,
});

describe('what a page that went away was to send is judged', () => {
  test('when the page would surely have sent it, if it was there', () => {
    expect(judgedIn(notAsked, askedAt)).toBe(10_000);
    expect(judgedIn(notAsked, askedAt + 10_000)).toBe(0);
  });
  test('when the desk has surely answered, if it was asked', () => {
    expect(judgedIn(kept, askedAt + 1_000)).toBe(29_000);
    expect(judgedIn(kept, askedAt + 60_000)).toBe(0);
  });
  test('at once, if the page said that it could not', () => {
    expect(judgedIn({ ...notAsked, isLeft: true }, askedAt - 5_000)).toBe(0);
  });
});

describe('what became of it', () => {
  test.each<[string, KeptOutgoing, readonly Message[], string]>([
    ['the desk was not asked', notAsked, [message()], 'unsent'],
    ['its words stand on the ticket, with other marks', kept, [message()], 'taken'],
    ['nothing stands there since', kept, [message({ at: '2026-06-01T11:59:00Z' })], 'unsure'],
    ['what stands there is of somebody else', kept, [message({ authorId: 'agent:4' })], 'unsure'],
    ['what stands there is a note', kept, [message({ public: false })], 'unsure'],
    ['something else of its writer stands there', kept, [message({ text: 'Muuta' })], 'unsure'],
    ['changes alone leave no words', { ...kept, what: { ...kept.what, text: '' } }, [], 'unsure'],
  ])('%s', (_what, one, messages, expected) => {
    expect(fateOf(one, messages)).toBe(expected);
  });
});
