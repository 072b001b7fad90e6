import { IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { clientBySlug } from '../client/index.ts';
import { can, defineAction, out, pageByName, pageOf, type Scope } from '../kernel/index.ts';
import { seePeople } from './actions.ts';
import { personAddressRows, personRows } from './entities.ts';

class FindPeople {
  /** Beginning of a name, a part of it, or of an address; everybody when left out. */
  @IsOptional() @IsString() @MaxLength(200) words?: string;
  /** Short name of a client. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
  /** How many, 1-50; 20 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(50) limit?: number;
  /** The `next` of the page before. */
  @IsOptional() @IsInt() @Max(Number.MAX_SAFE_INTEGER) after?: number;
}

/** Somebody who asks, as far as it takes to choose them. */
export class FoundPerson {
  @out.integer readonly id!: number;
  @out.integer readonly clientId!: number;
  @out.text readonly name!: string;
  /** Mail addresses and telephone numbers. */
  @out.list(out.text) readonly addresses!: readonly string[];
  /** True when their address lies outside the client's own domains. */
  @out.flag readonly outside!: boolean;
}

/** Words as LIKE takes them: what is typed means itself. */
const containing = (words: string): string => `%${words.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

type Query = ReturnType<ReturnType<typeof rowsOfPeople>['query']>;
const rowsOfPeople = (scope: Scope) => scope.rows(personRows);

/** Those with the words in their name or in an address. */
function narrow(scope: Scope, query: Query, words: string): void {
  if (words === '') return;
  const way = `SELECT 1 FROM ${scope.sql.table(personAddressRows)} way WHERE way.person_id = person.id AND LOWER(way.address) LIKE :like ESCAPE '\\'`;
  query.andWhere(`(LOWER(person.name) LIKE :like ESCAPE '\\' OR EXISTS (${way}))`, { like: containing(words) });
}

export const findPeople = defineAction('people.find', {
  summary: 'People of the clients that you serve, by a part of their name or address, in the order of their names.',
  allow: can(seePeople),
  http: 'GET /people',
  input: FindPeople,
  output: pageOf(FoundPerson),
  async run(scope, { words = '', client, limit = 20, after }): Promise<{ items: FoundPerson[]; next: number | null }> {
    const query = rowsOfPeople(scope).query('person');
    narrow(scope, query, words.trim());
    if (client !== undefined) query.andWhere('person.clientId = :clientId', { clientId: (await clientBySlug(scope, client)).id });
    const known = rowsOfPeople(scope).query('person');
    const { items: found, next } = await pageByName(query, { what: 'people.find', known, limit, after });
    const ways = found.length > 0 ? await scope.rows(personAddressRows).find({ where: { personId: found.map((p) => p.id) } }) : [];
    const items = found.map(({ id, clientId, name, outside }) => ({
      ...{ id, clientId, name, outside },
      addresses: ways.filter((way) => way.personId === id).map((way) => way.address),
    }));
    return { items, next };
  },
});
