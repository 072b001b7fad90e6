import type { Category, WorkflowPart } from '../kernel/index.ts';

/** From most to least pressing. */
export const priorities = ['urgent', 'high', 'normal', 'low'] as const;
export type Priority = (typeof priorities)[number];

/** All states and moves, of core and plugins together. */
export interface Workflow {
  readonly states: ReadonlyMap<string, Category>;
  readonly moves: ReadonlyMap<string, readonly string[]>;
}

/** The states that every desk has, each named as its category. */
export const ownWorkflow: WorkflowPart = {
  states: {
    new: { category: 'new' },
    open: { category: 'open' },
    'pending-requester': { category: 'pending-requester' },
    'pending-third-party': { category: 'pending-third-party' },
    'pending-scheduled': { category: 'pending-scheduled' },
    'pending-approval': { category: 'pending-approval' },
    resolved: { category: 'resolved' },
    closed: { category: 'closed' },
    cancelled: { category: 'cancelled' },
  },
  moves: ownMoves(),
};

function ownMoves(): [string, string][] {
  const pending = ['pending-requester', 'pending-third-party', 'pending-scheduled', 'pending-approval'];
  const fromNew = ['open', ...pending, 'resolved', 'cancelled'].map((to): [string, string] => ['new', to]);
  const aside = pending.flatMap((p): [string, string][] => [
    ['open', p],
    [p, 'open'],
    [p, 'resolved'],
    [p, 'cancelled'],
  ]);
  return [
    ...fromNew,
    ...aside,
    ['open', 'resolved'],
    ['open', 'cancelled'],
    ['resolved', 'open'],
    ['resolved', 'closed'],
    ['cancelled', 'open'],
  ];
}

/** What is wrong with a workflow; undefined when every state is known, and is reached or led out of: a plugin may start its tickets there. */
export function workflowProblem({ states, moves }: Workflow): string | undefined {
  for (const [from, targets] of moves) {
    for (const state of [from, ...targets])
      if (!states.has(state)) return `the move ${from} to ${targets.join('/')} names "${state}", which no plugin declares`;
  }
  const reached = new Set<string>(['new']);
  for (const state of reached) for (const next of moves.get(state) ?? []) reached.add(next);
  const entered = [...states.keys()].filter((s) => !reached.has(s) && !moves.has(s));
  return entered.length > 0 ? `nothing leads to or from "${entered[0] ?? ''}"` : undefined;
}

/** Two plugins that give one state two meanings; undefined when there are none. */
export function contradiction(parts: readonly WorkflowPart[]): string | undefined {
  const known = new Map<string, Category>();
  for (const [name, { category }] of parts.flatMap((part) => Object.entries(part.states ?? {}))) {
    const other = known.get(name) ?? category;
    if (other !== category) return `"${name}" is declared as ${other} and as ${category}`;
    known.set(name, category);
  }
  return undefined;
}

/** Merge the parts of all plugins. */
export function workflowOf(parts: readonly WorkflowPart[]): Workflow {
  const states = new Map<string, Category>();
  const moves = new Map<string, string[]>();
  for (const part of parts) {
    for (const [name, { category }] of Object.entries(part.states ?? {})) states.set(name, category);
    for (const [from, to] of part.moves ?? []) moves.set(from, [...(moves.get(from) ?? []), to]);
  }
  return { states, moves };
}

/** Where a ticket in this state may go. */
export const allowedMoves = (workflow: Workflow, from: string): readonly string[] => workflow.moves.get(from) ?? [];

/** True once nobody works on it: it is solved, closed or cancelled. */
export const isOver = (category: Category): boolean => category === 'resolved' || category === 'closed' || category === 'cancelled';

/** True for categories in which somebody else has the next step: a ticket there may come back by itself on a day. */
export const waits = (category: Category): boolean => category.startsWith('pending-');
