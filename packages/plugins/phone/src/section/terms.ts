import type { Duration } from '@luuri/core';
import type { CountryCode } from 'libphonenumber-js';
import type { GivingUp } from '../rules/call-back.ts';
import type { Script, Texts } from '../rules/script.ts';

/** A number that the client's people call. */
export interface DialledNumber {
  /** E.164. */
  readonly number: string;
  readonly language: string | undefined;
  readonly queue: string | undefined;
  /** What the caller pressed before. */
  readonly choice: string | undefined;
}

export const limitKinds = ['soft', 'hand-off-required'] as const;

/** How long a call may take. */
export interface CallLimit {
  readonly limitMs: number;
  readonly kind: (typeof limitKinds)[number];
  /** Shares of the limit at which somebody is warned, smallest first. */
  readonly warnAt: readonly number[];
  /** Other limits of higher tiers, by level. */
  readonly tiers: Readonly<Record<string, number>>;
}

export const wrapUpModes = ['optional', 'mandatory', 'timed', 'fixed', 'on-request'] as const;
export type WrapUpMode = (typeof wrapUpModes)[number];

/** What comes after a call. */
export interface WrapUp {
  readonly mode: WrapUpMode;
  /** Time box, of `timed` and `fixed`. */
  readonly limitMs: number;
  readonly codes: readonly string[];
  /** Pause between the end of the wrap-up and the next call. */
  readonly breatheMs: number;
}

/** What is promised to who is to be called back. */
export interface CallBackTerms {
  /** By when, unless a time is agreed on: open time of the calendar, or by the clock where there is none. */
  readonly within: Duration;
  readonly calendar: string | undefined;
  /** Somebody is told so long before a promise is due. */
  readonly warnMs: number;
  readonly giveUp: GivingUp;
  /** Minutes from midnight between which people may be called, in their own zone. */
  readonly between: readonly [number, number];
}

/** `phone:` of a contract pack. */
export interface PhoneTerms {
  /** Where a number without a country code is from. */
  readonly region: CountryCode;
  readonly numbers: readonly DialledNumber[];
  readonly greeting: Texts;
  readonly closing: Texts;
  /** What is said of recording, before it begins. */
  readonly recording: Texts;
  /** What the agent is shown of how this client's people prove who they are. */
  readonly verification: Texts;
  readonly callLimit: CallLimit | undefined;
  readonly wrapUp: WrapUp;
  readonly scripts: readonly Script[];
  readonly callBack: CallBackTerms;
  readonly queue: {
    readonly withinMs: number;
    readonly share: number;
    readonly shortMs: number;
    readonly abandonUnder: number | undefined;
  };
  readonly hours: { readonly calendar: string; readonly outside: string | undefined } | undefined;
  /** E.164 numbers that are not put through. */
  readonly blocked: readonly string[];
  readonly firstContact: { readonly days: number; readonly excludes: readonly string[] };
}
