import {
  Inject,
  Injectable,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type Provider,
  type Type,
} from '@nestjs/common';
import { EventEmitter2, EventEmitterModule } from '@nestjs/event-emitter';
import { anonymous, createDesk, routesOf, type ActionRoute, type Desk, type DeskOptions, type WhoIs } from '@luuri/core';
import { committedEvents, type CommittedEvents } from './committed-events.ts';
import { controllerFor } from './controllers.ts';
import { ProblemFilter } from './problem.filter.ts';
import { DESK, DESK_HTTP, type DeskHttp } from './tokens.ts';

interface Hosting {
  /** Path in front of the actions' own: `desk` for `/desk/tickets`. None when left out. */
  readonly prefix?: string;
  /**
   * False when the host routes the actions itself; true when left out: then there is a controller for each plugin, and guards, interceptors
   * and pipes of the application see ordinary routes.
   */
  readonly controllers?: boolean;
  /** Who sends a request. `original` is the platform's request, with whatever your guards have put on it. Everybody is anonymous when left out. */
  readonly whoIs?: WhoIs;
}

/** A desk for the module to make, start and stop with the application. */
interface MadeHere {
  readonly options: DeskOptions;
}

/** A desk that you made, and start yourself; the module stops it with the application. */
interface MadeBefore {
  readonly desk: Desk;
  /** What the desk was made with, when its events are to be republished. */
  readonly events?: CommittedEvents;
}

export type DeskModuleOptions = Hosting & (MadeHere | MadeBefore);

const DESK_LIFE = Symbol('desk-life');

interface DeskLifeParts {
  /** True when the module starts the desk. */
  readonly starts: boolean;
  readonly events: CommittedEvents;
  /** Ends the answers that have no end of their own. */
  readonly ending: AbortController;
}

/** Ties the desk's life to the application's, and its events to the application's emitter. */
@Injectable()
class DeskLife implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(DESK_LIFE) private readonly parts: DeskLifeParts,
    @Inject(EventEmitter2) emitter: EventEmitter2,
  ) {
    parts.events.connect(desk, (event, payload, note) => emitter.emit(event, payload, note));
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.parts.starts) return;
    try {
      await this.desk.start();
    } catch (e) {
      await this.desk.stop();
      throw e;
    }
  }

  beforeApplicationShutdown(): void {
    this.parts.ending.abort();
  }

  onApplicationShutdown(): Promise<void> {
    return this.desk.stop();
  }
}

function controllersOf(routes: readonly ActionRoute[], prefix: string): Type<unknown>[] {
  const plugins = [...new Set(routes.map((r) => r.plugin))];
  return plugins.map((plugin) =>
    controllerFor(
      plugin,
      routes.filter((r) => r.plugin === plugin),
      prefix,
    ),
  );
}

interface DeskParts {
  readonly routes: readonly ActionRoute[];
  readonly desk: Provider;
  readonly life: DeskLifeParts;
}

/** Nest wants its controllers before the desk is made: the list of plugins is enough for that. */
function partsOf(options: DeskModuleOptions): DeskParts {
  const ending = new AbortController();
  if ('desk' in options) {
    const { desk, events = committedEvents() } = options;
    return { routes: routesOf(desk), desk: { provide: DESK, useValue: desk }, life: { events, ending, starts: false } };
  }
  const events = committedEvents();
  const plugins = [...options.options.plugins, events.plugin(options.options.plugins)];
  return {
    routes: routesOf({ catalogue: { plugins: plugins.map((p) => p.spec) } }),
    desk: { provide: DESK, useFactory: () => createDesk({ ...options.options, plugins }) },
    life: { events, ending, starts: true },
  };
}

/**
 * A desk in a Nest application: the desk under the token {@link DESK}, a controller for each plugin, and each committed event on
 * `@nestjs/event-emitter`, for `@OnEvent('ticket.opened')`.
 */
@Module({})
export class DeskModule {
  static forRoot(options: DeskModuleOptions): DynamicModule {
    const prefix = (options.prefix ?? '').replace(/^\/+|\/+$/g, '');
    const { routes, desk, life } = partsOf(options);
    const whoIs = options.whoIs ?? (() => anonymous);
    const { signal: ending } = life.ending;
    const http = {
      provide: DESK_HTTP,
      inject: [DESK],
      useFactory: (made: Desk): DeskHttp => ({ desk: made, routes, prefix, whoIs, ending }),
    };
    return {
      module: DeskModule,
      global: true,
      imports: [EventEmitterModule.forRoot()],
      controllers: options.controllers === false ? [] : controllersOf(routes, prefix),
      providers: [desk, http, { provide: DESK_LIFE, useValue: life }, ProblemFilter, DeskLife],
      exports: [DESK, DESK_HTTP, ProblemFilter],
    };
  }
}
