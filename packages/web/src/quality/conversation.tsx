import { Skeleton } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ChannelIcon } from '../look/channel-icon.tsx';
import { Trouble } from '../shell/trouble.tsx';
import { When } from '../time/when.tsx';
import styles from './quality.module.css';
import { conversationQuery } from './query.ts';
import type { Review, SaidLine } from './shapes.ts';

const kindOf = ({ reviewed, author, public: isPublic }: SaidLine): 'reviewed' | 'note' | 'agent' | 'said' =>
  reviewed ? 'reviewed' : !isPublic ? 'note' : author === 'requester' ? 'said' : 'agent';

function Said({ line }: { readonly line: SaidLine }) {
  const { t } = useTranslation(['quality', 'words']);
  const name = line.author === 'desk' ? t('words:desk') : (line.name ?? (line.reviewed ? t('said.theAgent') : t('said.colleague')));
  return (
    <article className={styles.said} data-kind={kindOf(line)} aria-label={name}>
      <header>
        <strong>{name}</strong>
        {line.reviewed && <span className={styles.mark}>{t('said.reviewed')}</span>}
        {!line.public && (
          <span className={styles.mark}>
            <IconLock size={12} aria-hidden /> {t('said.note')}
          </span>
        )}
        <ChannelIcon channel={line.channel} />
        <When at={line.at} />
      </header>
      <p>{line.text}</p>
    </article>
  );
}

/** What was said on the ticket. What the agent said whose contact it is stands out. */
export function ReviewedConversation({ review }: { readonly review: Review }) {
  const { t } = useTranslation('quality');
  const { data, error, refetch } = useQuery(conversationQuery(review.id, review.state));
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  return (
    <div className={styles.talk} tabIndex={0} role="log" aria-label={t('said.label')}>
      {!data && <Skeleton height={160} />}
      {data?.map((line) => (
        <Said key={line.id} line={line} />
      ))}
    </div>
  );
}
