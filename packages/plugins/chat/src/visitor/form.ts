import { anyone, defineAction, introducePerson, out, startTicket, ticketDescribed, type Scope } from '@luuri/core';
import { kept } from '../kept.ts';
import { chatRows } from '../entities.ts';
import { noSuchChat } from '../errors.ts';
import { subjectOf } from '../rules/subject.ts';
import { mayAsk, siteOf } from '../sites.ts';
import { hashOf } from './inputs.ts';
import { checkStart, networkOf } from './limits.ts';
import { languageFor } from './offer.ts';
import { StartChat } from './start.ts';

/** A message that was left. */
export class LeftMessage {
  /** Number of its ticket. */
  @out.integer ticketId!: number;
}

/** A chat that ended as soon as it began: so the same token again is the same message, and limits hold for it too. */
async function leave(scope: Scope, input: StartChat): Promise<LeftMessage> {
  const site = await siteOf(scope, input.key);
  const rows = kept(scope).rows(chatRows);
  const tokenHash = hashOf(input.token);
  const known = await rows.first({ tokenHash });
  if (known && known.clientId !== site.clientId) throw noSuchChat({});
  if (known?.ticketId) return { ticketId: known.ticketId };
  const network = networkOf(scope);
  await checkStart(scope, network);
  const { clientId } = site;
  const [address, language] = [input.address.toLowerCase(), languageFor(site, input.language)];
  const person = await introducePerson(scope, { clientId, address, name: input.name, language });
  const ticket = await startTicket(scope, { clientId, requesterId: person.id, subject: subjectOf(input.text), channel: 'form', language });
  await scope.emit(ticketDescribed, { ticketId: ticket.id, text: input.text });
  const now = { startedAt: scope.now, saidAt: scope.now, seenAt: scope.now, endedAt: scope.now };
  await rows.insert({
    ...{ ...now, clientId, ticketId: ticket.id, personId: person.id, tokenHash, state: 'ended', language, name: input.name, address },
    ...{ verified: 'none', question: '', page: input.page ?? null, network, agentId: null, teamId: null, queuedAt: null, takenAt: null },
    ...{ endedBy: 'visitor', lastSeq: 0, visitorRead: 0, agentRead: 0, mailedSeq: 0, codeHash: null, codeTries: 0, codeUntil: null },
    ...{ proofAskedAt: null, toWrapUp: false, codes: null },
  });
  return { ticketId: ticket.id };
}

export const leaveMessage = defineAction('chat.leave-message', {
  summary: 'Leave a message where nobody can chat: it becomes a ticket, answered by mail. The same token again is the same message.',
  allow: anyone,
  http: 'POST /chat/:key/messages',
  input: StartChat,
  output: LeftMessage,
  origins: mayAsk,
  run: leave,
});
