import { Temporal } from 'temporal-polyfill';
import { invalidInput } from '../kernel/index.ts';
import type { OffsetSpan, Zone } from './calendar.ts';

const DAY = 86_400_000;
const BLOCK = 364 * DAY;
const MARGIN = 10 * DAY;
const MOST_BLOCKS = 24;

const zones = new Map<string, Zone>();

/** The zone of an IANA name; undefined for a name that this tzdata does not know, and for a bare offset such as `+02:00`. */
export function zoneNamed(name: string): Zone | undefined {
  if (!/^[A-Za-z]/.test(name)) return undefined;
  try {
    const id = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
    const zone = zones.get(id) ?? makeZone(id);
    zones.set(id, zone);
    return zone;
  } catch (e) {
    if (e instanceof RangeError) return undefined;
    throw e;
  }
}

function makeZone(name: string): Zone {
  const blocks = new Map<number, readonly OffsetSpan[]>();
  const offsetsAround = (at: number) => {
    const index = Math.floor(at / BLOCK);
    const known = blocks.get(index);
    if (known) return known;
    const found = offsetsBetween(name, index * BLOCK - MARGIN, (index + 1) * BLOCK + MARGIN);
    blocks.set(index, found);
    for (const oldest of blocks.keys()) if (blocks.size > MOST_BLOCKS) blocks.delete(oldest);
    return found;
  };
  return { name, offsetsAround };
}

function offsetsBetween(name: string, from: number, to: number): OffsetSpan[] {
  let moment: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(name);
  const spans: OffsetSpan[] = [];
  while (moment && moment.epochMilliseconds < to) {
    const offset = Math.round(moment.offsetNanoseconds / 1e6);
    if (spans.at(-1)?.offset !== offset) spans.push({ from: moment.epochMilliseconds, offset });
    moment = moment.getTimeZoneTransition('next');
  }
  return spans;
}

/** A local time that a person typed, made an instant. */
export interface TypedInstant {
  readonly at: Date;
  /** The time does not exist (the clocks skip it in spring) and was moved on by the length of the gap: tell the person. */
  readonly shifted: boolean;
  /** The time comes twice (autumn); the first of the two was taken. */
  readonly ambiguous: boolean;
  /** The local time that `at` really is, `2026-03-29T04:30`: what to show. */
  readonly local: string;
}

const typed = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?$/;

/**
 * A call-back time or a wake date as typed, by Temporal's rule `compatible` (T3).
 * @param localText `2026-03-29 03:30`, with `T` or a space, seconds optional, no zone and no `Z`.
 * @param zone IANA name.
 * @throws `input.invalid` naming `local` or `zone`.
 */
export function toInstant(localText: string, zone: string): TypedInstant {
  if (!zoneNamed(zone)) throw invalidInput({ what: 'local time', mistakes: [{ path: 'zone', message: noSuchZone(zone) }] });
  const wall = typed.test(localText) ? plain(localText.replace(' ', 'T')) : undefined;
  if (!wall) {
    const message = "must be an existing date and a time of day without zone, such as '2026-03-29 03:30'";
    throw invalidInput({ what: 'local time', mistakes: [{ path: 'local', message }] });
  }
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' });
  const shifted = !earlier.toPlainDateTime().equals(wall);
  const chosen = shifted ? later : earlier;
  const local = chosen.toPlainDateTime().toString({ smallestUnit: wall.second === 0 ? 'minute' : 'second' });
  return { at: new Date(chosen.epochMilliseconds), shifted, ambiguous: !shifted && !earlier.equals(later), local };
}

function plain(text: string): Temporal.PlainDateTime | undefined {
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' });
  } catch (e) {
    if (e instanceof RangeError) return undefined;
    throw e;
  }
}

/** The end of a sentence about a zone that does not exist. */
export const noSuchZone = (zone: unknown): string =>
  `must be an IANA time zone such as 'Europe/Helsinki'${typeof zone === 'string' ? `, and '${zone.slice(0, 60)}' is none` : ''}`;

/** Version of the time zone rules that every calculation here uses, such as `2025c`: record it beside what was computed (T9). */
export const tzdataVersion = (): string => process.versions['tz'] ?? `icu-${process.versions['icu'] ?? 'none'}`;
