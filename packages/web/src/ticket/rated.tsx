import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { When } from '../time/when.tsx';
import type { Rating } from './shapes.ts';
import styles from './facts.module.css';

const BEST = 5;

/** How it went, as the requester said it: the number in words beside the stars. */
export function Rated({ rating }: { readonly rating: Rating }) {
  const { t } = useTranslation('ticket');
  const { score, words, givenAt, changedAt } = rating;
  return (
    <>
      <p className={styles.rated}>
        {Array.from({ length: BEST }, (_, i) =>
          i < score ? <IconStarFilled key={i} size={16} aria-hidden /> : <IconStar key={i} size={16} aria-hidden />,
        )}{' '}
        <strong>{t('rating.of', { score })}</strong>{' '}
        <span className={styles.soft}>
          <When at={changedAt ?? givenAt} />
          {changedAt !== null && ` · ${t('rating.changed')}`}
        </span>
      </p>
      {words !== null && <blockquote className={styles.said}>{words}</blockquote>}
    </>
  );
}
