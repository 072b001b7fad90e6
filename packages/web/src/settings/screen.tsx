import { Title } from '@mantine/core';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/me.ts';
import { NotThere } from '../shell/not-there.tsx';
import { ErrorBoundary } from '../shell/trouble.tsx';
import chapters from '../look/chapters.module.css';
import type { Section } from './section.ts';
import { sections } from './sections.ts';
import styles from './settings.module.css';

function useOpenSections(): readonly Section[] {
  const { permissions } = useMe();
  return sections.filter(({ needs }) => permissions.includes(needs));
}

function SectionList({ open, current }: { readonly open: readonly Section[]; readonly current: string | undefined }) {
  const { t } = useTranslation('settings');
  return (
    <nav className={chapters.list} aria-label={t('title')}>
      <Title order={1} size="h3">
        <Link to="/settings" className={styles.home}>
          {t('title')}
        </Link>
      </Title>
      <ul>
        {open.map(({ section, icon: SectionIcon }) => (
          <li key={section}>
            <Link
              to="/settings/$section/{-$item}"
              params={{ section, item: undefined }}
              aria-current={section === current ? 'page' : undefined}
            >
              <SectionIcon size={16} stroke={1.75} aria-hidden />
              {t(`section.${section}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What is around every section: the list of those that the person at the screen may have. */
export function SettingsScreen() {
  const { section, item } = useParams({ strict: false });
  const open = useOpenSections();
  if (open.length === 0) return <NotThere />;
  const isWide = item !== undefined && open.some((one) => one.section === section && one.isWide);
  return (
    <div className={chapters.screen} data-wide={isWide}>
      {!isWide && <SectionList open={open} current={section} />}
      <div className={styles.body}>
        <Outlet />
      </div>
    </div>
  );
}

/** What there is to set, each with a sentence. */
export function SettingsOverview() {
  const { t } = useTranslation('settings');
  const open = useOpenSections();
  return (
    <ul className={styles.overview} aria-label={t('title')}>
      {open.map(({ section, icon: SectionIcon }) => (
        <li key={section}>
          <Link to="/settings/$section/{-$item}" params={{ section, item: undefined }}>
            <SectionIcon size={20} stroke={1.5} aria-hidden />
            <strong>{t(`section.${section}`)}</strong>
            <span>{t(`about.${section}`)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** One section, or that there is none of this name for the person at the screen. */
export function SettingsSection() {
  const { section, item } = useParams({ strict: false });
  const found = useOpenSections().find((one) => one.section === section);
  if (!found) return <NotThere />;
  const Screen = found.screen;
  return (
    <ErrorBoundary resetKey={`${found.section} ${item ?? ''}`}>
      <Suspense fallback={null}>
        <Screen item={item} />
      </Suspense>
    </ErrorBoundary>
  );
}
