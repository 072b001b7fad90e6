import { out, type Scope } from '../kernel/index.ts';
import type { Message } from '../message/index.ts';
import type { Ticket } from '../ticket/index.ts';
import { READ_FIRST, READ_ON, readable } from './holding.ts';
import { messagesBefore, messagesOf, namesOf } from './read.ts';
import { highlight, LOOKED_AT, Segment, wantedIn, type Shown, type Wanted } from './rules/highlight.ts';
import type { Query } from './rules/query/tree.ts';

/** Where something was found, and its neighbourhood. */
export class Snippet {
  @out.oneOf('subject', 'requester', 'message') readonly in!: 'subject' | 'requester' | 'message';
  @out.list(Segment) readonly segments!: readonly Segment[];
}

/** The message that holds most of what was looked for; of equals the newest. */
const bestIn = (texts: readonly string[], wanted: Wanted, most = LOOKED_AT): Shown | undefined =>
  texts
    .flatMap((text) => highlight(text, wanted, most) ?? [])
    .reduce<Shown | undefined>((a, b) => (a && a.different >= b.different ? a : b), undefined);

/** The same of all that was said, to the end of each text and to the oldest message, stretch by stretch, until one holds some of it. */
async function bestOfAll(scope: Scope, newest: readonly Message[], wanted: Wanted): Promise<Shown | undefined> {
  let messages = newest;
  for (let most = READ_FIRST; ; most = READ_ON) {
    const best = bestIn(readable(scope, messages), wanted, Infinity);
    const last = messages.at(-1);
    if (best || !last || messages.length < most) return best;
    messages = await messagesBefore(scope, { ticketId: last.ticketId, before: last.id, most: READ_ON });
  }
}

/** For each ticket: subject and requester where they were hit, and the message that holds most of what was looked for. */
export async function snippetsOf(scope: Scope, tickets: readonly Ticket[], words: Query): Promise<Map<number, Snippet[]>> {
  const wanted = wantedIn(words);
  const ids = tickets.map((t) => t.id);
  const newest = await messagesOf(scope, ids, READ_FIRST);
  const people = tickets.map((t) => t.requesterId);
  const names = await namesOf(scope, people);
  const found = new Map<number, Snippet[]>();
  for (const { id, subject, requesterId } of tickets) {
    const messages = newest.get(id) ?? [];
    const inSubject = highlight(subject, wanted);
    const inRequester = highlight(names.get(requesterId) ?? '', wanted);
    let best = bestIn(readable(scope, messages), wanted);
    // What led here stands further back, when it stands in nothing that was looked at.
    if (!best && !inSubject && !inRequester) best = await bestOfAll(scope, messages, wanted);
    found.set(id, [
      ...(inSubject ? [{ in: 'subject' as const, segments: inSubject.segments }] : []),
      ...(inRequester ? [{ in: 'requester' as const, segments: inRequester.segments }] : []),
      ...(best ? [{ in: 'message' as const, segments: best.segments }] : []),
    ]);
  }
  return found;
}
