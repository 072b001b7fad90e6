import type { SlaPack } from './section/read.ts';
import type { SlaTerms } from '../terms.ts';
import type {
  CalendarChanged,
  Category,
  ContractChanged,
  Opened,
  Priority,
  PriorityChanged,
  SlaFact,
  StateChanged,
  TierChanged,
} from './facts.ts';

/** A contract as a replay takes it: its terms, something that carries them as `slaTerms`, or the parts of a pack. */
export type ReplayContract = SlaTerms | { readonly slaTerms: SlaTerms } | SlaPack;

/** New hours within a replay: calendars by name, parsed or as a pack writes them. */
export type CalendarEvent = Omit<CalendarChanged, 'version'> & {
  readonly calendars: Readonly<Record<string, unknown>>;
  /** Default: the event's instant. */
  readonly effectiveFrom?: Date;
};

/** Other terms within a replay. */
export type ContractEvent = Omit<ContractChanged, 'version'> & { readonly contract: ReplayContract };

/** What happened to a ticket, as a replay plays it. */
export type PlayedEvent = Exclude<SlaFact, Opened | CalendarChanged | ContractChanged> | CalendarEvent | ContractEvent;

/** A change that names its new value as its kind instead of `to`: `{ kind: 'priority', priority: 'high' }`. */
export type NamedChange =
  | (Omit<StateChanged, 'to'> & { readonly state: Category })
  | (Omit<PriorityChanged, 'to'> & { readonly priority: Priority })
  | (Omit<TierChanged, 'to'> & { readonly tier: number })
  /** New hours of a contract that has one calendar. */
  | (Omit<CalendarEvent, 'calendars'> & { readonly calendar: unknown });

/** What happened to a ticket: any fact but its opening; calendars and contracts come along as values. */
export type ReplayEvent = PlayedEvent | NamedChange;

/** A ticket's life, to be looked at under a contract. */
export interface Replay extends Partial<Pick<Opened, 'category' | 'tier' | 'channel' | 'type' | 'service' | 'agentCreated' | 'spoken'>> {
  readonly contract: ReplayContract;
  readonly priority: Priority;
  readonly receivedAt: Date;
  /**
   * In any order: they are put in order first, and the order given never changes a verdict. Hours and contracts from before `receivedAt`
   * are those that the ticket comes under; whatever else lies before it counts from then, as nothing happens to a ticket earlier.
   */
  readonly events: readonly ReplayEvent[];
  /** The instant to look from; later events have not happened, and before `receivedAt` there are no clocks. */
  readonly until: Date;
}
