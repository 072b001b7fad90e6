import type { Category } from '../kernel/rules.ts';
import type { Metric } from '../sla/rules/facts.ts';
import type { ClockState } from '../sla/rules/clock.ts';

/** What is going on with a ticket, as its requester sees it. */
export const happenings = [
  'received',
  'worked-on',
  'waits-for-you',
  'waits-for-others',
  'planned',
  'waits-for-approval',
  'solved',
  'closed',
  'cancelled',
] as const;
export type Happening = (typeof happenings)[number];

const byCategory: Readonly<Record<Category, Happening>> = {
  new: 'received',
  open: 'worked-on',
  'pending-requester': 'waits-for-you',
  'pending-third-party': 'waits-for-others',
  'pending-scheduled': 'planned',
  'pending-approval': 'waits-for-approval',
  resolved: 'solved',
  closed: 'closed',
  cancelled: 'cancelled',
};

export const happeningOf = (category: Category): Happening => byCategory[category];

/** A requester knows people by their first names. */
export const firstName = (name: string): string => name.trim().split(/\s+/u)[0] ?? '';

/** What of a clock makes a promise to the requester. */
interface Promised {
  readonly metric: Metric;
  readonly state: ClockState;
  readonly dueAt: Date | null;
}

/** When to expect something. */
export interface Expectation {
  readonly what: 'answer' | 'news' | 'solution';
  readonly by: Date;
  /** True when it should have been there. */
  readonly late: boolean;
}

const expected: Readonly<Partial<Record<Metric, Expectation['what']>>> = {
  'first-response': 'answer',
  'next-response': 'answer',
  'periodic-update': 'news',
  resolution: 'solution',
};
const order = ['answer', 'news', 'solution'] as const;

/**
 * What the clocks promise the requester: an answer before news before a solution, the nearest of each. A clock that stands still promises
 * nothing, and how long a team may hold a ticket is nothing to them.
 */
export function expectationsOf(clocks: readonly Promised[], now: Date): Expectation[] {
  const found = clocks.flatMap(({ metric, state, dueAt }): Expectation[] => {
    const what = expected[metric];
    return what && dueAt && (state === 'running' || state === 'breached') ? [{ what, by: dueAt, late: dueAt <= now }] : [];
  });
  return order.flatMap((what) =>
    found
      .filter((e) => e.what === what)
      .sort((a, b) => a.by.getTime() - b.by.getTime())
      .slice(0, 1),
  );
}

const SUBJECT = 80;

/** A subject out of what somebody wrote: its first sentence, cut between words. The kind of trouble, when they wrote nothing to go by. */
export function subjectOf(text: string, kind: string): string {
  const line =
    text
      .split(/\r?\n/u)
      .find((l) => /[\p{L}\p{N}]/u.test(l))
      ?.trim() ?? '';
  const sentence = /^.*?[.!?](?=\s|$)/u.exec(line)?.[0].replace(/[.!]+$/u, '') ?? line;
  const words = sentence.length >= 8 ? sentence : line;
  if (words === '') return kind;
  if (words.length <= SUBJECT) return words;
  const cut = words.slice(0, SUBJECT);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), SUBJECT / 2)).trimEnd()}…`;
}

/** What somebody wrote, and under it what else they were asked and answered. */
export const bodyOf = (text: string, answers: readonly { readonly asked: string; readonly answer: string }[]): string =>
  [text, answers.map(({ asked, answer }) => `${asked}${/[?:.]$/.test(asked) ? '' : ':'} ${answer}`).join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');

/** A question, and when it is asked. */
interface Question {
  readonly name: string;
  readonly when?: { readonly field: string; readonly is: unknown } | undefined;
}

/** A question that waits for the answer to an earlier one is asked when that is so, and never when the earlier one is not asked itself. */
export function questionsAsked<Q extends Question>(questions: readonly Q[], answers: Readonly<Record<string, string | undefined>>): Q[] {
  const asked: Q[] = [];
  for (const question of questions) {
    const { when } = question;
    const isSo = (field: string, is: unknown) =>
      asked.some(({ name }) => name === field) && [is].flat().some((value) => String(value) === answers[field]?.trim());
    if (!when || isSo(when.field, when.is)) asked.push(question);
  }
  return asked;
}
