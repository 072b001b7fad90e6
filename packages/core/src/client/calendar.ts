import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { calendarVersions, calendarYear, type Calendar, type CalendarDate } from '../calendar/index.ts';
import { can, defineAction, out, type Scope } from '../kernel/index.ts';
import { clientBySlug, seeClients } from './actions.ts';
import { contractById, contractOf, type Contract } from './contract.ts';
import { contractRows } from './entities.ts';
import { noSuchCalendar } from './errors.ts';

export class AskForYear {
  /** Short name of a client. */
  @IsString() @Length(1, 63) client!: string;
  /** 1901 to 2198; the present one when left out. */
  @IsOptional() @IsInt() @Min(1901) @Max(2198) year?: number;
  /** Name of a calendar of the contract; its first one when left out. */
  @IsOptional() @IsString() @Length(1, 100) calendar?: string;
}

export class OpenHours {
  /** `08:00`, by the wall clock. */
  @out.text readonly from!: string;
  /** `16:00`; the end of the date is `24:00`. */
  @out.text readonly to!: string;
}

export class DateOfYear implements CalendarDate {
  /** `2026-06-19` */
  @out.text readonly date!: string;
  @out.oneOf('open', 'closed', 'holiday') readonly kind!: CalendarDate['kind'];
  /** Of a holiday, also of one that only shortens the day. */
  @out.optional(out.text) readonly name?: string;
  @out.list(OpenHours) readonly hours!: readonly OpenHours[];
  /** Real open time in milliseconds. */
  @out.integer readonly openMs!: number;
}

/** A client's calendar of a year, date by date. */
export class YearOfClient {
  @out.text readonly client!: string;
  /** Version of the contract in force. */
  @out.integer readonly version!: number;
  /** Name of the calendar, and of all calendars of the contract. */
  @out.text readonly calendar!: string;
  @out.list(out.text) readonly calendars!: readonly string[];
  /** IANA name. */
  @out.text readonly zone!: string;
  @out.integer readonly year!: number;
  @out.list(DateOfYear) readonly days!: readonly DateOfYear[];
}

/**
 * The hours of every version of the contract under one name, each from when it took effect and never from before it was applied, as clocks
 * count them. A version that begins before an older one takes its place.
 */
async function hoursThroughTime(scope: Scope, inForce: Contract, name: string): Promise<Calendar> {
  const { clientId } = inForce;
  const rows = await scope.rows(contractRows).find({ where: { clientId }, order: { version: 'ASC' } });
  let versions: { readonly effectiveFrom: Date; readonly calendar: Calendar }[] = [];
  for (const { id, effectiveFrom, appliedAt, version } of rows) {
    const calendar = (await contractById(scope, id)).calendars[name];
    if (!calendar) continue;
    const from = version > 1 && appliedAt > effectiveFrom ? appliedAt : effectiveFrom;
    versions = versions.filter((older) => older.effectiveFrom < from);
    if (versions.at(-1)?.calendar !== calendar) versions.push({ effectiveFrom: from, calendar });
  }
  return calendarVersions(versions);
}

export const showYear = defineAction('contract.year', {
  summary: "A client's calendar of a year: every date with its open hours, and the names of its holidays.",
  allow: can(seeClients),
  http: 'GET /clients/:client/calendar',
  input: AskForYear,
  output: YearOfClient,
  async run(scope, { client, year = scope.now.getUTCFullYear(), calendar }): Promise<YearOfClient> {
    const contract = await contractOf(scope, (await clientBySlug(scope, client)).id);
    const calendars = Object.keys(contract.calendars);
    const name = calendar ?? calendars[0] ?? '';
    if (!calendars.includes(name)) throw noSuchCalendar({ client, calendar: name, calendars });
    const hours = await hoursThroughTime(scope, contract, name);
    const days = calendarYear(hours, year).map((day): DateOfYear => ({ ...day, hours: [...day.hours] }));
    return { client, version: contract.version, calendar: name, calendars, zone: hours.versions.at(-1)?.zone.name ?? 'UTC', year, days };
  },
});
