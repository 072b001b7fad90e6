import type { Duration } from '@luuri/core';
import type { Card } from '../rules/card.ts';
import type { Rhythm } from '../rules/rhythm.ts';
import type { SampleTerms } from '../rules/sample.ts';

/** What a client has settled of quality, in the `quality` section of its pack. */
export interface QualityTerms {
  /** The first that fits a contact is its card. */
  readonly cards: readonly Card[];
  readonly sample: SampleTerms;
  /** When a sample is drawn by itself; undefined when people draw. */
  readonly every: Rhythm | undefined;
  /** True when analysts are not told whose contact they look at until it is published. */
  readonly blind: boolean;
  /** From the publishing until the agent may appeal no more, in the open time of the calendar. */
  readonly appeal: Duration;
  /** Name of that calendar; the first of the pack when undefined. */
  readonly calendar: string | undefined;
}
