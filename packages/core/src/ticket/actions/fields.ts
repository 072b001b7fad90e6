import { IsArray, IsBoolean, IsIn, IsObject, IsOptional, IsString, Length } from 'class-validator';
import { clientBySlug } from '../../client/index.ts';
import { can, defineAction, type Localised } from '../../kernel/index.ts';
import { ticketRows } from '../entities.ts';
import { fieldsOf, setFields } from '../fields/keep.ts';
import { fieldTypes, type FieldTerms, type FieldType } from '../fields/section.ts';
import { seeTickets, workTickets } from '../permissions.ts';
import { viewOf, type TicketView } from '../view.ts';
import { ByTicket } from './read.ts';

export class SetTicketFields extends ByTicket {
  /** Values by the keys of fields; `null` takes one away, and what is left out stays. */
  @IsObject() fields!: Record<string, unknown>;
}

export const setTicketFields = defineAction('ticket.set-fields', {
  summary: "Fill in or change fields that the client's contract declares.",
  allow: can(workTickets),
  http: 'PUT /tickets/:ticketId/fields',
  input: SetTicketFields,
  async run(scope, { ticketId, fields }): Promise<TicketView> {
    const ticket = await scope.rows(ticketRows).lock(ticketId);
    await setFields(scope, ticket, fields);
    return viewOf(scope, ticket);
  },
});

export class FieldsOfClient {
  /** Short name of the client. */
  @IsString() @Length(1, 63) client!: string;
}

/** A field, for whoever draws a form. */
export class FieldView implements Omit<FieldTerms, 'required'> {
  @IsString() key!: string;
  /** A text, or texts by language. */
  label!: Localised;
  @IsIn(fieldTypes) type!: FieldType;
  /** What may be chosen: values, with what each is called. */
  @IsArray() choices!: FieldTerms['choices'];
  /** `open` or `resolve`: by then it must be filled in; empty when it need not. */
  @IsOptional() @IsIn(['open', 'resolve']) required!: 'open' | 'resolve' | null;
  /** True when the requester sees it. */
  @IsBoolean() public!: boolean;
}

export const listTicketFields = defineAction('ticket.fields', {
  summary: 'Which fields the tickets of a client have.',
  allow: can(seeTickets),
  http: 'GET /ticket-fields',
  input: FieldsOfClient,
  output: [FieldView],
  async run(scope, { client }): Promise<FieldView[]> {
    const { id } = await clientBySlug(scope, client);
    return (await fieldsOf(scope, id)).map((field) => ({ ...field, required: field.required ?? null }));
  },
});
