import { checkCalendar, type Calendar } from '../calendar/index.ts';
import { contractOf, type Contract } from '../client/index.ts';
import type { Scope } from '../kernel/index.ts';
import { clockRows, slaSection, type SlaPolicy } from '../sla/index.ts';
import { agentRows } from '../team/index.ts';
import type { Ticket } from '../ticket/index.ts';
import { hoursRows, maintenanceRows } from './entities.ts';
import { silentUntil } from './rules/notices.ts';
import { MoreThan } from 'typeorm';

/** A calendar keeps its table of open hours with it, so one text makes one calendar. */
const made = new Map<string, Calendar>();
const MOST = 1_000;

function calendarFrom(hours: object): Calendar | undefined {
  const text = JSON.stringify(hours);
  const known = made.get(text);
  if (known) return known;
  const checked = checkCalendar(hours);
  if (!('calendar' in checked)) return undefined; // kept by an older desk that knew holidays which this one does not
  if (made.size >= MOST) made.clear();
  made.set(text, checked.calendar);
  return checked.calendar;
}

/** The hours in which those of some addresses want to be told, for those who said so. */
export async function hoursOfAddresses(scope: Scope, addresses: readonly string[]): Promise<Map<string, Calendar>> {
  const agents = await scope.rows(agentRows).find({ where: { address: addresses } });
  const own = agents.length > 0 ? await scope.rows(hoursRows).find({ where: { agentId: agents.map((a) => a.id) } }) : [];
  const found = new Map<string, Calendar>();
  for (const { agentId, hours } of own) {
    const address = agents.find((a) => a.id === agentId)?.address;
    const calendar = calendarFrom(hours);
    if (address !== undefined && calendar) found.set(address, calendar);
  }
  return found;
}

/** The policy that a ticket stands under, as far as its contract still has it. */
export async function policyOf(scope: Scope, ticket: Ticket): Promise<SlaPolicy | undefined> {
  const clock = await scope.rows(clockRows).first({ ticketId: ticket.id }, { id: 'DESC' });
  const contract = await contractOf(scope, ticket.clientId);
  return contract.section(slaSection).find((policy) => policy.name === clock?.policy);
}

/** When the maintenance over a client ends; undefined when there is none now. */
export async function maintenanceUntil(scope: Scope, clientId: number): Promise<Date | undefined> {
  const ahead = await scope.rows(maintenanceRows).find({ where: { endsAt: MoreThan(scope.now) } });
  return silentUntil(ahead, clientId, scope.now);
}

/** The calendar in which a contract counts where nothing else is said: that of its first promise, else its first. */
export function defaultHours(contract: Contract): Calendar | undefined {
  const named = contract.section(slaSection)[0]?.calendar;
  return named === undefined ? Object.values(contract.calendars)[0] : contract.calendars[named];
}
