import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDate, IsInt, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { can, defineAction, invalidInput, type Mistake, type Scope } from '../../kernel/index.ts';
import { escalateTicket, LONGEST_HANDOVER } from '../../escalation/index.ts';
import { postMessage } from '../../message/index.ts';
import {
  assignTicket,
  getTicket,
  LinkedTicket,
  moveTicket,
  prioritiseTicket,
  setTicketFields,
  ticketRows,
  workTickets,
} from '../../ticket/index.ts';
import { doesNothing, noMacro } from '../errors.ts';
import { macroApplied } from '../events.ts';
import { macrosFor } from '../find.ts';
import { Changes } from '../steps.ts';

/** Words that go along with changes. */
export class SaidAtOnce {
  /** Plain text, 1-100,000 characters; made of `html` when that is given. */
  @IsOptional() @IsString() @Length(1, 100_000) text?: string;
  /** With formatting, at most 400,000 characters. */
  @IsOptional() @IsString() @Length(1, 400_000) html?: string;
  /** Files to take along, by the ids that uploading them gave; at most 20. */
  @IsOptional() @IsArray() @ArrayMaxSize(20) @IsInt({ each: true }) uploads?: number[];
  /** Colleagues whom a note mentions, by their numbers; at most 20. */
  @IsOptional() @IsArray() @ArrayMaxSize(20) @IsInt({ each: true }) mentions?: number[];
}

export class DoAtOnce extends Changes {
  @IsInt() ticketId!: number;
  /** What to say to the requester. */
  @IsOptional() @ValidateNested() @Type(() => SaidAtOnce) reply?: SaidAtOnce;
  /** What to note for colleagues. With `toTier` it is the packet of the hand-off: `text` alone, 1-4000 characters. */
  @IsOptional() @ValidateNested() @Type(() => SaidAtOnce) note?: SaidAtOnce;
  /** When it comes back by itself: for a state that waits. */
  @IsOptional() @Type(() => Date) @IsDate() wakeAt?: Date;
  /** The macro that this came of, for the timeline. */
  @IsOptional() @IsInt() macroId?: number;
}

/** The timeline says which macro it was. @throws `macro.not-found` for one that does not fit the ticket */
async function noteMacro(scope: Scope, ticketId: number, macroId: number): Promise<void> {
  const ticket = await scope.rows(ticketRows).get(ticketId);
  const macro = (await macrosFor(scope, ticket)).find(({ id }) => id === macroId);
  if (!macro) throw noMacro({ macroId });
  await scope.emit(macroApplied, { ticketId, clientId: ticket.clientId, macroId, name: macro.name });
}

async function change(scope: Scope, { ticketId, state, wakeAt, priority, fields, agentId, takeIt }: DoAtOnce): Promise<void> {
  if (fields !== undefined) await scope.run(setTicketFields, { ticketId, fields });
  if (priority !== undefined) await scope.run(prioritiseTicket, { ticketId, priority });
  if (agentId !== undefined || takeIt) await scope.run(assignTicket, { ticketId, ...(agentId === undefined ? {} : { agentId }) });
  // Words may have moved it there already.
  const ticket = await scope.rows(ticketRows).get(ticketId);
  if (state !== undefined && (state !== ticket.state || wakeAt))
    await scope.run(moveTicket, { ticketId, to: state, ...(wakeAt ? { wakeAt } : {}) });
}

const isNothing = ({ ticketId: _ticket, macroId: _macro, wakeAt: _wake, takeIt, ...steps }: DoAtOnce): boolean =>
  !takeIt && Object.values(steps).every((step: unknown) => step === undefined);

/** What is wrong with a note that is to be the packet of a hand-off: it is plain text, and nothing that it cannot hold is left out in silence. */
function wrongPacket({ text, html, uploads = [], mentions = [] }: SaidAtOnce = {}): Mistake[] {
  const alone = 'must be left out with `toTier`: the packet of a hand-off is plain text';
  const size = { path: 'note.text', message: `must be at most ${String(LONGEST_HANDOVER)} characters with \`toTier\`` };
  return [
    ...(text === undefined ? [{ path: 'note.text', message: 'must be given: the next tier reads it first' }] : []),
    ...((text?.length ?? 0) > LONGEST_HANDOVER ? [size] : []),
    ...(html === undefined ? [] : [{ path: 'note.html', message: alone }]),
    ...(uploads.length > 0 ? [{ path: 'note.uploads', message: alone }] : []),
    ...(mentions.length > 0 ? [{ path: 'note.mentions', message: alone }] : []),
  ];
}

/** Each step is the action that it is elsewhere, and asks what that asks: whoever acts may do no more than one by one. */
export const doAtOnce = defineAction('ticket.do-at-once', {
  summary: 'Several things with a ticket at once: say something, note something, change it. All of it is done, or none.',
  allow: can(workTickets),
  http: 'POST /tickets/:ticketId/at-once',
  input: DoAtOnce,
  output: LinkedTicket,
  async run(scope, input): Promise<LinkedTicket> {
    const { ticketId, reply, note, toTier, macroId } = input;
    if (isNothing(input)) throw doesNothing({});
    const mistakes = toTier === undefined ? [] : wrongPacket(note);
    if (mistakes.length > 0) throw invalidInput({ what: 'ticket.do-at-once', mistakes });
    await scope.rows(ticketRows).lock(ticketId);
    if (macroId !== undefined) await noteMacro(scope, ticketId, macroId);
    if (reply) await scope.run(postMessage, { ticketId, ...reply });
    if (note && toTier === undefined) await scope.run(postMessage, { ticketId, ...note, public: false });
    if (toTier !== undefined) await scope.run(escalateTicket, { ticketId, toTier, handover: note?.text ?? '' });
    await change(scope, input);
    return scope.run(getTicket, { ticketId });
  },
});
