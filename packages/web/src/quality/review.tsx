import { Skeleton, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ClientMark } from '../look/client-mark.tsx';
import { ownId, useMe } from '../session/me.ts';
import { useCommands } from '../shell/commands.ts';
import { Trouble } from '../shell/trouble.tsx';
import { ReviewedConversation } from './conversation.tsx';
import { FillIn } from './fill-in.tsx';
import { Published } from './published.tsx';
import styles from './quality.module.css';
import { reviewQuery } from './query.ts';
import type { Review } from './shapes.ts';
import { inOwn } from './words.ts';

/** The name of a key is the same in every language. */
const KEY = 'Esc';

function Head({ review, onBack }: { readonly review: Review; readonly onBack: () => void }) {
  const { t, i18n } = useTranslation('quality');
  return (
    <header className={styles.reviewHead}>
      <button type="button" className={styles.back} onClick={onBack} title={KEY}>
        <IconArrowLeft size={16} aria-hidden /> {t('back')}
      </button>
      <ClientMark client={review.client} />
      <Title order={1} size="h4">
        {review.subject}
      </Title>
      <span className={styles.soft}>
        {t(`kind.${review.kind}`)} · {inOwn(review.card.name, i18n.language)} · {review.agent ?? t('blind')}
      </span>
      {review.ticketId !== null && (
        <Link to="/tickets/$ticketId" params={{ ticketId: String(review.ticketId) }}>
          {t('toTicket', { number: review.ticketId })}
        </Link>
      )}
    </header>
  );
}

/** A review beside the conversation that it is of. */
export function ReviewPage({ reviewId }: { readonly reviewId: number }) {
  const { t } = useTranslation('quality');
  const own = ownId(useMe());
  const navigate = useNavigate({ from: '/quality' });
  const { data: review, error, refetch } = useQuery(reviewQuery(reviewId));
  const back = () => void navigate({ search: ({ review: _review, ...before }) => before });
  useCommands([{ id: 'quality.back', label: t('back'), group: 'ticket', keys: 'Escape', listed: false, run: back }]);
  if (error && !review) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!review) return <Skeleton height={400} m="lg" />;
  const isDraft = review.state === 'draft' && review.reviewerId === own;
  return (
    <div className={styles.review}>
      <Head review={review} onBack={back} />
      <div className={styles.both}>
        <ReviewedConversation review={review} />
        <section className={styles.beside} aria-label={t('card.label')}>
          <h2 className="unseen">{t('card.label')}</h2>
          {isDraft ? <FillIn key={review.id} review={review} onDone={back} /> : <Published key={review.id} review={review} />}
        </section>
      </div>
    </div>
  );
}
