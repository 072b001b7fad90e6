import {
  type AnyEvent,
  defineAction,
  eventRows,
  onlySystem,
  system,
  within,
  definePlugin,
  type Desk,
  type EventType,
  type Installed,
} from '@luuri/core';

/** A fact as the desk's log keeps it. */
export interface Fact<P extends object = object> {
  readonly id: number;
  readonly event: string;
  readonly about: string;
  readonly payload: P;
  readonly at: Date;
  /** The actor's id. */
  readonly actor: string;
  readonly causeId: number | null;
}

const readFacts = defineAction('testing.facts', {
  summary: 'The facts on record, oldest first.',
  allow: onlySystem,
  reads: true,
  run: async (scope): Promise<Fact[]> => (await scope.rows(eventRows).find()).map(({ tx: _tx, ...fact }) => fact),
});

/** What is on record, oldest first; of one type when one is named. */
export async function factsOf<P extends object>(desk: Desk, type?: EventType<P>): Promise<Fact<P>[]> {
  const facts = (await desk.as(system).run(readFacts, {})) as Fact<P>[];
  return type ? facts.filter((fact) => fact.event === type.event) : facts;
}

/** A fact that a recorder heard. */
export interface Heard<P extends object = object> {
  readonly event: string;
  readonly payload: P;
  readonly at: Date;
}

/** Hears facts, those that leave no line in the log included, and forgets them when they are rolled back. */
export interface Recorder {
  /** Install it with the others; it has no needs. */
  readonly plugin: Installed;
  /** What was heard and committed, in order. */
  readonly heard: readonly Heard[];
  /** What was heard of one type. */
  of<P extends object>(type: EventType<P>): Heard<P>[];
  clear(): void;
}

/** Make a recorder of some facts: `recorder(actionRan, ticketOpened)`. */
export function recorder(...types: readonly AnyEvent[]): Recorder {
  const heard: Heard[] = [];
  const listeners = types.map((type) =>
    within(type, (scope, payload: object) => {
      scope.onCommit(() => heard.push({ event: type.event, payload, at: scope.now }));
      return Promise.resolve();
    }),
  );
  return {
    plugin: definePlugin({ name: 'recorder', summary: 'Hears facts for a test.', listeners })(),
    heard,
    of: <P extends object>(type: EventType<P>) => heard.filter((h) => h.event === type.event) as Heard<P>[],
    clear: () => heard.splice(0),
  };
}
