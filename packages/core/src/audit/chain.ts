import { defineAction, lookout, onlySystem, system, type Host, type Scope } from '../kernel/index.ts';
import { auditLinkRows, auditRows, type AuditLine } from './entities.ts';
import { beginning, linkFor } from './seal.ts';

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
