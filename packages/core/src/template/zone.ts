import type { Contract } from '../client/index.ts';
import { slaSection } from '../sla/index.ts';

/** The zone in which the client reads times: that of its first promise, else of its first calendar. */
export function zoneOf(contract: Contract): string {
  const named = contract.section(slaSection)[0]?.calendar;
  const calendar = named === undefined ? Object.values(contract.calendars)[0] : contract.calendars[named];
  return calendar?.versions[0]?.zone.name ?? 'UTC';
}
