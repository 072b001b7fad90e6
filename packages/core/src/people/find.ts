import { IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { clientBySlug } from '../client/index.ts';
import { can, defineAction, out, type Scope } from '../kernel/index.ts';
import { seePeople } from './actions.ts';
import { personAddressRows, personRows } from './entities.ts';

class FindPeople {
  /** Beginning of a name, a part of it, or of an address; everybody when left out. */
  @IsOptional() @IsString() @MaxLength(200) words?: string;
  /** Short name of a client. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
  /** How many, 1-50; 20 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(50) limit?: number;
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

async function withAddress(scope: Scope, like: string, of: { clientId: number | undefined; limit: number }): Promise<number[]> {
  const query = scope.rows(personAddressRows).query('way').andWhere("LOWER(way.address) LIKE :like ESCAPE '\\'", { like });
  if (of.clientId !== undefined) query.andWhere('way.clientId = :clientId', { clientId: of.clientId });
  const ways = await query.orderBy('way.address').limit(of.limit).getMany();
  return ways.map((way) => way.personId);
}

export const findPeople = defineAction('people.find', {
  summary: 'People of the clients that you serve, by a part of their name or address.',
  allow: can(seePeople),
  http: 'GET /people',
  input: FindPeople,
  output: [FoundPerson],
  async run(scope, { words = '', client, limit = 20 }): Promise<FoundPerson[]> {
    const clientId = client === undefined ? undefined : (await clientBySlug(scope, client)).id;
    const like = containing(words.trim());
    const byAddress = await withAddress(scope, like, { clientId, limit });
    const query = scope
      .rows(personRows)
      .query('person')
      .andWhere("(LOWER(person.name) LIKE :like ESCAPE '\\' OR person.id IN (:...byAddress))", { like, byAddress: [0, ...byAddress] });
    if (clientId !== undefined) query.andWhere('person.clientId = :clientId', { clientId });
    const found = await query.orderBy('person.name').addOrderBy('person.id').limit(limit).getMany();
    const ways = found.length > 0 ? await scope.rows(personAddressRows).find({ where: { personId: found.map((p) => p.id) } }) : [];
    return found.map(({ id, clientId: of, name, outside }) => ({
      ...{ id, clientId: of, name, outside },
      addresses: ways.filter((way) => way.personId === id).map((way) => way.address),
    }));
  },
});
