import { MoreThan } from 'typeorm';
import { defineAction, onlySystem, type Scope } from '../kernel/index.ts';
import { auditLinkRows, auditRows, type AuditLine, type AuditLink } from './entities.ts';
import { isErased } from './rules.ts';
import { beginning, breakIn } from './seal.ts';

/** Links followed in one question. */
const AT_ONCE = 500;
/** Questions in one unit of work: a long chain is followed in many, so that nobody waits for it. */
const IN_A_ROW = 20;

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

/** How far the chain was followed, and what was seen on the way. */
interface Walk {
  links: number;
  head: string;
  /** The last link that was followed. */
  after: number;
  /** Lines that a sealed line says were erased. */
  readonly announced: Set<number>;
  /** Emptied lines, with the link of each. */
  readonly erased: Map<number, number>;
  readonly noted: NotedHead | undefined;
  broken?: Broken;
  isOver: boolean;
}

const begun = (noted: NotedHead | undefined): Walk => ({
  ...{ links: 0, head: beginning, after: 0, announced: new Set(), erased: new Map(), noted, isOver: false },
});

const erasuresIn = ({ action, input }: AuditLine): readonly number[] =>
  action === 'audit.erased' ? ((input as { lines?: readonly number[] }).lines ?? []) : [];

/** One link further. */
function follow(walk: Walk, link: AuditLink, line: AuditLine | undefined): Broken | undefined {
  const why = breakIn(link, line, walk.head);
  if (why !== undefined) return { link: link.id, lineId: link.lineId, why };
  if (line && isErased(line)) walk.erased.set(line.id, link.id);
  for (const id of line ? erasuresIn(line) : []) walk.announced.add(id);
  [walk.head, walk.links, walk.after] = [link.hash, walk.links + 1, link.id];
  if (walk.links === walk.noted?.links && link.hash !== walk.noted.head)
    return { link: link.id, lineId: link.lineId, why: 'it is not the head that was noted' };
  return undefined;
}

/** What only the end tells. Whoever erases says so in a line of its own, which is sealed too: `audit.erased` with the lines that it was done to. */
function brokenAtEnd({ links, after, noted, erased, announced }: Walk): Broken | undefined {
  if (noted && links < noted.links)
    return { link: after, lineId: 0, why: `the chain ends here, and ${String(noted.links)} links were noted` };
  const [silent] = [...erased].filter(([lineId]) => !announced.has(lineId));
  return silent && { link: silent[1], lineId: silent[0], why: 'its line was emptied, and no sealed line says that it was erased' };
}

const end = (walk: Walk, broken: Broken | undefined): void => {
  if (broken) walk.broken = broken;
  walk.isOver = true;
};

async function walkOn(scope: Scope, walk: Walk): Promise<void> {
  for (let i = 0; i < IN_A_ROW && !walk.isOver; i++) {
    const some = await scope.rows(auditLinkRows).find({ where: { id: MoreThan(walk.after) }, limit: AT_ONCE });
    if (some.length === 0) {
      end(walk, brokenAtEnd(walk));
      return;
    }
    const found = await scope.rows(auditRows).find({ where: { id: some.map((link) => link.lineId) } });
    const lines = new Map(found.map((line) => [line.id, line]));
    for (const link of some) {
      const broken = follow(walk, link, lines.get(link.lineId));
      if (!broken) continue;
      end(walk, broken);
      return;
    }
  }
}

async function stateOf(scope: Scope, { links, head, erased, broken }: Walk): Promise<ChainState> {
  return { links, head, erased: erased.size, broken: broken ?? null, unsealed: broken ? 0 : (await scope.rows(auditRows).count()) - links };
}

/** Some thousand links of the way, in a unit of work of its own. Not validated: the walk is handed on by the desk itself. */
const walkSome = defineAction<{ walk: Walk }, ChainState | undefined>('audit.walk', {
  summary: 'Follow the chain of the audit a bit further.',
  allow: onlySystem,
  reads: true,
  async run(scope, { walk }) {
    await walkOn(scope, walk);
    return walk.isOver ? stateOf(scope, walk) : undefined;
  },
});

/** The whole way, in as many units of work as it takes. */
export async function walkWhole(
  run: (walk: typeof walkSome, input: { walk: Walk }) => Promise<ChainState | undefined>,
  noted?: NotedHead,
): Promise<ChainState> {
  const walk = begun(noted);
  for (;;) {
    const state = await run(walkSome, { walk });
    if (state) return state;
  }
}

/** Follows the chain from its beginning. */
export const verifyAudit = defineAction<Partial<NotedHead>, ChainState>('audit.verify', {
  summary: 'Follow the chain of the audit, and name the first link that does not hold.',
  allow: onlySystem,
  reads: true,
  run: (scope, { links, head }) =>
    walkWhole((step, input) => scope.run(step, input), links !== undefined && head !== undefined ? { links, head } : undefined),
});
