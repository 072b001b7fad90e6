import { Button } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../session/me.ts';
import { useTakeNext } from '../shell/take-next.tsx';
import styles from './list.module.css';

/** Nothing here: what to do next. */
export function Empty({ words }: { readonly words?: string }) {
  const { t } = useTranslation(['queue', 'shell']);
  const may = useMay('ticket.work');
  const { take, isTaking } = useTakeNext();
  return (
    <div className={styles.empty}>
      <IconMoodSmile size={32} stroke={1.25} aria-hidden />
      <span>{words ?? t('empty')}</span>
      {may && words === undefined && (
        <Button onClick={take} loading={isTaking}>
          {t('shell:keys.goNext')}
        </Button>
      )}
    </div>
  );
}
