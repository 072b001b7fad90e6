import { IsInt } from 'class-validator';
import { contractOf } from '../../client/index.ts';
import { can, defineAction, out, system, type Scope } from '../../kernel/index.ts';
import { personAddressRows, personRows } from '../../people/index.ts';
import { agentIdOf, agentRows } from '../../team/index.ts';
import { instantText, zoneOf } from '../../template/index.ts';
import { ByTicket, seeTickets, ticketRows, type Ticket } from '../../ticket/index.ts';
import { noMacro } from '../errors.ts';
import { macroInSight, macrosFor } from '../find.ts';
import { escaped, fill, inLanguage, type Values } from '../rules/variables.ts';
import { ChangesView, changesOf } from '../steps.ts';
import { MacroView, macroViews } from '../view.ts';

export class PreviewMacro extends ByTicket {
  @IsInt() macroId!: number;
}

/** What a macro would do on a ticket. Nothing of it is done yet. */
export class MacroPreview {
  @out.integer readonly macroId!: number;
  @out.text readonly name!: string;
  /** What would be said to the requester, as HTML, filled in; empty when nothing would. */
  @out.orNull(out.text) readonly reply!: string | null;
  /** Language of the reply: the requester's, where there is a text in it. */
  @out.orNull(out.text) readonly language!: string | null;
  /** What colleagues would read, filled in. */
  @out.orNull(out.text) readonly note!: string | null;
  @out.one(ChangesView) readonly changes!: ChangesView;
  /** Variables that there is nothing for on this ticket: they stand in the texts as they were written. */
  @out.list(out.text) readonly unfilled!: readonly string[];
}

/** What the texts may name, of a ticket that the actor was found to see: times in the client's zone, as people of the language write them. */
async function valuesFor(scope: Scope, ticket: Ticket, language: string): Promise<Values> {
  const desk = scope.as(system);
  const person = await desk.rows(personRows).first({ id: ticket.requesterId });
  const way = await desk.rows(personAddressRows).first({ personId: ticket.requesterId, kind: 'email' });
  const agentId = agentIdOf(scope.actor);
  const agent = agentId === undefined ? undefined : await desk.rows(agentRows).first({ id: agentId });
  const contract = await contractOf(scope, ticket.clientId);
  return {
    'ticket.number': String(ticket.id),
    'ticket.subject': ticket.subject,
    'ticket.due': ticket.dueAt ? instantText(ticket.dueAt, language, zoneOf(contract)) : '',
    'requester.name': person?.name ?? '',
    'requester.address': way?.address ?? '',
    'agent.name': agent?.name ?? '',
    'client.name': contract.name,
  };
}

export const macrosOfTicket = defineAction('macro.for-ticket', {
  summary: 'The macros that fit a ticket.',
  allow: can(seeTickets),
  http: 'GET /tickets/:ticketId/macros',
  input: ByTicket,
  output: [MacroView],
  run: async (scope, { ticketId }): Promise<MacroView[]> =>
    macroViews(scope, await macrosFor(scope, await scope.rows(ticketRows).get(ticketId))),
});

const FALL_BACK = 'en';

export const previewMacro = defineAction('macro.preview', {
  summary: "What a macro would do on a ticket: its reply in the requester's language, filled in, and its changes.",
  allow: can(seeTickets),
  http: 'GET /tickets/:ticketId/macros/:macroId',
  input: PreviewMacro,
  output: MacroPreview,
  async run(scope, { ticketId, macroId }): Promise<MacroPreview> {
    const ticket = await scope.rows(ticketRows).get(ticketId);
    const { name, steps } = await macroInSight(scope, macroId);
    if (!(await macrosFor(scope, ticket)).some(({ id }) => id === macroId)) throw noMacro({ macroId });
    const { languages } = await contractOf(scope, ticket.clientId);
    const chosen = inLanguage({ ...steps.reply }, ticket.language, [...languages, FALL_BACK]);
    const values = await valuesFor(scope, ticket, chosen?.language ?? ticket.language);
    const reply = chosen && fill(chosen.text, values, escaped);
    const note = steps.note === undefined ? undefined : fill(steps.note, values, (value) => value);
    return {
      ...{ macroId, name, reply: reply?.text ?? null, language: chosen?.language ?? null, note: note?.text ?? null },
      changes: changesOf(steps),
      unfilled: [...new Set([...(reply?.unfilled ?? []), ...(note?.unfilled ?? [])])],
    };
  },
});
