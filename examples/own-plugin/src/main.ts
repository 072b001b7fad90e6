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

/** What a colleague thinks of how a ticket was solved. */
export class Praise {
  @out.integer id!: number;
  @out.integer ticketId!: number;
  @out.integer clientId!: number;
  /** 1 to 5. */
  @out.integer stars!: number;
  @out.instant at!: Date;
}
const praiseRows = defineEntity<Praise>(
  'praise',
  (c) => ({ id: c.id(), ticketId: c.ref(), clientId: c.ref(), stars: c.count(), at: c.instant() }),
  { reach: { client: 'clientId' }, indexes: [{ columns: ['ticketId'], unique: true }] },
);

const keepPraises = definePermission('praise.keep', 'Write down what colleagues think.', ['agent', 'team-lead']);

const notResolved = defineError<{ ticketId: number; state: string }>(
  'praise.not-resolved',
  'conflict',
  ({ ticketId, state }) => `Ticket ${String(ticketId)} is ${state}: it can be praised once it is resolved.`,
);

const praiseGiven = defineEvent<{ ticketId: number; clientId: number; stars: number }>('praise.given', {
  summary: 'A colleague said what they think of how a ticket was solved.',
  about: ({ ticketId }) => `ticket:${String(ticketId)}`,
});

export class GivePraise extends ByTicket {
  /** 1 to 5; 5 is best. */
  @IsInt() @Min(1) @Max(5) stars!: number;
}

const givePraise = defineAction('praise.give', {
  summary: 'Write down what a colleague thinks of how a ticket was solved. A second time replaces the first.',
  allow: can(keepPraises),
  http: 'POST /tickets/:ticketId/praise',
  input: GivePraise,
  output: Praise,
  async run(scope, { ticketId, stars }): Promise<Praise> {
    const { clientId, state } = await scope.rows(ticketRows).lock(ticketId);
    if (categoryOf(scope, state) !== 'resolved') throw notResolved({ ticketId, state });
    await scope.rows(praiseRows).remove({ ticketId });
    const praise = await scope.rows(praiseRows).insert({ ticketId, clientId, stars, at: scope.now });
    await scope.emit(praiseGiven, { ticketId, clientId, stars });
    return praise;
  },
});

const listPraises = defineAction('praise.list', {
  summary: 'What colleagues think, newest first.',
  allow: can(keepPraises),
  http: 'GET /praises',
  output: [Praise],
  run: (scope): Promise<Praise[]> => scope.rows(praiseRows).find({ order: { id: 'DESC' }, limit: 200 }),
});

const getPraise = defineAction('praise.get', {
  summary: 'What a colleague thinks of how a ticket was solved; nothing when nobody has said.',
  allow: can(keepPraises),
  http: 'GET /tickets/:ticketId/praise',
  input: ByTicket,
  output: out.orNull(Praise),
  run: async (scope, { ticketId }): Promise<Praise | null> => (await scope.rows(praiseRows).first({ ticketId })) ?? null,
});

const giveForm = defineForm('praise.give', {
  title: { fi: 'Kiitos', sv: 'Beröm', en: 'Praise' },
  button: { fi: 'Tallenna', sv: 'Spara', en: 'Save' },
  submits: givePraise,
  stands: [besideTicket],
  fills: { ticketId: 'ticketId' },
  fields: [{ name: 'stars', kind: 'number', label: { fi: 'Tähdet', sv: 'Stjärnor', en: 'Stars' } }],
});

const praisesPanel = definePanel('praise.all', {
  title: { fi: 'Kiitokset', sv: 'Beröm', en: 'Praise' },
  icon: 'star',
  stands: [consolePage],
  reads: listPraises,
  shows: 'rows',
  fields: [
    { name: 'ticketId', kind: 'ticket', label: { fi: 'Tiketti', sv: 'Ärende', en: 'Ticket' } },
    { name: 'stars', kind: 'number', label: { fi: 'Tähdet', sv: 'Stjärnor', en: 'Stars' } },
    { name: 'at', kind: 'date-time', label: { fi: 'Milloin', sv: 'När', en: 'When' } },
  ],
  empty: { fi: 'Kiitoksia ei vielä ole.', sv: 'Inget beröm än.', en: 'There is no praise yet.' },
  follows: [praiseGiven],
});

/** Beside a ticket: five stars to press, drawn by a part of our own. Where it was not built, the number stands there. */
const starsPanel = definePanel('praise.stars', {
  title: { fi: 'Kiitos', sv: 'Beröm', en: 'Praise' },
  stands: [besideTicket],
  reads: getPraise,
  fills: { ticketId: 'ticketId' },
  shows: 'facts',
  fields: [{ name: 'stars', kind: 'number', label: { fi: 'Tähdet', sv: 'Stjärnor', en: 'Stars' } }],
  empty: { fi: 'Ei vielä kiitosta.', sv: 'Inget beröm än.', en: 'No praise yet.' },
  follows: [praiseGiven],
  forms: [giveForm],
  drawnBy: new URL('../dist/stars.js', import.meta.url),
});

/** `praises:` of a contract pack: below how many stars somebody should look at the ticket. */
const praisesSection = defineSection<number>('praises', {
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
  const desk = { author: 'desk', authorId: 'system', authorName: 'Praises', channel: 'praise' } as const;
  await writeMessage(scope, ticket, { ...desk, public: false, automatic: true, text });
}

/** After the fact, in a transaction of its own: a note that cannot be written does not lose the praise. */
async function noteLowPraise(
  scope: Scope,
  { ticketId, clientId, stars }: { ticketId: number; clientId: number; stars: number },
): Promise<void> {
  const limit = (await contractOf(scope, clientId)).section(praisesSection);
  if (stars < limit) await noteOn(scope, ticketId, `A colleague gave ${String(stars)} of 5 stars.`);
}

const DAY = 86_400_000;

const remind = defineJob<{ ticketId: number }>('praise.remind', {
  async run(scope, { ticketId }) {
    if ((await scope.rows(praiseRows).count({ ticketId })) === 0) await noteOn(scope, ticketId, 'Ask a colleague what they think of it.');
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
    const found = await scope.rows(praiseRows).find({ where: { ticketId: tickets.map(({ id }) => id) } });
    return new Map(found.map(({ ticketId, stars }) => [ticketId, stars]));
  },
};

/** How well tickets were solved, by colleagues. */
export const praises = definePlugin({
  name: 'praise',
  summary: 'How well tickets were solved, by colleagues.',
  needs: [messages],
  permissions: [keepPraises],
  entities: [praiseRows],
  migrations: [defineMigration('create-praise', [createTable(praiseRows)])],
  events: [praiseGiven],
  errors: [notResolved],
  sections: [praisesSection],
  forms: [giveForm],
  panels: [praisesPanel, starsPanel],
  jobs: [remind],
  listeners: [after(praiseGiven, noteLowPraise), within(ticketMoved, remindLater)],
  actions: { give: givePraise, get: getPraise, list: listPraises },
  start({ get }) {
    get(ticketFacets).push(starsFacet);
    return {};
  },
});
