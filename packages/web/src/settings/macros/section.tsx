import { Button, NavLink, Skeleton, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../../shell/trouble.tsx';
import type { SectionProps } from '../section.ts';
import { MacroForm } from './form.tsx';
import styles from './macros.module.css';
import { allMacrosQuery } from './query.ts';

const NEW = 'new';
const to = '/settings/$section/{-$item}';
const paramsOf = (item: string | undefined) => ({ section: 'macros', item });

/** Macros: all that one may use at the left, one of them at the right. */
export function MacrosSection({ item }: SectionProps) {
  const { t } = useTranslation('macros');
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(allMacrosQuery);
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={240} />;
  const macro = data.items.find(({ id }) => String(id) === item);
  return (
    <div className={styles.section}>
      <Title order={2} size="h3" mb="md">
        {t('title')}
      </Title>
      <div className={styles.macros}>
        <nav className={styles.names} aria-label={t('title')}>
          <Button
            variant="default"
            fullWidth
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => void navigate({ to, params: paramsOf(NEW) })}
          >
            {t('new')}
          </Button>
          {data.items.map(({ id, name, client, team }) => (
            <NavLink
              key={id}
              renderRoot={(parts) => <Link to={to} params={paramsOf(String(id))} {...parts} />}
              label={name}
              description={[client, team].filter(Boolean).join(' · ') || t('everybody')}
              active={String(id) === item}
            />
          ))}
        </nav>
        <div className={styles.one}>
          {macro || item === NEW ? (
            <MacroForm
              key={item}
              macro={macro}
              variables={data.variables}
              onDone={(id) => void navigate({ to, params: paramsOf(id === undefined ? undefined : String(id)) })}
            />
          ) : (
            <p className={styles.soft}>{data.items.length === 0 ? t('none') : t('choose')}</p>
          )}
        </div>
      </div>
    </div>
  );
}
