import { IsString, Length } from 'class-validator';
import { can, defineAction } from '../../kernel/index.ts';
import { ticketRows } from '../../ticket/index.ts';
import { clocksOf, ClockView } from '../clocks.ts';
import { clockRows } from '../entities.ts';
import { noSuchClock } from '../errors.ts';
import { clockWaived } from '../events.ts';
import { setAlarm } from '../jobs.ts';
import { noteFact } from '../keep.ts';
import { waivePromises } from '../permissions.ts';
import { ByClock } from './explain.ts';

export class WaiveClock extends ByClock {
  /** Why it is forgiven, 1-1000 characters; it stands in the ledger. */
  @IsString() @Length(1, 1000) reason!: string;
}

export const waiveClock = defineAction('sla.waive', {
  summary: 'Forgive a breach, or let go of a promise that is not broken yet (C11).',
  allow: can(waivePromises),
  http: 'POST /tickets/:ticketId/clocks/:clockId/waive',
  input: WaiveClock,
  output: [ClockView],
  async run(scope, { ticketId, clockId, reason }): Promise<ClockView[]> {
    const ticket = await scope.rows(ticketRows).lock(ticketId);
    const row = await scope.rows(clockRows).first({ id: clockId, ticketId });
    if (!row) throw noSuchClock({ ticketId, clockId });
    const { metric, cycle } = row;
    const cause = await scope.emit(clockWaived, { ticketId, clientId: ticket.clientId, clockId, metric, cycle, reason });
    const fact = { kind: 'waive', at: scope.now, metric, cycle, reason, actor: scope.actor.id, cause: String(cause) } as const;
    await setAlarm(scope, ticketId, await noteFact(scope, ticket, fact));
    return (await clocksOf(scope, [ticket])).get(ticketId) ?? [];
  },
});
