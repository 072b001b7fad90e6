import { Alert, Button, Group, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, type Command } from '../shell/commands.ts';
import { criteriaOf, keysOf, ScoreCard } from './card.tsx';
import { useDraft, type Draft } from './draft.ts';
import styles from './quality.module.css';
import { publish, useDo } from './query.ts';
import { Result } from './result.tsx';
import type { Review } from './shapes.ts';

/** Where the keys are: the first criterion that is open, and after an answer the next. */
function useCurrent(review: Review, draft: Draft) {
  const criteria = criteriaOf(review.card);
  const names = criteria.map((c) => c.criterion);
  const firstOpen = names.find((name) => !draft.answers.has(name));
  const [current, setCurrent] = useState(firstOpen ?? names[0]);
  const step = (by: number) => {
    const at = names.indexOf(current ?? '');
    setCurrent(names[Math.min(names.length - 1, Math.max(0, at + by))]);
  };
  return { criteria, current, setCurrent, step, firstOpen };
}

function useKeys(draft: Draft, { criteria, current, step }: ReturnType<typeof useCurrent>, onPublish: () => void): void {
  const { t } = useTranslation('quality');
  const at = criteria.find((c) => c.criterion === current);
  const answering = at
    ? keysOf(at).map(([key, value]): Command => ({
        ...{ id: `quality.${value}`, label: t('card.answer', { value: t(`value.${value}`) }), group: 'ticket', keys: key, listed: false },
        run() {
          draft.answer(at.criterion, value);
          step(1);
        },
      }))
    : [];
  useCommands([
    ...answering,
    { id: 'quality.next', label: t('card.next'), group: 'ticket', keys: 'j', listed: false, run: () => step(1) },
    { id: 'quality.before', label: t('card.before'), group: 'ticket', keys: 'k', listed: false, run: () => step(-1) },
    { id: 'quality.publish', label: t('card.publish'), group: 'ticket', keys: 'mod+Enter', run: onPublish },
  ]);
}

/** Names of keys are the same in every language. */
const KEYS = 'Ctrl ⏎';

interface FillInProps {
  readonly review: Review;
  readonly onDone: () => void;
}

function usePublish({ review, onDone }: FillInProps, draft: Draft, { firstOpen, setCurrent }: ReturnType<typeof useCurrent>) {
  const { t } = useTranslation('quality');
  const publishing = useDo(
    async (reviewId: number) => {
      await draft.flush();
      return publish(reviewId);
    },
    (done) => {
      const said = done.state === 'handed-in' ? t('card.handedIn') : t('card.published', { name: done.agent ?? '' });
      notifications.show({ id: 'quality', message: said });
      onDone();
    },
  );
  const open = criteriaOf(review.card).length - draft.answers.size;
  const go = () => {
    if (publishing.isPending) return;
    if (open === 0) publishing.mutate(review.id);
    else {
      setCurrent(firstOpen);
      notifications.show({ id: 'quality', message: t('card.stillOpen', { count: open }) });
    }
  };
  return { go, isPending: publishing.isPending };
}

/** The card to fill in: a key for each criterion, kept as it is typed, published when all is answered. */
export function FillIn({ review, onDone }: FillInProps) {
  const { t } = useTranslation('quality');
  const draft = useDraft(review);
  const place = useCurrent(review, draft);
  const publishing = usePublish({ review, onDone }, draft, place);
  const saving = useDo(draft.flush);
  useKeys(draft, place, publishing.go);
  const editing = { current: place.current, onCurrent: place.setCurrent, onAnswer: draft.answer, onNote: draft.note };
  return (
    <div className={styles.form}>
      {review.agent === null && (
        <Alert variant="light" color="gray" icon={<IconEyeOff aria-hidden />}>
          {review.calibrationId === null ? t('card.blind') : t('card.calibration')}
        </Alert>
      )}
      <ScoreCard card={review.card} answers={draft.answers} editing={editing} />
      <Textarea
        label={t('card.notes')}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={10_000}
        value={draft.notes}
        onChange={(event) => draft.write(event.currentTarget.value)}
      />
      <Group justify="space-between" className={styles.foot}>
        <Result result={review.result} />
        <Group gap="md">
          <span role="status" className={styles.soft}>
            {t(`saving.${draft.saving}`)}
          </span>
          {draft.saving === 'refused' && (
            <Button variant="default" loading={saving.isPending} onClick={() => saving.mutate()}>
              {t('saving.again')}
            </Button>
          )}
          <Button onClick={publishing.go} loading={publishing.isPending} title={KEYS}>
            {review.calibrationId === null ? t('card.publish') : t('card.handIn')}
          </Button>
        </Group>
      </Group>
    </div>
  );
}
