import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { LessThan, MoreThan, type SelectQueryBuilder } from 'typeorm';
import { invalidInput, type DeskError } from './error.ts';
import type { Rows, Where } from './rows.ts';

/** How many of a list. */
class HowMany {
  /** How many, 1-200; 50 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
}

/** What a list takes that goes on behind a number. */
export class PageWanted extends HowMany {
  /** The `next` of the page before. */
  @IsOptional() @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) after?: number;
}

/** What a list takes that goes on behind a place in words. */
export class PlaceWanted extends HowMany {
  /** The `next` of the page before, of the same question. */
  @IsOptional() @IsString() @Length(1, 60) after?: string;
}

/** Items on a page when nobody says how many. */
export const PAGE = 50;

/** Refuses an `after` that no page gave. @param what the action that was asked */
export const wrongPlace = (what: string, after: unknown): DeskError =>
  invalidInput({ what, mistakes: [{ path: 'after', message: `must be the next of the page before, not ${String(after)}` }] });

/** A page out of what was found, which is one more than it holds when there are more. @param nextOf where the next page begins, by the last item */
export function pageFrom<T, N>(found: readonly T[], limit: number, nextOf: (last: T) => N): { items: T[]; next: N | null } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: last !== undefined && found.length > limit ? nextOf(last) : null };
}

/** A place in an order by an instant, and by ids where instants are the same. */
export interface InstantPlace {
  readonly at: Date;
  readonly id: number;
}

/** `2026-06-01T06:00:00.000Z,12` */
export const writePlace = ({ at, id }: InstantPlace): string => `${at.toISOString()},${String(id)}`;

/** @throws `input.invalid` that names `after` */
export function readPlace(what: string, after: string): InstantPlace {
  const [, instant = '', id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z),(\d{1,15})$/.exec(after) ?? [];
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) throw wrongPlace(what, after);
  return { at, id: Number(id) };
}

interface Listed<Row> {
  readonly where?: Where<Row>;
  readonly order: 'ASC' | 'DESC';
  readonly limit?: number | undefined;
}

/** A page in the order of ids. What is inserted meanwhile moves nothing. */
export async function pageById<Row extends { id: number }>(
  rows: Rows<Row>,
  { where = {}, order, limit = PAGE, after }: Listed<Row> & { readonly after?: number | undefined },
): Promise<{ items: Row[]; next: number | null }> {
  const behind = after === undefined ? {} : { id: order === 'ASC' ? MoreThan(after) : LessThan(after) };
  const found = await rows.find({
    where: { ...where, ...behind },
    order: { id: order },
    limit: limit + 1,
  });
  return pageFrom(found, limit, (last) => last.id);
}

/** Properties that hold an instant, or one or nothing. */
type InstantOf<Row> = { [K in keyof Row]-?: Row[K] extends Date | null ? K : never }[keyof Row] & string;

interface ByInstant<Row> extends Listed<Row> {
  /** The action that was asked, for the error. */
  readonly what: string;
  /** Never empty in the rows that are meant. */
  readonly by: InstantOf<Row>;
  readonly after?: string | undefined;
}

/** A page in the order of an instant, and of ids where instants are the same. @throws `input.invalid` that names `after` */
export async function pageByInstant<Row extends { id: number }>(
  rows: Rows<Row>,
  { what, where = {}, by, order, limit = PAGE, after }: ByInstant<Row>,
): Promise<{ items: Row[]; next: string | null }> {
  const place = after === undefined ? undefined : readPlace(what, after);
  const found = await rows.find({
    where,
    order: { [by]: order, id: order },
    behind: place && ({ [by]: place.at, id: place.id } as Partial<Row>),
    limit: limit + 1,
  });
  return pageFrom(found, limit, (last) => writePlace({ at: last[by] as Date, id: last.id }));
}

interface Named {
  readonly id: number;
  readonly name: string;
}

interface ByName<Row extends Named> {
  /** The action that was asked, for the error. */
  readonly what: string;
  /** Those among whom `after` must be, whose name says where the page begins. */
  readonly known: SelectQueryBuilder<Row>;
  readonly limit?: number | undefined;
  /** Number of the row behind which the page begins. */
  readonly after?: number | undefined;
}

/** A page in the order of names, and of ids where names are the same. @throws `input.invalid` that names `after` */
export async function pageByName<Row extends Named>(
  query: SelectQueryBuilder<Row>,
  { what, known, limit = PAGE, after }: ByName<Row>,
): Promise<{ items: Row[]; next: number | null }> {
  const { alias } = query;
  if (after !== undefined) {
    const last = await known.andWhere(`${known.alias}.id = :after`, { after }).getOne();
    if (!last) throw wrongPlace(what, after);
    query.andWhere(`(${alias}.name, ${alias}.id) > (:lastName, :after)`, { lastName: last.name, after });
  }
  const found = await query
    .orderBy(`${alias}.name`)
    .addOrderBy(`${alias}.id`)
    .limit(limit + 1)
    .getMany();
  return pageFrom(found, limit, (last) => last.id);
}

/** A page of what is in its order already, behind the item with a key. @throws `input.invalid` that names `after` */
export function pageOfAll<T, N>(
  all: readonly T[],
  { what, limit = PAGE, after, keyOf }: { what: string; limit?: number | undefined; after?: N | undefined; keyOf: (item: T) => N },
): { items: T[]; next: N | null } {
  const place = after === undefined ? -1 : all.findIndex((item) => keyOf(item) === after);
  if (after !== undefined && place < 0) throw wrongPlace(what, after);
  return pageFrom(all.slice(place + 1, place + limit + 2), limit, keyOf);
}
