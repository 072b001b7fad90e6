import { Type } from 'class-transformer';
import { IsDate, IsInt, IsObject, IsOptional, IsString, Length } from 'class-validator';
import { MoreThan } from 'typeorm';
import { checkCalendar } from '../../calendar/index.ts';
import { clientBySlug } from '../../client/index.ts';
import { can, defineAction, notFound, out, pageById, pageOf, PageWanted, type Scope } from '../../kernel/index.ts';
import { agentIdOf, agentRows } from '../../team/index.ts';
import { workTickets } from '../../ticket/index.ts';
import { hoursRows, maintenanceRows, MaintenanceWindow, NotificationHours } from '../entities.ts';
import { notEnrolled, windowForAll, wrongHours, wrongWindow } from '../errors.ts';
import { maintenanceEnded, maintenancePlanned } from '../events.ts';
import { planMaintenance } from '../permissions.ts';

async function ownAgentId(scope: Scope): Promise<number> {
  const id = agentIdOf(scope.actor);
  const agent = id === undefined ? undefined : await scope.rows(agentRows).first({ id, active: true });
  if (!agent) throw notEnrolled({ actor: scope.actor.id });
  return agent.id;
}

export class OwnHours {
  /** The hours in which one wants to be told, as a contract pack writes a calendar: zone, hours, holidays. Always, when left out. */
  @IsOptional() @IsObject() hours?: Record<string, unknown>;
}

export const setNotificationHours = defineAction('escalation.set-hours', {
  summary: 'Say in which hours one wants to be notified; outside them only what is urgent comes.',
  allow: can(workTickets),
  http: 'PUT /agents/notification-hours',
  input: OwnHours,
  output: out.orNull(NotificationHours),
  async run(scope, { hours }): Promise<NotificationHours | null> {
    const agentId = await ownAgentId(scope);
    const checked = hours && checkCalendar(hours);
    if (checked && 'mistakes' in checked) throw wrongHours({ mistakes: checked.mistakes });
    const rows = scope.rows(hoursRows);
    await rows.remove({ agentId });
    return hours ? rows.insert({ agentId, hours }) : null;
  },
});

export const ownNotificationHours = defineAction('escalation.hours', {
  summary: 'The hours in which one wants to be notified; null for always.',
  allow: can(workTickets),
  http: 'GET /agents/notification-hours',
  output: out.orNull(NotificationHours),
  run: async (scope): Promise<NotificationHours | null> =>
    (await scope.rows(hoursRows).first({ agentId: await ownAgentId(scope) })) ?? null,
});

export class PlannedMaintenance {
  /** Short name of a client; every client when left out, which takes an administrator. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
  /** From when on nobody is told anything; now when left out. */
  @IsOptional() @Type(() => Date) @IsDate() beginsAt?: Date;
  /** Until when. */
  @Type(() => Date) @IsDate() endsAt!: Date;
  /** Why, 1-1000 characters. */
  @IsString() @Length(1, 1000) reason!: string;
}

export const planMaintenanceWindow = defineAction('escalation.plan-maintenance', {
  summary: 'Tell nobody anything for some time. Clocks run on, breaches are breaches, and rules raise tiers all the same.',
  allow: can(planMaintenance),
  http: 'POST /maintenance',
  input: PlannedMaintenance,
  output: MaintenanceWindow,
  async run(scope, { client, beginsAt = scope.now, endsAt, reason }): Promise<MaintenanceWindow> {
    if (client === undefined && scope.actor.reach !== 'all') throw windowForAll({ actor: scope.actor.id });
    if (endsAt <= beginsAt || endsAt <= scope.now) throw wrongWindow({ beginsAt: beginsAt.toISOString(), endsAt: endsAt.toISOString() });
    const clientId = client === undefined ? null : (await clientBySlug(scope, client)).id;
    const planned = await scope.rows(maintenanceRows).insert({ clientId, beginsAt, endsAt, reason, by: scope.actor.id });
    const times = { beginsAt: beginsAt.toISOString(), endsAt: endsAt.toISOString() };
    await scope.emit(maintenancePlanned, { clientId, windowId: planned.id, ...times, reason });
    return planned;
  },
});

export const listMaintenance = defineAction('escalation.maintenance', {
  summary: 'Maintenance windows that are not over, in the order in which they were planned.',
  allow: can(planMaintenance),
  http: 'GET /maintenance',
  input: PageWanted,
  output: pageOf(MaintenanceWindow),
  run: (scope, { limit, after }) =>
    pageById(scope.rows(maintenanceRows), { where: { endsAt: MoreThan(scope.now) }, order: 'ASC', limit, after }),
});

export class ByWindow {
  /** Number of the window. */
  @IsInt() windowId!: number;
}

export const endMaintenance = defineAction('escalation.end-maintenance', {
  summary: 'End a maintenance window now, or take back one that has not begun.',
  allow: can(planMaintenance),
  http: 'POST /maintenance/:windowId/end',
  input: ByWindow,
  async run(scope, { windowId }): Promise<void> {
    const { clientId, endsAt } = await scope.rows(maintenanceRows).lock(windowId);
    if (endsAt <= scope.now) throw notFound({ what: 'maintenance window that is not over', id: windowId });
    await scope.rows(maintenanceRows).update({ id: windowId }, { endsAt: scope.now });
    await scope.emit(maintenanceEnded, { clientId, windowId });
  },
});
