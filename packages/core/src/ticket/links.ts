import { In } from 'typeorm';
import { out, type Scope } from '../kernel/index.ts';
import { linkKinds, ticketLinkRows, ticketRows, type LinkKind, type Ticket, type TicketLink } from './entities.ts';
import { TicketView, viewOf } from './view.ts';

/** How the other ticket belongs to this one. */
const linkWords = [...linkKinds, 'followed-by', 'split-off', 'merged'] as const;
export type LinkWord = (typeof linkWords)[number];

/** Another ticket that belongs to this one. */
export class LinkView {
  @out.oneOf(...linkWords) readonly kind!: LinkWord;
  @out.integer readonly ticketId!: number;
  @out.text readonly subject!: string;
  @out.text readonly state!: string;
  @out.instant readonly at!: Date;
}

/** The same link, seen from the other ticket. */
const SEEN_FROM_THERE: Readonly<Record<LinkKind, LinkWord>> = {
  follows: 'followed-by',
  'split-from': 'split-off',
  'merged-into': 'merged',
};

/** The tickets that belong to one, as far as the actor may see them, the oldest link first. */
async function linksOf(scope: Scope, { id }: Ticket): Promise<LinkView[]> {
  const rows = scope.rows(ticketLinkRows);
  const links = [...(await rows.find({ where: { fromId: id } })), ...(await rows.find({ where: { toId: id } }))];
  if (links.length === 0) return [];
  const other = (link: TicketLink) => (link.fromId === id ? link.toId : link.fromId);
  const ids = links.map(other);
  const seen = new Map((await scope.rows(ticketRows).find({ where: { id: ids } })).map((t) => [t.id, t]));
  return links
    .sort((a, b) => a.id - b.id)
    .flatMap((link) => {
      const ticket = seen.get(other(link));
      const kind = link.fromId === id ? link.kind : SEEN_FROM_THERE[link.kind];
      return ticket ? [{ kind, ticketId: ticket.id, subject: ticket.subject, state: ticket.state, at: link.at }] : [];
    });
}

/** A ticket with the tickets that belong to it. */
export class LinkedTicket extends TicketView {
  @out.list(LinkView) readonly links!: readonly LinkView[];
}

export const linkedViewOf = async (scope: Scope, ticket: Ticket): Promise<LinkedTicket> =>
  Object.assign(await viewOf(scope, ticket), { links: await linksOf(scope, ticket) });

/** The ticket in which a merged one goes on, whatever was merged on after it; the ticket itself when it was not merged. */
export async function goesOnIn(scope: Scope, ticket: Ticket): Promise<Ticket> {
  let present = ticket;
  // A ticket is merged into one that is worked on, so the way ends.
  for (;;) {
    const link = await scope.rows(ticketLinkRows).first({ fromId: present.id, kind: 'merged-into' });
    if (!link) return present;
    present = await scope.rows(ticketRows).get(link.toId);
  }
}

/** Numbers of all tickets that were merged into one, and into those. */
export async function mergedInto(scope: Scope, ticketId: number): Promise<number[]> {
  const found: number[] = [];
  for (let last = [ticketId]; last.length > 0;) {
    const links = await scope.rows(ticketLinkRows).find({ where: { toId: In(last), kind: 'merged-into' } });
    last = links.map((link) => link.fromId);
    found.push(...last);
  }
  return found;
}
