import { can, clientRows, defineAction, pageById, pageOf, PageWanted, ticketRows, type Scope } from '@luuri/core';
import { IsIn, IsInt, IsOptional, IsString, Length } from 'class-validator';
import { pickRows, pickStates, type PickRow, type PickState } from '../entities/index.ts';
import { alreadyPicked, noContact, notToTake, ownContact } from '../errors.ts';
import { pickChanged } from '../events.ts';
import { ownId } from '../names.ts';
import { reviewQuality } from '../permissions.ts';
import { reviewsOrLeads } from '../review/see.ts';
import { termsOf } from '../terms.ts';
import { contactsOn, type FoundContact } from './contacts.ts';
import { PickView, pickViews, whereClient } from './view.ts';

export class ListPicks extends PageWanted {
  /** Short name of a client; of all when left out. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
  /** `open` when left out. */
  @IsOptional() @IsIn(pickStates) state?: PickState;
}

export const listPicks = defineAction('quality.picks', {
  summary: 'Contacts that were picked to be reviewed, and why; the oldest first, of those that are done or left the last first.',
  allow: can(reviewQuality),
  http: 'GET /quality/picks',
  input: ListPicks,
  output: pageOf(PickView),
  async run(scope, { client, state = 'open', limit, after }): Promise<{ items: PickView[]; next: number | null }> {
    const where = { state, ...(await whereClient(scope, client)) };
    const order = state === 'open' || state === 'taken' ? 'ASC' : 'DESC';
    const { items, next } = await pageById(scope.rows(pickRows), { where, order, limit, after });
    return { items: await pickViews(scope, items), next };
  },
});

const oneView = async (scope: Scope, pick: PickRow): Promise<PickView> => (await pickViews(scope, [pick]))[0] as PickView;

/** The contact on a ticket of an agent, or of whoever spoke last. @throws `quality.no-contact` */
export async function contactOn(scope: Scope, ticketId: number, agentId?: number): Promise<FoundContact> {
  const contacts = await contactsOn(scope, [await scope.rows(ticketRows).get(ticketId)]);
  const contact = agentId === undefined ? contacts.at(-1) : contacts.find((c) => c.agentId === agentId);
  if (!contact) throw noContact({ ticketId });
  return contact;
}

export class PickByHand {
  /** Ticket whose contact is to be reviewed. */
  @IsInt() ticketId!: number;
  /** Whose contact; of whoever spoke last when left out. */
  @IsOptional() @IsInt() agentId?: number;
}

export const pickByHand = defineAction('quality.pick', {
  summary: 'Have a contact reviewed that no lot fell on.',
  allow: reviewsOrLeads,
  http: 'POST /quality/picks',
  input: PickByHand,
  output: PickView,
  async run(scope, { ticketId, agentId: wanted }): Promise<PickView> {
    // Draws hold the client while they pick: one at hand comes before, or after.
    await scope.rows(clientRows).lock((await scope.rows(ticketRows).get(ticketId)).clientId);
    await scope.rows(ticketRows).lock(ticketId);
    const { clientId, agentId, kind, tier, channel, language } = await contactOn(scope, ticketId, wanted);
    const { terms } = await termsOf(scope, clientId);
    if (await scope.rows(pickRows).first({ ticketId, agentId })) throw alreadyPicked({ ticketId });
    const what = { clientId, ticketId, agentId, kind, tier, channel, language, blind: terms.blind };
    const row = { ...what, drawId: null, why: ['by-hand' as const], state: 'open' as const, leftFor: null, at: scope.now };
    const pick = await scope.rows(pickRows).insert(row);
    await scope.emit(pickChanged, { clientId, pickId: pick.id, state: 'open' });
    return oneView(scope, pick);
  },
});

export class LeavePick {
  @IsInt() pickId!: number;
  /** Why there is nothing to review, 1-500 characters. */
  @IsString() @Length(1, 500) reason!: string;
}

export const leavePick = defineAction('quality.leave', {
  summary: 'Lay a contact aside that says nothing, with the reason.',
  allow: can(reviewQuality),
  http: 'POST /quality/picks/:pickId/leave',
  input: LeavePick,
  output: PickView,
  async run(scope, { pickId, reason }): Promise<PickView> {
    const pick = await scope.rows(pickRows).lock(pickId);
    if (pick.state !== 'open') throw notToTake({ pickId, state: pick.state });
    if (pick.agentId === ownId(scope)) throw ownContact({});
    const change = { state: 'left' as const, leftFor: reason };
    await scope.rows(pickRows).update({ id: pickId }, change);
    await scope.emit(pickChanged, { clientId: pick.clientId, pickId, state: 'left' });
    return oneView(scope, { ...pick, ...change });
  },
});
