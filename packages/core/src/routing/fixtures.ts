import { system, type Actor, type Desk } from '../kernel/index.ts';
import { tickets } from '../ticket/index.ts';
import { waitingRows } from './entities.ts';
import { routing } from './plugin.ts';
import { rowsIn } from '../fixtures.ts';

export { act, ask, hire } from '../fixtures.ts';

/** For tests: somebody asks for work, and gets a ticket's number, or why there is none. */
export async function take(desk: Desk, who: Actor): Promise<number | string> {
  const { ticket, reason } = await desk.as(who).use(routing).takeNext();
  return ticket?.id ?? reason ?? '';
}

/** For tests: numbers of the tickets that wait. */
export const waitingIn = async (desk: Desk): Promise<number[]> =>
  [...new Set((await rowsIn(desk, waitingRows)).map((row) => row.ticketId))].sort((a, b) => a - b);

/** For tests: who has a ticket. */
export const whoHas = async (desk: Desk, ticketId: number): Promise<string | undefined> =>
  (await desk.as(system).use(tickets).get({ ticketId })).assignee?.name;
