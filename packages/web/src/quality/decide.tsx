import { Button, Group, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client.ts';
import { keptOnDevice } from '../session/kept.ts';
import { useMe } from '../session/me.ts';
import { When } from '../time/when.tsx';
import { answersOf, ScoreCard, type Answers, type Value } from './card.tsx';
import styles from './quality.module.css';
import { useDo } from './query.ts';
import { Result } from './result.tsx';
import type { Answer, Review } from './shapes.ts';

type Appealed = NonNullable<Review['appealed']>;

/** Answers that are not as they were. */
const changed = (before: Answers, after: Answers) =>
  [...after.values()].filter((answer) => {
    const was = before.get(answer.criterion);
    return was?.value !== answer.value || was.note !== answer.note;
  });

interface Decision {
  readonly outcome: 'kept' | 'changed';
  readonly decision: string;
  readonly answers: ReturnType<typeof changed>;
}

/** A decision that somebody has begun to write. */
interface Begun {
  readonly decision: string;
  readonly different: readonly Answer[];
}
const decisions = keptOnDevice<Begun>();
const nothing: Begun = { decision: '', different: [] };

/** Kept on this device until it is decided. */
function useBegun(appealId: number) {
  const key = `luuri.decision ${useMe().actor} ${String(appealId)}`;
  return {
    begun: decisions.use(key) ?? nothing,
    keep: (begun: Begun) => decisions.put(key, begun),
    drop: () => decisions.drop(key),
  };
}

function useDecide(appealId: number, onDone: () => void) {
  const { t } = useTranslation('quality');
  return useDo(
    ({ outcome, decision, answers }: Decision) =>
      ask(
        api.POST('/quality/appeals/{appealId}/decide', {
          params: { path: { appealId } },
          body: { outcome, decision, ...(outcome === 'changed' ? { answers } : {}) },
        }),
      ),
    () => {
      onDone();
      notifications.show({ id: 'quality', message: t('appeal.decided') });
    },
  );
}

/** An appeal to decide: the card may be changed here, and what was published stays in the history. */
export function Decide({ review, appeal }: { readonly review: Review; readonly appeal: Appealed }) {
  const { t } = useTranslation('quality');
  const before = answersOf(review.answers);
  const { begun, keep, drop } = useBegun(appeal.id);
  const { decision, different } = begun;
  const answers: Answers = new Map([...before, ...answersOf(different)]);
  const [current, setCurrent] = useState<string>();
  const deciding = useDecide(appeal.id, drop);
  const put = (criterion: string, value: Value, note: string) =>
    keep({ decision, different: changed(before, new Map(answers).set(criterion, { criterion, value, note })) });
  const decide = (outcome: Decision['outcome']) => deciding.mutate({ outcome, decision, answers: [...different] });
  const editing = {
    ...{ current, onCurrent: setCurrent },
    onAnswer: (criterion: string, value: Value) => put(criterion, value, answers.get(criterion)?.note ?? ''),
    onNote: (criterion: string, note: string) => put(criterion, answers.get(criterion)?.value ?? 'na', note),
  };
  return (
    <div className={styles.form}>
      <section className={styles.box}>
        <h3>{t('appeal.state.open')}</h3>
        <blockquote>
          {appeal.words}
          <footer>
            {review.agent} · <When at={appeal.at} />
          </footer>
        </blockquote>
      </section>
      <p className={styles.soft}>
        {t('review.by', { name: review.reviewer })} <Result result={review.result} />
      </p>
      {review.notes !== '' && <p className={styles.notes}>{review.notes}</p>}
      <ScoreCard card={review.card} answers={answers} editing={editing} />
      <Textarea
        label={t('appeal.decision')}
        description={t('appeal.decisionHint')}
        autosize
        minRows={2}
        maxLength={4000}
        value={decision}
        onChange={(event) => keep({ decision: event.currentTarget.value, different })}
      />
      <Group>
        <Button disabled={decision.trim() === '' || different.length === 0} loading={deciding.isPending} onClick={() => decide('changed')}>
          {t('appeal.change')}
        </Button>
        <Button
          variant="default"
          disabled={decision.trim() === '' || different.length > 0}
          loading={deciding.isPending}
          onClick={() => decide('kept')}
        >
          {t('appeal.keep')}
        </Button>
      </Group>
    </div>
  );
}
