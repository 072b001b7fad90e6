import { Brackets } from 'typeorm';
import { auditRows, eraseFromAudit, type AuditLine } from '../audit/index.ts';
import { accountRows } from '../directory/index.ts';
import type { Scope } from '../kernel/index.ts';
import type { CallsMade, Named, PersonalData, Subject, Forgotten } from './ports.ts';
import { likeInJson, mentions, tracesOf } from './rules.ts';

/** What is on record of people beside what they asked: what was done here and by whom, and what their client's directory said of them. */

/** What they did themselves, with where they did it from. */
const ownLines = async (scope: Scope, { personId }: Subject): Promise<AuditLine[]> =>
  (await scope.rows(auditRows).find({ where: { actor: `person:${String(personId)}` } })).filter(
    ({ address, input }) => address !== null || !('erased' in input),
  );

/**
 * Lines in which one of these texts stands, but for those about another client: the same human is somebody else there. A name in a setting is
 * not looked for: whoever calls themselves what their client is called would take its contracts out of the audit.
 */
async function linesLike(
  scope: Scope,
  { clientId, addresses, names }: Pick<Subject, 'clientId' | 'addresses' | 'names'>,
): Promise<AuditLine[]> {
  const [ofWays, ofNames] = [tracesOf({ addresses, names: [] }), tracesOf({ addresses: [], names })];
  const traces = [...ofWays, ...ofNames];
  if (traces.length === 0) return [];
  const held = (column: string, i: number) => `lower(CAST(line.${column} AS text)) LIKE :like${String(i)} ESCAPE '!'`;
  const query = scope
    .rows(auditRows)
    .query('line')
    .andWhere('(line.clientId IS NULL OR line.clientId = :clientId)', { clientId })
    .andWhere(
      new Brackets((any) => {
        for (const [i, trace] of traces.entries())
          any.orWhere(`(${held('input', i)} OR ${held('changes', i)})`, { [`like${String(i)}`]: likeInJson(trace) });
      }),
    );
  const isTheirs = ({ input, changes }: AuditLine) => mentions([input, changes], ofWays) || (changes === null && mentions(input, ofNames));
  return (await query.getMany()).filter(isTheirs);
}

/** Values asked for in one question. */
const AT_ONCE = 500;

/** What was given in a field of an input, as text. */
const givenIn = ({ dialect }: Scope['sql'], field: string): string =>
  dialect === 'postgres' ? `line.input->>'${field}'` : `CAST(json_extract(line.input, '$.${field}') AS text)`;

/** Lines that were given one of these in a field, and something besides. A number is of one thing; a name is of one client's. */
async function linesGiven(
  scope: Scope,
  { clientId }: Pick<Subject, 'clientId'>,
  [field, values]: readonly [string, Named[string]],
): Promise<AuditLine[]> {
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

const wasGiven =
  (given: Named) =>
  ({ input }: AuditLine): boolean =>
    Object.entries(given).every(([field, values]) => values.some((value) => value === (input as Record<string, unknown>)[field]));

/** Lines of these calls. */
async function linesMade(scope: Scope, clientId: number, made: readonly CallsMade[]): Promise<AuditLine[]> {
  const found: AuditLine[] = [];
  for (const { action, at, given = {} } of made)
    for (let i = 0; i < at.length; i += AT_ONCE)
      found.push(...(await scope.rows(auditRows).find({ where: { action, at: at.slice(i, i + AT_ONCE) } })).filter(wasGiven(given)));
  return found.filter((line) => (line.clientId ?? clientId) === clientId && !('erased' in line.input));
}

/** Lines that name them, or say something in words about what is theirs. */
async function linesOf(scope: Scope, who: Subject): Promise<AuditLine[]> {
  const found = [...(await linesLike(scope, who)), ...(await ownLines(scope, who))];
  for (const one of Object.entries(who.named)) found.push(...(await linesGiven(scope, who, one)));
  found.push(...(await linesMade(scope, who.clientId, who.made)));
  return [...new Map(found.map((line) => [line.id, line])).values()].sort((a, b) => a.id - b.id);
}

const audit: PersonalData = {
  place: 'audit',
  find: linesOf,
  erase: async (scope, who) => eraseFromAudit(scope, await linesOf(scope, who), `person ${String(who.personId)} was erased`),
};

/** Take what was given from lines about people whom nobody has identified. */
export async function forgetInAudit(scope: Scope, clientId: number, { named, made }: Pick<Forgotten, 'named' | 'made'>): Promise<void> {
  const found = await linesMade(scope, clientId, made);
  for (const one of Object.entries(named)) found.push(...(await linesGiven(scope, { clientId }, one)));
  const lines = [...new Map(found.map((line) => [line.id, line])).values()].sort((a, b) => a.id - b.id);
  if (lines.length > 0) await eraseFromAudit(scope, lines, 'kept for as long as the contract says');
}

/** Whom the directory still knows is not taken up by its next read, when they were erased on request: `marks.ts`. */
const accounts: PersonalData = {
  place: 'directory account',
  find: (scope, { personId }) => scope.rows(accountRows).find({ where: { personId } }),
  erase: (scope, { personId }) => scope.rows(accountRows).remove({ personId }),
};

export const onRecord: readonly PersonalData[] = [accounts, audit];
