import {
  after,
  besideTicket,
  ByTicket,
  can,
  categoryOf,
  consolePage,
  contractOf,
  createTable,
  defineAction,
  defineEntity,
  defineError,
  defineEvent,
  defineForm,
  defineJob,
  defineMigration,
  definePanel,
  definePermission,
  definePlugin,
  defineSection,
  lockTicket,
  messages,
  out,
  ticketFacets,
  ticketMoved,
  ticketRows,
  within,
  writeMessage,
  type Scope,
  type TicketFacet,
} from '@luuri/core';
import { IsInt, Max, Min } from 'class-validator';

/** What a requester thought of a resolved ticket. */
export class Rating {
  @out.integer id!: number;
  @out.integer ticketId!: number;
  @out.integer clientId!: number;
  /** 1 to 5. */
  @out.integer stars!: number;
  @out.instant at!: Date;
}
const ratingRows = defineEntity<Rating>(
  'rating',
  (c) => ({ id: c.id(), ticketId: c.ref(), clientId: c.ref(), stars: c.count(), at: c.instant() }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['ticketId'], unique: true }] },
);

const keepRatings = definePermission('rating.keep', 'Write down what requesters thought.', ['agent', 'team-lead']);

const notResolved = defineError<{ ticketId: number; state: string }>(
  'rating.not-resolved',
  'conflict',
  ({ ticketId, state }) => `Ticket ${String(ticketId)} is ${state}: it can be rated once it is resolved.`,
);

const ratingGiven = defineEvent<{ ticketId: number; clientId: number; stars: number }>('rating.given', {
  summary: 'A requester said what they thought of a ticket.',
  about: ({ ticketId }) => `ticket:${String(ticketId)}`,
});

export class GiveRating extends ByTicket {
  /** 1 to 5; 5 is best. */
  @IsInt() @Min(1) @Max(5) stars!: number;
}

const giveRating = defineAction('rating.give', {
  summary: 'Write down what a requester thought of a resolved ticket. A second time replaces the first.',
  allow: can(keepRatings),
  http: 'POST /tickets/:ticketId/rating',
  input: GiveRating,
  output: Rating,
  async run(scope, { ticketId, stars }): Promise<Rating> {
    const { clientId, state } = await scope.rows(ticketRows).lock(ticketId);
    if (categoryOf(scope, state) !== 'resolved') throw notResolved({ ticketId, state });
    await scope.rows(ratingRows).remove({ ticketId });
    const rating = await scope.rows(ratingRows).insert({ ticketId, clientId, stars, at: scope.now });
    await scope.emit(ratingGiven, { ticketId, clientId, stars });
    return rating;
  },
});

const listRatings = defineAction('rating.list', {
  summary: 'What requesters thought, newest first.',
  allow: can(keepRatings),
  http: 'GET /ratings',
  output: [Rating],
  run: (scope): Promise<Rating[]> => scope.rows(ratingRows).find({ order: { id: 'DESC' }, limit: 200 }),
});

const giveForm = defineForm('rating.give', {
  title: { fi: 'Arvio', sv: 'Betyg', en: 'Rating' },
  button: { fi: 'Tallenna', sv: 'Spara', en: 'Save' },
  submits: giveRating,
  stands: [besideTicket],
  fills: { ticketId: 'ticketId' },
  fields: [{ name: 'stars', kind: 'number', label: { fi: 'Tähdet', sv: 'Stjärnor', en: 'Stars' } }],
});

const ratingsPanel = definePanel('rating.all', {
  title: { fi: 'Arviot', sv: 'Betyg', en: 'Ratings' },
  icon: 'star',
  stands: [consolePage],
  reads: listRatings,
  shows: 'rows',
  fields: [
    { name: 'ticketId', kind: 'ticket', label: { fi: 'Tiketti', sv: 'Ärende', en: 'Ticket' } },
    { name: 'stars', kind: 'number', label: { fi: 'Tähdet', sv: 'Stjärnor', en: 'Stars' } },
    { name: 'at', kind: 'date-time', label: { fi: 'Milloin', sv: 'När', en: 'When' } },
  ],
  empty: { fi: 'Arvioita ei vielä ole.', sv: 'Inga betyg än.', en: 'There are no ratings yet.' },
  follows: [ratingGiven],
});

/** `ratings:` of a contract pack: below how many stars somebody should look at the ticket. */
const ratingsSection = defineSection<number>('ratings', {
  summary: 'Below how many stars a ticket gets a note.',
  read(raw, _pack, complain) {
    if (raw === undefined) return 3;
    if (typeof raw === 'number' && raw >= 1 && raw <= 5) return raw;
    complain('', 'must be a number of stars, 1 to 5');
    return 3;
  },
});

async function noteOn(scope: Scope, ticketId: number, text: string): Promise<void> {
  const ticket = await lockTicket(scope, ticketId);
  const desk = { author: 'desk', authorId: 'system', authorName: 'Ratings', channel: 'rating' } as const;
  await writeMessage(scope, ticket, { ...desk, public: false, automatic: true, text });
}

/** After the fact, in a transaction of its own: a note that cannot be written does not lose the rating. */
async function noteLowRating(
  scope: Scope,
  { ticketId, clientId, stars }: { ticketId: number; clientId: number; stars: number },
): Promise<void> {
  const limit = (await contractOf(scope, clientId)).section(ratingsSection);
  if (stars < limit) await noteOn(scope, ticketId, `The requester gave ${String(stars)} of 5 stars.`);
}

const DAY = 86_400_000;

const remind = defineJob<{ ticketId: number }>('rating.remind', {
  async run(scope, { ticketId }) {
    if ((await scope.rows(ratingRows).count({ ticketId })) === 0) await noteOn(scope, ticketId, 'Ask the requester how it went.');
  },
});

/** In the same transaction as the move: the reminder is there when the move is. Any other move takes it back. */
async function remindLater(scope: Scope, { ticketId, category }: { ticketId: number; category: string }): Promise<void> {
  const key = String(ticketId);
  if (category !== 'resolved') return scope.cancel(remind, key);
  await scope.schedule(remind, { key, at: new Date(scope.now.getTime() + DAY), input: { ticketId }, queue: `ticket:${key}` });
}

const starsFacet: TicketFacet = {
  name: 'stars',
  inLists: true,
  output: out.integer,
  async of(scope, tickets) {
    const found = await scope.rows(ratingRows).find({ where: { ticketId: tickets.map(({ id }) => id) } });
    return new Map(found.map(({ ticketId, stars }) => [ticketId, stars]));
  },
};

/** How satisfied requesters were. */
export const ratings = definePlugin({
  name: 'rating',
  summary: 'How satisfied requesters were.',
  needs: [messages],
  permissions: [keepRatings],
  entities: [ratingRows],
  migrations: [defineMigration('create-rating', [createTable(ratingRows)])],
  events: [ratingGiven],
  errors: [notResolved],
  sections: [ratingsSection],
  forms: [giveForm],
  panels: [ratingsPanel],
  jobs: [remind],
  listeners: [after(ratingGiven, noteLowRating), within(ticketMoved, remindLater)],
  actions: { give: giveRating, list: listRatings },
  start({ get }) {
    get(ticketFacets).push(starsFacet);
    return {};
  },
});
