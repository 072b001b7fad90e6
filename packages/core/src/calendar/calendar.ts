/** Part of one local day, half-open (T2), in minutes from its midnight. An end over 1440 lies on the next day. */
export interface DaySpan {
  readonly start: number;
  readonly end: number;
}

/** The ordinary hours: seven lists, Monday first; each list sorted, its spans apart from each other. */
export type Week = readonly (readonly DaySpan[])[];

/** What makes one date differ from its weekday: parts that are closed, then parts that are opened (T7). */
export interface SpecialDay {
  /** The holiday's own name in the language of its country, or the entry of the contract pack, quoted. */
  readonly name: string;
  readonly closes: readonly DaySpan[];
  readonly opens: readonly DaySpan[];
}

/** From this instant (milliseconds since 1970, UTC) local time is UTC plus `offset` milliseconds. */
export interface OffsetSpan {
  readonly from: number;
  readonly offset: number;
}

/** A time zone as the arithmetic sees it. */
export interface Zone {
  /** IANA name, such as `Europe/Helsinki`. */
  readonly name: string;
  /** The offsets in force in the block of days that contains `at`, and at least ten days on both sides of it. */
  readonly offsetsAround: (at: number) => readonly OffsetSpan[];
}

/** Working hours that hold from one instant until the next version begins (C13). */
export interface CalendarVersion {
  /** Milliseconds since 1970; `-Infinity` for the first version, which also rules all time before it. */
  readonly from: number;
  readonly zone: Zone;
  readonly week: Week;
  /** Special day of a date, counted in days since 1970-01-01; undefined when the weekday decides. */
  readonly special: (day: number) => SpecialDay | undefined;
}

/**
 * Working hours of a client or a team: made by `parseCalendar` or `calendarVersions`, never by hand, and never changed.
 * Two calendars made from the same text are equal in all they answer, but each keeps its own table of open spans.
 */
export interface Calendar {
  readonly versions: readonly CalendarVersion[];
}

/** A stretch of real time, half-open: `from` belongs to it, `to` does not (T2). */
export interface TimeSpan {
  readonly from: Date;
  readonly to: Date;
}
