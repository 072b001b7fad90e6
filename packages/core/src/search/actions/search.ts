import { IsIn, IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { can, defineAction, out, pageOf, type Page as PageOf, type Scope } from '../../kernel/index.ts';
import { pageOfTickets, seeTickets, ticketOrders, TicketView, viewsOf, type TicketOrder } from '../../ticket/index.ts';
import { askedFor, narrowing } from '../asked.ts';
import { findWords, type Found } from '../find.ts';
import { rebuildLater } from '../jobs.ts';
import { manageSearch } from '../permissions.ts';
import { Snippet, snippetsOf } from '../snippets.ts';

export class Page {
  /** How many, 1-100; 50 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(100) limit?: number;
  /** The `next` of the page before. */
  @IsOptional() @IsString() @Length(1, 60) after?: string;
}

export class FindTickets extends Page {
  /** What to look for, such as `state:open client:acme due<4h "exact words" -not`; everything when empty. At most 1,000 characters. */
  @IsOptional() @IsString() @MaxLength(1_000) query?: string;
  /** For a query without words; one with words goes by how well it is met. `newest` when left out. */
  @IsOptional() @IsIn(ticketOrders) sort?: TicketOrder;
}

/** A ticket that was found, and where. */
export class Hit {
  @out.one(TicketView) readonly ticket!: TicketView;
  /** Plain text in segments, those that were looked for marked. Empty for a query without words. */
  @out.list(Snippet) readonly snippets!: readonly Snippet[];
}

/** Tickets that were found; a page may end early when much was looked at and little was fit. */
export const hitPage = pageOf(Hit, out.text);
export type Hits = PageOf<Hit, string>;

/** Run a query for whoever asks. @throws `search.query-wrong` */
export async function hitsOf(scope: Scope, input: FindTickets): Promise<Hits> {
  const { query = '', sort = 'newest', limit = 50, after } = input;
  const asked = await askedFor(scope, query);
  const { words } = asked;
  const found: Found = words
    ? await findWords(scope, { ...asked, words }, { limit, after })
    : await pageOfTickets(scope, { ...narrowing(asked.filters), order: sort, limit, after });
  const snippets = words ? await snippetsOf(scope, found.tickets, words) : undefined;
  const views = await viewsOf(scope, found.tickets, true);
  return { items: views.map((ticket) => ({ ticket, snippets: snippets?.get(ticket.id) ?? [] })), next: found.next };
}

export const findTickets = defineAction('search.find', {
  summary: 'Tickets by words and fields, the best first.',
  allow: can(seeTickets),
  http: 'GET /search',
  input: FindTickets,
  output: hitPage,
  run: hitsOf,
});

export const rebuildSearch = defineAction('search.rebuild', {
  summary: 'Build the index of all tickets anew, and count them anew. It is done in the background, and tickets are found meanwhile.',
  allow: can(manageSearch),
  http: 'POST /search/rebuild',
  run: rebuildLater,
});
