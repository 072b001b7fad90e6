import { definePort, eventWatch, log, lookout, system, type Actor, type Host, type Lookout } from '../kernel/index.ts';
import { tooManyListeners } from './errors.ts';
import { findPlace, readStretch, type Place, type Stretch } from './read.ts';
import { hears, type LiveEvent, type LiveFact } from './rules.ts';

/** Who listens. */
export interface Listening {
  readonly actor: Actor;
  /** The last fact that it was told of, to go on after it. */
  readonly lastId?: number;
  /** Takes a fact. False when it can take no more for now: call `ready` when it can. */
  readonly write: (event: LiveEvent) => boolean;
  /** It was away for so long that it should read everything anew. */
  readonly lost: () => void;
}

export interface Subscription {
  /** It can take more again. */
  ready(): void;
  /** Its actor may see something else now. */
  become(actor: Actor): void;
  end(): void;
}

/** The facts of the desk as they are committed, in whichever process. */
export interface LiveFeed {
  /** @throws `live.too-many-listeners` */
  subscribe(listening: Listening): Promise<Subscription>;
  readonly listeners: number;
}

export const liveFeed = definePort<LiveFeed>('live.feed');

/** Streams at once of one actor: tabs and devices of a person. */
const OF_ONE_ACTOR = 10;
/** Streams at once of a process. */
const OF_ALL = 5_000;
/** How soon to look again when something is committed that is not final yet. */
const NOT_FINAL_MS = 50;
/** How soon to try again when the database is away. */
const AGAIN_MS = 1_000;

interface Listener {
  actor: Actor;
  readonly listening: Listening;
  place: Place;
  /** True while it reads on by itself, or can take nothing: then nothing is kept for it but its place. */
  behind: boolean;
  blocked: boolean;
  gone: boolean;
}

const isSame = (a: Place, b: Place): boolean => a.tx === b.tx && a.id === b.id;

/** Hands facts over as far as the listener takes them. @returns false when it takes no more; its place says how far it got. */
function hand(listener: Listener, facts: readonly LiveFact[]): boolean {
  for (const fact of facts) {
    if (listener.gone) return false;
    listener.place = { tx: fact.tx, id: fact.id };
    if (!hears(listener.actor, fact)) continue;
    const { id, event, about, at } = fact;
    if (!listener.listening.write({ id, event, about, at })) {
      listener.blocked = true;
      return false;
    }
  }
  return true;
}

function admit(listeners: ReadonlySet<Listener>, actor: Actor): void {
  const own = [...listeners].filter((l) => l.actor.id === actor.id).length;
  if (own >= OF_ONE_ACTOR || listeners.size >= OF_ALL) throw tooManyListeners({ most: OF_ONE_ACTOR, retryAfterSeconds: 30 });
}

/** What the streams of a desk share. */
interface Streams {
  readonly listeners: Set<Listener>;
  readonly catching: Set<Promise<void>>;
  readonly read: (from: Place) => Promise<Stretch>;
  readonly look: Lookout;
  /** How far those have read who are up to date. */
  tip: Place | undefined;
  deaf: (() => void) | undefined;
  stopped: boolean;
}

async function lookOnce(streams: Streams): Promise<number | undefined> {
  const { tip, listeners } = streams;
  if (tip === undefined || listeners.size === 0) return undefined;
  const { facts, end, more, held } = await streams.read(tip);
  const current = [...listeners].filter((l) => !l.behind && !l.blocked);
  streams.tip = end;
  for (const listener of current) if (hand(listener, facts)) listener.place = end;
  if (more) return 0;
  return held ? NOT_FINAL_MS : undefined;
}

/** Reads on for one listener until it is where the others are. */
async function catchUp(streams: Streams, listener: Listener): Promise<void> {
  while (!listener.gone && !listener.blocked && !streams.stopped) {
    const { facts, end, more } = await streams.read(listener.place);
    if (!hand(listener, facts)) break;
    listener.place = end;
    if (!more && streams.tip !== undefined && isSame(end, streams.tip)) {
      listener.behind = false;
      return;
    }
    if (!more) streams.look.now(); // the others are not as far yet
    if (facts.length === 0) await new Promise((later) => setTimeout(later, NOT_FINAL_MS).unref());
  }
}

function begin(host: Pick<Host<object>, 'get'>, streams: Streams, listener: Listener): void {
  listener.behind = true;
  const running = catchUp(streams, listener).catch((e: unknown) => {
    host.get(log).warn({ err: e }, 'A live stream could not read on; it tries again.');
    if (!streams.stopped && !listener.gone) setTimeout(() => begin(host, streams, listener), AGAIN_MS).unref();
  });
  streams.catching.add(running);
  void running.finally(() => streams.catching.delete(running));
}

function leave(streams: Streams, listener: Listener): void {
  listener.gone = true;
  streams.listeners.delete(listener);
  if (streams.listeners.size > 0) return;
  streams.deaf?.();
  [streams.deaf, streams.tip] = [undefined, undefined];
}

async function join(host: Pick<Host<object>, 'as' | 'get'>, streams: Streams, listening: Listening): Promise<Subscription> {
  admit(streams.listeners, listening.actor);
  const listener: Listener = { actor: listening.actor, listening, place: { tx: 0, id: 0 }, behind: true, blocked: false, gone: false };
  streams.listeners.add(listener);
  try {
    streams.deaf ??= host.get(eventWatch).hear(streams.look.now);
    const { lastId } = listening;
    const { place, lost } = await host.as(system).run(findPlace, lastId === undefined ? {} : { lastId });
    streams.tip ??= place;
    listener.place = place;
    if (lost) listening.lost();
  } catch (e) {
    leave(streams, listener);
    throw e;
  }
  begin(host, streams, listener);
  return {
    ready() {
      if (!listener.blocked || listener.gone) return;
      listener.blocked = false;
      begin(host, streams, listener);
    },
    become: (actor) => {
      listener.actor = actor;
    },
    end: () => leave(streams, listener),
  };
}

/** One look at the log serves all who are up to date; whoever is behind reads on by itself until it is, and holds no memory meanwhile. */
export function feedOf(host: Pick<Host<object>, 'as' | 'get'>): LiveFeed & { stop(): Promise<void> } {
  const streams: Streams = {
    listeners: new Set(),
    catching: new Set(),
    read: (from) => host.as(system).run(readStretch, { from }),
    look: lookout(() => lookOnce(streams)),
    tip: undefined,
    deaf: undefined,
    stopped: false,
  };
  return {
    get listeners() {
      return streams.listeners.size;
    },
    subscribe: (listening) => join(host, streams, listening),
    async stop() {
      streams.stopped = true;
      for (const listener of [...streams.listeners]) leave(streams, listener);
      await streams.look.stop();
      await Promise.all(streams.catching);
    },
  };
}
