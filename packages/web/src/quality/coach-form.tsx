import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nowMs } from '../time/now.ts';
import styles from './quality.module.css';
import { coach, useDo } from './query.ts';
import type { Review } from './shapes.ts';

const DAY = 86_400_000;
const day = (ms: number): string => new Date(ms).toLocaleDateString('sv-SE');

/** The end of a date, by the clock of whoever looks. */
export const endOf = (date: string): string => new Date(`${date}T23:59:59`).toISOString();
export const inTwoWeeks = (): string => day(nowMs() + 14 * DAY);

/** Something for the agent to learn out of a review. */
export function CoachForm({ review }: { readonly review: Review }) {
  const { t } = useTranslation('quality');
  const [what, setWhat] = useState('');
  const [due, setDue] = useState(inTwoWeeks);
  const coaching = useDo(coach, () => {
    setWhat('');
    notifications.show({ id: 'quality', message: t('coach.given', { name: review.agent ?? '' }) });
  });
  return (
    <section className={styles.box}>
      <h3>{t('coach.title')}</h3>
      <Textarea
        label={t('coach.what')}
        autosize
        minRows={2}
        maxLength={4000}
        value={what}
        onChange={(e) => setWhat(e.currentTarget.value)}
      />
      <Group align="end" mt="sm">
        <TextInput type="date" label={t('coach.due')} value={due} min={day(nowMs())} onChange={(e) => setDue(e.currentTarget.value)} />
        <Button
          variant="default"
          disabled={what.trim() === '' || due === ''}
          loading={coaching.isPending}
          onClick={() => coaching.mutate({ reviewId: review.id, what, dueAt: endOf(due) })}
        >
          {t('coach.button')}
        </Button>
      </Group>
    </section>
  );
}
