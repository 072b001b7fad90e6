import { out, type Scope } from '../kernel/index.ts';
import type { Ticket } from '../ticket/index.ts';
import { MOST_READ, readable } from './find.ts';
import { messagesOf, namesOf } from './read.ts';
import { highlight, Segment, wantedIn } from './rules/highlight.ts';
import type { Query } from './rules/query/tree.ts';

/** Where something was found, and its neighbourhood. */
export class Snippet {
  @out.oneOf('subject', 'requester', 'message') readonly in!: 'subject' | 'requester' | 'message';
  @out.list(Segment) readonly segments!: readonly Segment[];
}

/** For each ticket: subject and requester where they were hit, and the message that holds most of what was looked for. */
export async function snippetsOf(scope: Scope, tickets: readonly Ticket[], words: Query): Promise<Map<number, Snippet[]>> {
  const wanted = wantedIn(words);
  if (tickets.length === 0) return new Map();
  const messages = await messagesOf(
    scope,
    tickets.map((t) => t.id),
    MOST_READ,
  );
  const names = await namesOf(
    scope,
    tickets.map((t) => t.requesterId),
  );
  return new Map(
    tickets.map((ticket) => {
      const subject = highlight(ticket.subject, wanted);
      const requester = highlight(names.get(ticket.requesterId) ?? '', wanted);
      const said = readable(scope, messages.get(ticket.id) ?? []).flatMap((text) => highlight(text, wanted) ?? []);
      const best = said.reduce<(typeof said)[number] | undefined>((a, b) => (a && a.different >= b.different ? a : b), undefined);
      const found: Snippet[] = [
        ...(subject ? [{ in: 'subject' as const, segments: subject.segments }] : []),
        ...(requester ? [{ in: 'requester' as const, segments: requester.segments }] : []),
        ...(best ? [{ in: 'message' as const, segments: best.segments }] : []),
      ];
      return [ticket.id, found];
    }),
  );
}
