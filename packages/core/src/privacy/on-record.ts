import { Brackets } from 'typeorm';
import { auditRows, eraseFromAudit, type AuditLine } from '../audit/index.ts';
import { accountRows } from '../directory/index.ts';
import type { Scope } from '../kernel/index.ts';
import type { Named, PersonalData, Subject } from './ports.ts';
import { likeInJson, mentions, tracesOf } from './rules.ts';

/** What is on record of people beside what they asked: what was done here and by whom, and what their client's directory said of them. */

/** What they did themselves, with where they did it from. */
const ownLines = async (scope: Scope, { personId }: Subject): Promise<AuditLine[]> =>
  (await scope.rows(auditRows).find({ where: { actor: `person:${String(personId)}` } })).filter(
    ({ address, input }) => address !== null || !('erased' in input),
  );

/** Lines in which one of these texts may stand; more of them than it does. */
async function linesLike(scope: Scope, traces: readonly string[]): Promise<AuditLine[]> {
  if (traces.length === 0) return [];
  const held = (column: string, i: number) => `lower(CAST(line.${column} AS text)) LIKE :like${String(i)} ESCAPE '!'`;
  const query = scope
    .rows(auditRows)
    .query('line')
    .andWhere(
      new Brackets((any) => {
        for (const [i, trace] of traces.entries())
          any.orWhere(`(${held('input', i)} OR ${held('changes', i)})`, { [`like${String(i)}`]: likeInJson(trace) });
      }),
    );
  return (await query.getMany()).filter(({ input, changes }) => mentions([input, changes], traces));
}

/** Values asked for in one question. */
const AT_ONCE = 500;

/** What was given in a field of an input, as text. */
const givenIn = ({ dialect }: Scope['sql'], field: string): string =>
  dialect === 'postgres' ? `line.input->>'${field}'` : `CAST(json_extract(line.input, '$.${field}') AS text)`;

/** Lines that were given one of these in a field, and something besides. A number is of one thing; a name is of one client's. */
async function linesGiven(scope: Scope, { clientId }: Subject, [field, values]: readonly [string, Named[string]]): Promise<AuditLine[]> {
  const found: AuditLine[] = [];
  for (let i = 0; i < values.length; i += AT_ONCE) {
    const some = values.slice(i, i + AT_ONCE);
    const query = scope
      .rows(auditRows)
      .query('line')
      .andWhere(`${givenIn(scope.sql, field)} IN (:...given)`, { given: some.map(String) });
    if (some.some((value) => typeof value === 'string')) query.andWhere('line.clientId = :clientId', { clientId });
    found.push(...(await query.getMany()));
  }
  return found.filter(({ input }) => Object.keys(input).length > 1);
}

/** Lines that name them, or say something in words about what is theirs. */
async function linesOf(scope: Scope, who: Subject): Promise<AuditLine[]> {
  const found = [...(await linesLike(scope, tracesOf(who))), ...(await ownLines(scope, who))];
  for (const one of Object.entries(who.named)) found.push(...(await linesGiven(scope, who, one)));
  return [...new Map(found.map((line) => [line.id, line])).values()].sort((a, b) => a.id - b.id);
}

const audit: PersonalData = {
  place: 'audit',
  find: linesOf,
  erase: async (scope, who) => eraseFromAudit(scope, await linesOf(scope, who), `person ${String(who.personId)} was erased`),
};

/** Whom the directory still knows is found in it again, as somebody whom this desk has never met. */
const accounts: PersonalData = {
  place: 'directory account',
  find: (scope, { personId }) => scope.rows(accountRows).find({ where: { personId } }),
  erase: (scope, { personId }) => scope.rows(accountRows).remove({ personId }),
};

export const onRecord: readonly PersonalData[] = [accounts, audit];
