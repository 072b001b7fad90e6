import { Button, NavLink, Skeleton } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../../shell/trouble.tsx';
import { MacroForm } from './form.tsx';
import styles from './macros.module.css';
import { allMacrosQuery } from './query.ts';

/** Macros: all that one may use at the left, one of them at the right. */
export function MacrosSection() {
  const { t } = useTranslation('macros');
  const { data, error, refetch } = useQuery(allMacrosQuery);
  const [at, setAt] = useState<number | 'new'>();
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={240} />;
  const macro = data.items.find(({ id }) => id === at);
  return (
    <div className={styles.macros}>
      <nav className={styles.names} aria-label={t('label')}>
        <Button variant="default" fullWidth leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAt('new')}>
          {t('new')}
        </Button>
        {data.items.map(({ id, name, client, team }) => (
          <NavLink
            key={id}
            component="button"
            label={name}
            description={[client, team].filter(Boolean).join(' · ') || t('everybody')}
            active={id === at}
            aria-current={id === at ? 'true' : undefined}
            onClick={() => setAt(id)}
          />
        ))}
      </nav>
      <div className={styles.one}>
        {at === undefined || (at !== 'new' && !macro) ? (
          <p className={styles.soft}>{data.items.length === 0 ? t('none') : t('choose')}</p>
        ) : (
          <MacroForm key={at} macro={macro} variables={data.variables} onDone={setAt} />
        )}
      </div>
    </div>
  );
}
