import { SegmentedControl } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/use-pages.ts';
import { ClientMark } from '../look/client-mark.tsx';
import { When } from '../time/when.tsx';
import { Listed } from './lists.tsx';
import styles from './quality.module.css';
import { feedbackQuery, type Whose } from './query.ts';
import type { Feedback } from './shapes.ts';

const BEST = 5;

function FeedbackRow({ feedback }: { readonly feedback: Feedback }) {
  const { t } = useTranslation('quality');
  const { ticketId, subject, client, score, words, at } = feedback;
  return (
    <li className={styles.box}>
      <p className={styles.contact}>
        <ClientMark client={client} />
        <span>
          <span className={styles.stars}>
            {Array.from({ length: BEST }, (_, i) =>
              i < score ? <IconStarFilled key={i} size={14} aria-hidden /> : <IconStar key={i} size={14} aria-hidden />,
            )}{' '}
            <strong>{t('feedback.of', { score })}</strong>
          </span>{' '}
          <Link to="/tickets/$ticketId" params={{ ticketId: String(ticketId) }}>
            {subject}
          </Link>{' '}
          <span className={styles.soft}>
            <When at={at} />
          </span>
        </span>
      </p>
      {words !== null && words !== '' && <blockquote>{words}</blockquote>}
    </li>
  );
}

/** What requesters said, in their words. */
export function FeedbackList({ whose, client }: { readonly whose: Whose; readonly client?: string | undefined }) {
  const { t } = useTranslation('quality');
  const [which, setWhich] = useState('all');
  const feedback = usePages(feedbackQuery(whose, { ...(which === 'low' ? { most: 2 } : {}), client }));
  return (
    <>
      <SegmentedControl
        className={styles.which}
        aria-label={t('feedback.which')}
        value={which}
        onChange={setWhich}
        data={[
          { value: 'all', label: t('feedback.all') },
          { value: 'low', label: t('feedback.low') },
        ]}
      />
      <Listed of={feedback} empty={t(`feedback.none.${whose}`)}>
        {(all) => (
          <ul className={styles.plain}>
            {all.map((one) => (
              <FeedbackRow key={one.ticketId} feedback={one} />
            ))}
          </ul>
        )}
      </Listed>
    </>
  );
}
