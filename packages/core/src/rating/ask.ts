import { bareSubject, sendOut } from '../channel/index.ts';
import { clientRows, contractOf } from '../client/index.ts';
import { defineJob, within, type Category, type Scope } from '../kernel/index.ts';
import { personAddressRows, personRows } from '../people/index.ts';
import { renderMail, templatesSection } from '../template/index.ts';
import { ticketMoved, ticketRows } from '../ticket/index.ts';
import { ratingRows } from './entities.ts';
import { ratingAsked } from './events.ts';
import { rowOf, standingOf, termsFor } from './keep.ts';
import { ratingLink } from './ports.ts';
import { tokenOf } from './token.ts';

/** Ask by mail, once for each ticket: nobody who is asked twice answers better. What was reopened, rated or merged meanwhile is left alone. */
export const askForRating = defineJob<{ ticketId: number }>('rating.ask', {
  async run(scope, { ticketId }) {
    const ticket = await scope.rows(ticketRows).lock(ticketId);
    const { rating, verdict } = await standingOf(scope, ticket);
    const was = rating?.askedAt ?? rating?.givenAt ?? null;
    if ('why' in verdict || was !== null || ticket.triage || (await termsFor(scope, ticket.clientId)).ask !== 'mail') return;
    const way = await scope.rows(personAddressRows).first({ personId: ticket.requesterId, kind: 'email' });
    if (!way) return;
    const row = await rowOf(scope, ticket);
    const client = await scope.rows(clientRows).get(ticket.clientId);
    const link = scope.get(ratingLink)(scope, { client: client.slug, token: await tokenOf(scope, row) });
    if (link === undefined) return;
    const contract = await contractOf(scope, ticket.clientId);
    const { name } = await scope.rows(personRows).get(ticket.requesterId);
    const values = { name, ticket: ticketId, subject: bareSubject(ticket.subject), client: contract.name, link };
    const { language } = ticket;
    const mail = renderMail('rating', { language, values, theirs: contract.section(templatesSection) });
    const sent = await sendOut(scope, ticket, { ...mail, to: way.address, language, automatic: true, threads: false });
    if (!sent) return;
    await scope.rows(ratingRows).update({ id: row.id }, { askedAt: scope.now });
    await scope.emit(ratingAsked, { ticketId, clientId: ticket.clientId });
  },
});

/** The question waits from the solution on; solved again, it waits anew. What is imported is long over (C18). */
async function planQuestion(
  scope: Scope,
  { ticketId, clientId, category, past }: { ticketId: number; clientId: number; category: Category; past?: string },
): Promise<void> {
  if (category !== 'resolved' || past !== undefined) return;
  const { ask, afterMs } = await termsFor(scope, clientId);
  if (ask !== 'mail') return;
  const at = new Date(scope.now.getTime() + afterMs);
  await scope.schedule(askForRating, { input: { ticketId }, key: String(ticketId), at, uncaused: true });
}

export const listeners = [within(ticketMoved, planQuestion)];
