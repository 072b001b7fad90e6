import { Button, Group, Textarea, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { ownId, useMay, useMe } from '../session/me.ts';
import { useNow } from '../time/now.ts';
import { When } from '../time/when.tsx';
import { answersOf, ScoreCard } from './card.tsx';
import { CoachForm } from './coach-form.tsx';
import { Decide } from './decide.tsx';
import { useKeptWords } from './kept-words.ts';
import styles from './quality.module.css';
import { appeal, useDo } from './query.ts';
import { Result } from './result.tsx';
import type { Review } from './shapes.ts';

const MINUTE = 60_000;

/** How it stood before, each time that it was changed. */
function History({ review }: { readonly review: Review }) {
  const { t } = useTranslation('quality');
  if (review.history.length < 2) return null;
  return (
    <section>
      <h3>{t('review.history')}</h3>
      <ol className={styles.history}>
        {review.history.map((revision, i) => (
          <li key={i}>
            <details>
              <summary>
                {t(`review.why.${revision.why}`)}: <Result result={revision} /> · {revision.by} · <When at={revision.at} />
              </summary>
              <ScoreCard card={review.card} answers={answersOf(revision.answers)} />
              {revision.notes !== '' && <p className={styles.noted}>{revision.notes}</p>}
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}

function AppealForm({ review }: { readonly review: Review }) {
  const { t } = useTranslation('quality');
  const [words, setWords] = useKeptWords(`appeal ${String(review.id)}`);
  const appealing = useDo(appeal, () => {
    setWords('');
    notifications.show({ id: 'quality', message: t('appeal.made') });
  });
  return (
    <section className={styles.box}>
      <h3>{t('appeal.title')}</h3>
      <p className={styles.soft}>
        {t('appeal.intro')} {review.appealUntil !== null && <When at={review.appealUntil} />}
      </p>
      <Textarea
        label={t('appeal.words')}
        autosize
        minRows={2}
        maxLength={4000}
        value={words}
        onChange={(e) => setWords(e.currentTarget.value)}
      />
      <Button
        variant="default"
        mt="sm"
        disabled={words.trim() === ''}
        loading={appealing.isPending}
        onClick={() => appealing.mutate({ reviewId: review.id, words })}
      >
        {t('appeal.button')}
      </Button>
    </section>
  );
}

function Appealed({ review }: { readonly review: Review }) {
  const { t } = useTranslation('quality');
  const { appealed } = review;
  if (!appealed) return null;
  return (
    <section className={styles.box}>
      <h3>{t(`appeal.state.${appealed.state}`)}</h3>
      <blockquote>
        {appealed.words}
        <footer>
          {review.agent} · <When at={appealed.at} />
        </footer>
      </blockquote>
      {appealed.decision !== null && appealed.decidedAt !== null && (
        <blockquote>
          {appealed.decision}
          <footer>
            {appealed.decidedBy} · <When at={appealed.decidedAt} />
          </footer>
        </blockquote>
      )}
    </section>
  );
}

/** A published review: what it came to, what was said of it, and what follows. */
export function Published({ review }: { readonly review: Review }) {
  const { t } = useTranslation('quality');
  const own = ownId(useMe());
  const now = useNow(MINUTE);
  const [reviews, leads] = [useMay('quality.review'), useMay('quality.lead')];
  const isOpen = review.appealed?.state === 'open';
  const mayDecide = reviews && isOpen && review.reviewerId !== own && review.agentId !== own;
  const mayAppeal = review.agentId === own && review.appealed === null && now <= Date.parse(review.appealUntil ?? '');
  if (mayDecide && review.appealed) return <Decide review={review} appeal={review.appealed} />;
  return (
    <div className={styles.form}>
      <Group justify="space-between">
        <Title order={3} size="h4">
          {t('review.came')}
        </Title>
        <Result result={review.result} />
      </Group>
      <p className={styles.soft}>
        {t('review.by', { name: review.reviewer })} {review.publishedAt !== null && <When at={review.publishedAt} />}
      </p>
      {review.notes !== '' && <p className={styles.notes}>{review.notes}</p>}
      <ScoreCard card={review.card} answers={answersOf(review.answers)} />
      <Appealed review={review} />
      {mayAppeal && <AppealForm review={review} />}
      <History review={review} />
      {leads && review.agentId !== own && <CoachForm of={review} />}
    </div>
  );
}
