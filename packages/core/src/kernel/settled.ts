import type { DataSource } from 'typeorm';
import type { AnyEntity } from './entity.ts';
import { definePort } from './port.ts';
import type { Ask } from './sql/ask.ts';

/**
 * Tables that are asked all the time and changed seldom: who the clients are, who works where, which key is whose. What was read of
 * them is kept in the process until somebody changes the table, and never longer.
 */

/** Tells whether what was made of some tables still holds: `desk.get(settledTables).stamp([agentRows])`. */
export interface SettledTables {
  /**
   * The same number as long as nothing in these tables has changed. Take it before reading and again afterwards: what was read may be kept
   * under it when both are the same. Undefined while that cannot be said, for one of them is being changed or others may have changed it unheard.
   * @param entities each declared with `settled: true`
   */
  stamp(entities: readonly AnyEntity[]): number | undefined;
}

export const settledTables = definePort<SettledTables>('settled-tables');

/** What a connection that listens for the others has to say. */
export interface Hearing {
  /** It hears everything that is committed from this instant of `performance.now()` on. */
  hears(since: number): void;
  /** It hears nothing any more. */
  lost(): void;
}

/** Knows of changes that came past this process. */
export interface Elsewhere {
  /** True when all that others changed has been heard of by now. What has changed unnamed, it has forgotten before. */
  isHeard(forget: () => void): boolean;
  /** How it hears of others, where somebody listens for it. */
  readonly hearing?: Hearing;
  /** Tells other processes of these tables, in the transaction that has changed them; left out where they find out themselves. */
  readonly tell?: (ask: Ask, tables: readonly string[]) => Promise<unknown>;
}

type Answer = readonly object[];

interface Table {
  /** When it was changed last, in this process's own count. */
  changedAt: number;
  /** Transactions that have changed it and are not over. */
  changing: number;
  readonly answers: Map<string, Answer>;
}

/** Answers kept of one table. There are some for each client, agent and key; who has more begins anew. */
const MOST = 10_000;

/** One transaction's view of what is settled. */
export interface Turn {
  /** A statement is about to run in it that changes this table, or any. */
  note(change: string | true): void;
  /** It is about to be committed. */
  tell(ask: Ask): Promise<unknown> | undefined;
  stamp(tables: readonly string[]): number | undefined;
  /** What was answered to the same question since the table changed last, else what `ask` answers now. */
  answer(table: string, question: string, ask: () => Answer | Promise<Answer>): Answer | Promise<Answer>;
  /** It was committed, or undone. */
  end(): void;
}

const changes = new Map<string, string | true | undefined>();
/** Statements whose change is known. */
const MOST_WORDS = 2_000;

/** Which table a statement changes; undefined when it changes none, true when it may be any. */
export function changedBy(words: string): string | true | undefined {
  const known = changes.get(words);
  if (known !== undefined || changes.has(words)) return known;
  if (changes.size >= MOST_WORDS) changes.clear();
  const change = changeIn(words);
  changes.set(words, change);
  return change;
}

function changeIn(words: string): string | true | undefined {
  if (/^\s*(?:SELECT|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA|EXPLAIN)\b/i.test(words)) return undefined;
  const plain = /^\s*(?:(?:INSERT|INSERT\s+OR\s+\w+|REPLACE)\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)"?/i.exec(words);
  if (plain) return plain[1];
  return /\b(?:INSERT|UPDATE|DELETE|REPLACE|TRUNCATE|DROP|ALTER|MERGE|CREATE)\b/i.test(words) ? true : undefined;
}

export class Settled {
  readonly elsewhere: Elsewhere;
  private readonly tables: ReadonlyMap<string, Table>;
  private count = 0;

  constructor(entities: readonly AnyEntity[], elsewhere: Elsewhere) {
    this.elsewhere = elsewhere;
    const settled = entities.filter((entity) => entity.settled);
    this.tables = new Map(settled.map(({ table }): [string, Table] => [table, { changedAt: 0, changing: 0, answers: new Map() }]));
  }

