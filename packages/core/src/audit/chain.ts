import { MoreThan } from 'typeorm';
import { defineAction, lookout, onlySystem, system, type Host, type Scope } from '../kernel/index.ts';
import { auditLinkRows, auditRows, type AuditLine } from './entities.ts';
import { isErased } from './rules.ts';
import { beginning, breakIn, linkFor } from './seal.ts';

/** Lines sealed in one unit of work. */
const AT_ONCE = 500;
/** A line whose transaction took long has a smaller id than those sealed before it; nothing in hand is this far behind. */
const BEHIND = 10_000;
/** Milliseconds in which lines gather for one seal. */
const SOON = 250;
/** Held while links are added, by one process at a time. */
const SEALING = 7_205_887;

async function unsealed(scope: Scope, everything: boolean): Promise<AuditLine[]> {
  const last = everything ? undefined : await scope.rows(auditLinkRows).first({}, { lineId: 'DESC' });
  return scope
    .rows(auditRows)
    .query('line')
    .andWhere('line.id > :from', { from: (last?.lineId ?? 0) - BEHIND })
    .andWhere('NOT EXISTS (SELECT 1 FROM audit_link WHERE audit_link.line_id = line.id)')
    .orderBy('line.id')
    .limit(AT_ONCE)
    .getMany();
}

/** @returns false when another process has it in hand and this one would not wait. */
async function takeTurn({ dialect, manager }: Scope['sql'], waits: boolean): Promise<boolean> {
  if (dialect !== 'postgres') return true;
  const take = waits ? 'pg_advisory_xact_lock($1) IS NOT NULL' : 'pg_try_advisory_xact_lock($1)';
  const rows = await manager.query<{ taken: boolean }[]>(`SELECT ${take} AS taken`, [SEALING]);
  return rows[0]?.taken === true;
}

/** How lines are sealed. */
export interface SealInput {
  /** All lines, from the beginning of the log; the last few thousand when left out. */
  readonly everything?: boolean;
  /** Come back later when another process is at it, and keep no connection waiting meanwhile. */
  readonly unlessTaken?: boolean;
}

/** Adds the links of lines that have none. @returns how many, and whether there may be more: as when another process was at it. */
export const sealAudit = defineAction<SealInput, { sealed: number; more: boolean }>('audit.seal', {
  summary: 'Seal the lines of the audit that are not sealed yet.',
  allow: onlySystem,
  async run(scope, { everything = false, unlessTaken = false }) {
    if (!(await takeTurn(scope.sql, !unlessTaken))) return { sealed: 0, more: true };
    const lines = await unsealed(scope, everything);
    let before = (await scope.rows(auditLinkRows).first({}, { id: 'DESC' }))?.hash ?? beginning;
    const links = lines.map((line) => {
      const link = linkFor(line, before);
      before = link.hash;
      return link;
    });
    await scope.rows(auditLinkRows).insertAll(links);
    return { sealed: links.length, more: lines.length === AT_ONCE };
  },
});

/** How the chain stands. */
export interface ChainState {
  readonly links: number;
  /** Hash of the last link: note it elsewhere, and nobody can cut the end off unseen. */
  readonly head: string;
  /** Lines that wait for their seal. */
  readonly unsealed: number;
  readonly erased: number;
  /** The first link that does not hold. */
  readonly broken: { readonly link: number; readonly lineId: number; readonly why: string } | null;
}

/** A head that was noted before: how many links there were, and the hash of the last of them. */
export interface NotedHead {
  readonly links: number;
  readonly head: string;
}

type Broken = NonNullable<ChainState['broken']>;

/** Whoever erases says so in a line of its own, which is sealed too: `audit.erased` with the lines that it was done to. */
function unannounced(
  erased: readonly AuditLine[],
  announced: ReadonlySet<number>,
  linkOf: ReadonlyMap<number, number>,
): Broken | undefined {
  const line = erased.find((l) => !announced.has(l.id));
  return (
    line && { link: linkOf.get(line.id) ?? 0, lineId: line.id, why: 'its line was emptied, and no sealed line says that it was erased' }
  );
}

const erasuresIn = ({ action, input }: AuditLine): readonly number[] =>
  action === 'audit.erased' ? ((input as { lines?: readonly number[] }).lines ?? []) : [];

async function walk(scope: Scope, noted: NotedHead | undefined): Promise<Omit<ChainState, 'unsealed'>> {
  const announced = new Set<number>();
  const erased: AuditLine[] = [];
  const linkOf = new Map<number, number>();
  let [head, links, after] = [beginning, 0, 0];
  const stopped = (broken: Broken) => ({ links, head, erased: erased.length, broken });
  for (;;) {
    const some = await scope.rows(auditLinkRows).find({ where: { id: MoreThan(after) }, limit: AT_ONCE });
    if (some.length === 0) break;
    const found = await scope.rows(auditRows).find({ where: { id: some.map((link) => link.lineId) } });
    const lines = new Map(found.map((line) => [line.id, line]));
    for (const link of some) {
      const line = lines.get(link.lineId);
      const why = breakIn(link, line, head);
      if (why !== undefined) return stopped({ link: link.id, lineId: link.lineId, why });
      if (line && isErased(line)) {
        erased.push(line);
        linkOf.set(line.id, link.id);
      }
      for (const id of line ? erasuresIn(line) : []) announced.add(id);
      [head, links, after] = [link.hash, links + 1, link.id];
      if (links === noted?.links && head !== noted.head)
        return stopped({ link: link.id, lineId: link.lineId, why: 'it is not the head that was noted' });
    }
  }
  if (noted && links < noted.links)
    return stopped({ link: after, lineId: 0, why: `the chain ends here, and ${String(noted.links)} links were noted` });
  return { links, head, erased: erased.length, broken: unannounced(erased, announced, linkOf) ?? null };
}

/** Follows the chain from its beginning. */
export const verifyAudit = defineAction<Partial<NotedHead>, ChainState>('audit.verify', {
  summary: 'Follow the chain of the audit, and name the first link that does not hold.',
  allow: onlySystem,
  reads: true,
  async run(scope, { links, head }) {
    const noted = links !== undefined && head !== undefined ? { links, head } : undefined;
    const walked = await walk(scope, noted);
    return { ...walked, unsealed: walked.broken ? 0 : (await scope.rows(auditRows).count()) - walked.links };
  },
});

/** Seals by itself, shortly after whatever left a line: calls that come close together share one seal. */
export function sealer(host: Pick<Host<object>, 'as' | 'get'>): { wake(): void; stop(): Promise<void> } {
  let everything = true; // once for each process: what another left behind when it died
  const seal = lookout(async () => {
    const { more, sealed } = await host.as(system).run(sealAudit, { everything, unlessTaken: true });
    everything &&= more;
    if (!more) return undefined;
    return sealed > 0 ? 0 : SOON;
  });
  let soon: NodeJS.Timeout | undefined;
  return {
    wake() {
      soon ??= setTimeout(() => {
        soon = undefined;
        seal.now();
      }, SOON).unref();
    },
    async stop() {
      clearTimeout(soon);
      await seal.stop();
    },
  };
}
