import { bind, clock as clockPort, createDesk, type Binding, type Desk, type EventType, type Installed } from '@luuri/core';
import { testDatabase, type DatabaseName, type TestDatabase } from './databases.ts';
import { describedDesk } from './described.ts';
import { factsOf, type Fact } from './facts.ts';
import { travellingClock, type TravellingClock } from './time.ts';
import { travelOf, type Travel } from './travel.ts';

export interface TestDeskOptions {
  readonly plugins: readonly Installed[];
  /** Bound besides the clock, which is the test's own. */
  readonly ports?: readonly Binding[];
  /** The instant at which the desk begins; Monday 2026-01-05T09:00:00Z when left out. */
  readonly at?: Date | string;
  /** A new database of this kind, gone with the desk; or an open one that stays. `sqlite` when left out. */
  readonly database?: DatabaseName | TestDatabase;
}

/**
 * A desk in a test's hands. It is not started: time stands still until the test moves it, and jobs run only then. What its actions give
 * is compared with what they say they give.
 */
export interface TestDesk extends Travel {
  readonly desk: Desk;
  readonly clock: TravellingClock;
  /** The facts on record, oldest first; of one type when one is named. */
  events(): Promise<Fact[]>;
  events<P extends object>(type: EventType<P>): Promise<Fact<P>[]>;
  /** Stop the desk, and drop the database when it was made for this desk alone. A second call does nothing. */
  stop(): Promise<void>;
}

async function open(options: TestDeskOptions, clock: TravellingClock, mine: TestDatabase): Promise<Desk> {
  try {
    const ports = [bind(clockPort, clock), ...(options.ports ?? [])];
    return describedDesk(await createDesk({ database: mine.options, plugins: options.plugins, ports }));
  } catch (e) {
    if (mine !== options.database) await mine.drop();
    throw e;
  }
}

/**
 * Make a desk for a test: `const { desk, travel } = await testDesk({ plugins: [...essentials()] })`. Call `stop` afterwards, or let
 * {@link eachDatabase} open it.
 * @throws as `createDesk` does, and `testing.no-postgres`, `testing.bad-instant`
 */
export async function testDesk(options: TestDeskOptions): Promise<TestDesk> {
  const { database = 'sqlite', plugins } = options;
  const clock = travellingClock(options.at);
  const mine = typeof database === 'string' ? await testDatabase(database, plugins) : database;
  const desk = await open(options, clock, mine);
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    try {
      await desk.stop();
    } finally {
      if (mine !== database) await mine.drop();
    }
  };
  return {
    desk,
    clock,
    ...travelOf(desk, clock),
    events: <P extends object>(type?: EventType<P>) => factsOf(desk, type),
    stop: () => (stopped ??= stop()),
  };
}
