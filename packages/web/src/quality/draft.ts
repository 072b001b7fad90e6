import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, ask } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { answersOf, type Answers, type Value } from './card.tsx';
import { reviewQuery } from './query.ts';
import { saverOf, type Change, type Saving } from './saver.ts';
import type { Review } from './shapes.ts';

/** A review as it is filled in: what was answered and written is kept as it is typed. */
export interface Draft {
  readonly answers: Answers;
  readonly notes: string;
  readonly saving: Saving;
  readonly answer: (criterion: string, value: Value) => void;
  readonly note: (criterion: string, note: string) => void;
  readonly write: (notes: string) => void;
  /** Send now what is not sent yet. */
  readonly flush: () => Promise<void>;
}

const bodyOf = ({ answers, notes }: Change) => ({
  answers: [...answers].map(([criterion, { value, note }]) => ({ criterion, value: value as Value, note })),
  ...(notes === undefined ? {} : { notes }),
});

const isFinal = (error: unknown): boolean =>
  error instanceof ApiProblem &&
  !error.isOffline &&
  error.problem.status >= 400 &&
  error.problem.status < 500 &&
  error.problem.status !== 401;

function useSaver(reviewId: number) {
  const queries = useQueryClient();
  const [saving, setSaving] = useState<Saving>('saved');
  const [saver] = useState(() =>
    saverOf({
      async send(change) {
        const body = bodyOf(change);
        const kept = await ask(api.PATCH('/quality/reviews/{reviewId}', { params: { path: { reviewId } }, body, keepalive: true }));
        queries.setQueryData(reviewQuery(reviewId).queryKey, kept);
      },
      tell: setSaving,
      isFinal,
    }),
  );
  useEffect(() => {
    // Whoever leaves in the middle of a word has it kept.
    const keep = () => {
      if (!saver.isIdle()) void saver.flush();
    };
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [saver]);
  return { saver, saving };
}

export function useDraft(review: Review): Draft {
  const [answers, setAnswers] = useState<Answers>(() => answersOf(review.answers));
  const [notes, setNotes] = useState(review.notes);
  const { saver, saving } = useSaver(review.id);
  const latest = useRef(answers);
  const put = (criterion: string, { value, note }: { value: Value; note: string }, now: boolean) => {
    latest.current = new Map(latest.current).set(criterion, { criterion, value, note });
    setAnswers(latest.current);
    saver.add({ answers: new Map([[criterion, { value, note }]]), notes: undefined }, now);
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
      saver.add({ answers: new Map(), notes: words }, false);
    },
    flush: saver.flush,
  };
}