  /** Others have changed these tables; all of them when none is named. */
  forget(names: Iterable<string> = this.tables.keys()): void {
    this.count += 1;
    for (const name of names) {
      const table = this.tables.get(name);
      if (!table) continue;
      table.changedAt = this.count;
      table.answers.clear();
    }
  }

  /** What the watch tells of the others. */
  followed(): Hearing & { forget(tables?: readonly string[]): void } {
    const { hearing } = this.elsewhere;
    return {
      hears: (since) => hearing?.hears(since),
      lost: () => hearing?.lost(),
      forget: (tables) => {
        this.forget(tables);
      },
    };
  }

  stamp(names: readonly string[]): number | undefined {
    return this.isHeard() ? this.stampBy(names, this.count) : undefined;
  }

  begin(): Turn {
    const isHeard = this.isHeard();
    const began = this.count;
    const changed = new Set<string>();
    return {
      tell: (ask) => (changed.size > 0 ? this.elsewhere.tell?.(ask, [...changed]) : undefined),
      note: (change) => this.note(change, changed),
      stamp: (names) => (isHeard ? this.stampBy(names, began) : undefined),
      answer: (table, question, ask) => {
        const holds = () => isHeard && this.stampOf(table, began) !== undefined;
        const known = holds() ? this.tables.get(table)?.answers.get(question) : undefined;
        if (known) return known;
        const kept = (answer: Answer): Answer => {
          if (holds()) this.keep(table, question, answer);
          return answer;
        };
        const answer = ask();
        return answer instanceof Promise ? answer.then(kept) : kept(answer);
      },
      end: () => {
        for (const name of changed) this.tableOf(name).changing -= 1;
        if (changed.size > 0) this.forget(changed);
        changed.clear();
      },
    };
  }

  private isHeard(): boolean {
    return this.elsewhere.isHeard(() => {
      this.forget();
    });
  }

  private tableOf(name: string): Table {
    // Only names of this map ever get here.
    return this.tables.get(name) as Table;
  }

  private stampBy(names: readonly string[], began: number): number | undefined {
    let newest = 0;
    for (const name of names) {
      const stamp = this.stampOf(name, began);
      if (stamp === undefined) return undefined;
      newest = Math.max(newest, stamp);
    }
    return newest;
  }

  /** Whoever began before a change may see what was before it, and neither takes nor gives. */
  private stampOf(name: string, began: number): number | undefined {
    const table = this.tables.get(name);
    return !table || table.changing > 0 || table.changedAt > began ? undefined : table.changedAt;
  }

  private keep(name: string, question: string, answer: Answer): void {
    const { answers } = this.tableOf(name);
    if (answers.size >= MOST) answers.clear();
    answers.set(question, answer);
  }

  /** From the first change on until the transaction is over, nobody is answered from what is kept. */
  private note(change: string | true, changed: Set<string>): void {
    for (const name of change === true ? this.tables.keys() : [change]) {
      const table = this.tables.get(name);
      if (!table || changed.has(name)) continue;
      changed.add(name);
      table.changing += 1;
    }
  }
}

const settledOf = new WeakMap<DataSource, Settled>();

/** From here on, transactions on this source take part. */
export const settleOn = (source: DataSource, settled: Settled): unknown => settledOf.set(source, settled);

const turns = new WeakMap<object, Turn>();

const nobodysTurn: Turn = {
  note: () => undefined,
  tell: () => undefined,
  stamp: () => undefined,
  answer: (_table, _question, ask) => ask(),
  end: () => undefined,
};

/** The turn of the transaction on this runner, from its beginning to its end. */
export function beginTurn(source: DataSource, runner: object): Turn {
  const turn = settledOf.get(source)?.begin() ?? nobodysTurn;
  turns.set(runner, turn);
  return turn;
}

/** The turn of a unit of work is that of its transaction. */
export const turnOf = (runner: object | null | undefined): Turn => (runner && turns.get(runner)) ?? nobodysTurn;
export const shareTurn = (from: object, to: object): unknown => turns.set(to, turnOf(from));
