import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { api, ask } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { keptOnDevice } from '../session/kept.ts';
import { useMe } from '../session/me.ts';
import { answersOf, type Answers, type Value } from './card.tsx';
import { reviewQuery } from './query.ts';
import { saverOf, type Change, type Saver, type Saving } from './saver.ts';
import type { Review } from './shapes.ts';

/** A review as it is filled in: what was answered and written is kept as it is typed. */
export interface Draft {
  readonly answers: Answers;
  readonly notes: string;
  readonly saving: Saving;
  readonly answer: (criterion: string, value: Value) => void;
  readonly note: (criterion: string, note: string) => void;
  readonly write: (notes: string) => void;
  /** Send now what is not sent yet; rejects when the desk does not have all of it then. */
  readonly flush: () => Promise<void>;
}

const bodyOf = ({ answers, notes }: Change) => ({
  answers: Object.entries(answers).map(([criterion, { value, note }]) => ({ criterion, value: value as Value, note })),
  ...(notes === undefined ? {} : { notes }),
});

/** A session that is over, a call that took too long and calls that were too many are mended by waiting. */
const PASSING: readonly number[] = [401, 408, 425, 429];
const isFinal = (error: unknown): boolean => {
  if (!(error instanceof ApiProblem) || error.isOffline) return false;
  const { status } = error.problem;
  return status >= 400 && status < 500 && !PASSING.includes(status);
};

/** What the desk does not have yet, on this device: it outlives a reload and a browser that was closed. */
const unsent = keptOnDevice<Change>();

/** Those that have something to send yet, or are looked at. A review that is left is saved to its end, and found again as it is. */
const savers = new Map<string, Saver>();

function saverFor(key: string, reviewId: number, queries: QueryClient): Saver {
  const known = savers.get(key);
  if (known) return known;
  const made = saverOf({
    async send(change) {
      const body = bodyOf(change);
      const kept = await ask(api.PATCH('/quality/reviews/{reviewId}', { params: { path: { reviewId } }, body, keepalive: true }));
      queries.setQueryData(reviewQuery(reviewId).queryKey, kept);
    },
    keep(change) {
      if (change) unsent.put(key, change);
      else unsent.drop(key);
    },
    isFinal,
  });
  savers.set(key, made);
  return made;
}

const sendNow = (saver: Saver): void => {
  // What goes wrong is said by how the saving stands.
  if (!saver.isIdle()) saver.flush().catch(() => undefined);
};

function useSaver(key: string, reviewId: number): Saver {
  const queries = useQueryClient();
  const saver = saverFor(key, reviewId, queries);
  useEffect(() => {
    savers.set(key, saver);
    const left = unsent.now(key);
    if (left && saver.isIdle()) saver.add(left, true);
    // Whoever leaves in the middle of a word has it sent.
    const leave = () => sendNow(saver);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
      if (saver.isIdle()) savers.delete(key);
    };
  }, [saver, key]);
  return saver;
}

/** A review with what the desk does not have of it yet. */
function begun(review: Review, left: Change | undefined): { readonly answers: Answers; readonly notes: string } {
  const answers = answersOf(review.answers);
  for (const { criterion, value, note } of left ? bodyOf(left).answers : []) answers.set(criterion, { criterion, value, note });
  return { answers, notes: left?.notes ?? review.notes };
}

export function useDraft(review: Review): Draft {
  const key = `luuri.review ${useMe().actor} ${String(review.id)}`;
  const [at] = useState(() => begun(review, unsent.now(key)));
  const [answers, setAnswers] = useState<Answers>(at.answers);
  const [notes, setNotes] = useState(at.notes);
  const saver = useSaver(key, review.id);
  const saving = useSyncExternalStore(saver.watch, saver.saving);
  const latest = useRef(answers);
  const put = (criterion: string, { value, note }: { value: Value; note: string }, now: boolean) => {
    latest.current = new Map(latest.current).set(criterion, { criterion, value, note });
    setAnswers(latest.current);
    saver.add({ answers: { [criterion]: { value, note } } }, now);
  };
  return {
    answers,
    notes,
    saving,
    answer: (criterion, value) => put(criterion, { value, note: latest.current.get(criterion)?.note ?? '' }, true),
    note(criterion, note) {
      const known = latest.current.get(criterion);
      if (known) put(criterion, { value: known.value, note }, false);
    },
    write(words) {
      setNotes(words);
      saver.add({ answers: {}, notes: words }, false);
    },
    flush: saver.flush,
  };
}
