import {
  agentRows,
  bareSubject,
  catalogue,
  contractOf,
  fromAddressOf,
  defineAction,
  defineOutsideJob,
  hoursOfAddresses,
  instantText,
  loopMarkOf,
  nextOpening,
  onlySystem,
  signingSecret,
  suppressedRows,
  ticketRows,
  within,
  zoneOf,
  type Agent,
  type JobType,
  type OutboundMessage,
  type Scope,
} from '@luuri/core';
import { reviewRows, type Review } from '../entities/index.ts';
import { reviewPublished } from '../events.ts';
import { mayIn } from '../people.ts';
import { ownQuality } from '../permissions.ts';
import { publishedMail } from './texts.ts';

/** The agent of a review, while they may still see it and mail reaches them. */
async function toTell(scope: Scope, { agentId, clientId }: Review): Promise<Agent | undefined> {
  const agent = await scope.rows(agentRows).first({ id: agentId, active: true });
  if (!agent || !(await mayIn(scope, agentId, { clientId, permission: ownQuality }))) return undefined;
  return (await scope.rows(suppressedRows).first({ clientId, address: agent.address })) ? undefined : agent;
}

async function mailOf(scope: Scope, review: Review, { address, name, languages }: Agent): Promise<OutboundMessage> {
  const { id, clientId, ticketId, appealUntil } = review;
  const language = languages[0] ?? 'en';
  const contract = await contractOf(scope, clientId);
  const ticket = await scope.rows(ticketRows).get(ticketId);
  const until = appealUntil && appealUntil > scope.now ? instantText(appealUntil, language, zoneOf(contract)) : undefined;
  const of = { name, ticket: ticketId, subject: bareSubject(ticket.subject), client: contract.name, until };
  const from = fromAddressOf(contract);
  return {
    ...{ deliveryId: 0, ticketId: undefined, from: { address: from, name: contract.name }, to: address, language },
    ...publishedMail(language, of),
    // The same each time: whoever gets it twice after a crash sees it once.
    ...{ externalId: `<quality.review.${String(id)}@${from.slice(from.lastIndexOf('@') + 1)}>`, inReplyTo: undefined, references: [] },
    ...{ automatic: true, loopMark: loopMarkOf(await signingSecret(scope)), files: [] },
  };
}

type Send = (mail: OutboundMessage) => Promise<unknown>;

const prepareNews = defineAction<{ reviewId: number }, { mail: OutboundMessage; send: Send } | undefined>('quality.prepare-news', {
  summary: 'Write the mail that tells an agent of a review of theirs.',
  allow: onlySystem,
  async run(scope, { reviewId }) {
    const send = scope.get(catalogue).channels.find((one) => one.channel === 'email')?.send;
    const review = await scope.rows(reviewRows).first({ id: reviewId, state: 'published' });
    const agent = review && (await toTell(scope, review));
    return send && agent && { mail: await mailOf(scope, review, agent), send };
  },
});

/** Past the outbox: what stands there, colleagues read. */
export const tellOfReview: JobType<{ reviewId: number }> = defineOutsideJob('quality.tell-of-review', {
  async reach(session, input) {
    const news = await session.run(prepareNews, input);
    await news?.send(news.mail);
    return undefined;
  },
});

/** At once, or when the hours begin in which the agent wants to be told. */
async function planNews(scope: Scope, { reviewId }: { reviewId: number }): Promise<void> {
  const { agentId } = await scope.rows(reviewRows).get(reviewId);
  const { address } = await scope.rows(agentRows).get(agentId);
  const hours = (await hoursOfAddresses(scope, [address])).get(address);
  const at = hours ? nextOpening(hours, scope.now) : scope.now;
  await scope.schedule(tellOfReview, { key: String(reviewId), at, input: { reviewId } });
}

export const listeners = [within(reviewPublished, planNews)];
