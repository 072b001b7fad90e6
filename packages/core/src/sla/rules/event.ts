import type { SlaPack } from './section/read.ts';
import type { SlaTerms } from '../terms.ts';
import type { CalendarChanged, ContractChanged, Opened, Priority, SlaFact } from './facts.ts';

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

/** What happened to a ticket: any fact but its opening; calendars and contracts come along as values. */
export type ReplayEvent = Exclude<SlaFact, Opened | CalendarChanged | ContractChanged> | CalendarEvent | ContractEvent;

/** A ticket's life, to be looked at under a contract. */
export interface Replay extends Partial<Pick<Opened, 'category' | 'tier' | 'channel' | 'type' | 'service' | 'agentCreated' | 'spoken'>> {
  readonly contract: ReplayContract;
  readonly priority: Priority;
  readonly receivedAt: Date;
  /** In any order: they are put in order first, and the order given never changes a verdict. */
  readonly events: readonly ReplayEvent[];
  /** The instant to look from; later events have not happened. */
  readonly until: Date;
}
