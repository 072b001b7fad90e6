import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import styles from './badge.module.css';
import { useSigns } from './live.ts';
import { mineQuery } from './query.ts';

/** In the rail: how many wait for an agent, and in how many chats of one's own there is a word that was not read. */
export function ChatBadge() {
  const { t } = useTranslation('chat');
  const { waiting = 0 } = useSigns();
  const { data = [] } = useQuery({ ...mineQuery, enabled: false });
  const unread = data.filter((chat) => chat.unread > 0 && chat.state === 'active').length;
  return (
    <>
      {unread > 0 && <span className={styles.unread} role="img" aria-label={t('badge.unread', { count: unread })} />}
      {waiting > 0 && (
        <span className={styles.waiting} aria-label={t('badge.waiting', { count: waiting })}>
          {waiting}
        </span>
      )}
    </>
  );
}
