import { IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { clientBySlug } from '../client/index.ts';
import { can, defineAction, definePermission, onlySystem, pageOf, type Arrival, type Scope } from '../kernel/index.ts';
import { Delivery, deliveryRows, deliveryStates, Intake, intakeRows, intakeStates } from './entities.ts';
import { keepArrival } from './intake.ts';
import { takeIn } from './jobs.ts';
import { pageOfLines, type LinesWanted } from './page.ts';

export const seeTraffic = definePermission('channel.see', 'See what came in and what went out.', ['agent', 'team-lead', 'quality']);

/** The raw bytes come as they are, so this input is checked by hand in `keepArrival`. */
export const acceptArrival = defineAction<Arrival & { channel: string }, { intakeId: number }>('channel.accept', {
  summary: 'Take over what arrived: once this returns it is kept, and will be dealt with.',
  allow: onlySystem,
  async run(scope, { channel, ...arrival }) {
    const { id, clientId, sender } = await keepArrival(scope, channel, arrival);
    // One after another for each sender: what somebody sends twice must find what it doubles.
    await scope.schedule(takeIn, { input: { intakeId: id }, queue: `intake:${String(clientId)}:${sender}` });
    return { intakeId: id };
  },
});

class Page {
  /** Short name of a client. */
  @IsOptional() @IsString() client?: string;
  /** How many, 1-200; 50 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
  /** The `next` of the page before. */
  @IsOptional() @IsInt() @Max(Number.MAX_SAFE_INTEGER) after?: number;
}

export class ListIntake extends Page {
  @IsOptional() @IsIn(intakeStates) state?: Intake['state'];
}
export class ListOutbox extends Page {
  @IsOptional() @IsIn(deliveryStates) state?: Delivery['state'];
}

async function wantedBy(scope: Scope, { client, after, state, limit = 50 }: Page & { state?: string }): Promise<LinesWanted> {
  return { clientId: client === undefined ? undefined : (await clientBySlug(scope, client)).id, state, after, limit };
}

export const listIntake = defineAction('channel.intake', {
  summary: 'What came in, newest first: for each what became of it and the rule that decided.',
  allow: can(seeTraffic),
  http: 'GET /intake',
  input: ListIntake,
  output: pageOf(Intake),
  run: async (scope, page) => pageOfLines(scope, intakeRows, await wantedBy(scope, page)),
});

export const listOutbox = defineAction('channel.outbox', {
  summary: 'What goes out, newest first, and how far it got.',
  allow: can(seeTraffic),
  http: 'GET /outbox',
  input: ListOutbox,
  output: pageOf(Delivery),
  run: async (scope, page) => pageOfLines(scope, deliveryRows, await wantedBy(scope, page)),
});
