import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLiveState } from '../api/live.ts';
import styles from './shell.module.css';

/** A quiet line while the desk is not heard: what goes on, and what is kept. */
export function OfflineStrip() {
  const { t } = useTranslation('shell');
  const state = useLiveState();
  return (
    <div role="status" className={styles.stripPlace}>
      {state === 'offline' && (
        <p className={styles.strip}>
          <IconPlugConnectedX size={16} aria-hidden /> {t('live.offline')}
        </p>
      )}
    </div>
  );
}
