import { Notifications } from '@mantine/notifications';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../session/me.ts';
import { CommandBox, openCommandBox } from './command-box.tsx';
import { listenForKeys, useCommands, type Command } from './commands.ts';
import { OfflineStrip } from './offline-strip.tsx';
import { useOpenPlaces } from './places.ts';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';
import { useAfterFirst } from './soon.ts';
import { ErrorBoundary } from './trouble.tsx';

function useFrameCommands(onKeys: () => void): void {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const going = useOpenPlaces().map(({ to, name, keys }): Command => ({
    ...{ id: `go.${name}`, label: t(`nav.${name}`), group: 'everywhere', keys },
    run: () => void navigate({ to }),
  }));
  useCommands([
    ...going,
    { id: 'commands', label: t('keys.commands'), group: 'everywhere', keys: 'mod+k', listed: false, run: openCommandBox },
    { id: 'keys', label: t('keys.help'), group: 'everywhere', keys: '?', run: onKeys },
  ]);
}

const CallBar = lazy(async () => ({ default: (await import('../call/bar.tsx')).CallBar }));

const ChatWatch = lazy(async () => ({ default: (await import('../chat/watch.tsx')).ChatWatch }));

const LeftBehind = lazy(async () => ({ default: (await import('../ticket/left-behind.tsx')).LeftBehind }));

const loadKeySheet = () => import('./key-sheet.tsx');
const KeySheet = lazy(async () => ({ default: (await loadKeySheet()).KeySheet }));
// Fetched beside what is seen first: who loses the connection then still has it.
void loadKeySheet().catch(() => undefined);

/** What is around every screen. A part that fails leaves the rest standing. */
export function Frame() {
  const { t } = useTranslation('shell');
  const [keysShown, setKeysShown] = useState(false);
  const { pathname } = useLocation();
  const takesCalls = useMay('phone.take-calls');
  const takesChats = useMay('chat.take');
  const showKeys = () => setKeysShown(true);
  useFrameCommands(showKeys);
  useEffect(listenForKeys, []);
  const isBare = pathname === '/wallboard';
  const isAfter = useAfterFirst();
  return (
    <div className={styles.frame}>
      <a href="#content" className={styles.skip}>
        {t('skip')}
      </a>
      {!isBare && <Rail onKeys={showKeys} />}
      <div className={styles.screen}>
        <OfflineStrip />
        {!isBare && (
          <ErrorBoundary resetKey={pathname}>
            <Suspense fallback={null}>
              <LeftBehind />
            </Suspense>
          </ErrorBoundary>
        )}
        {takesCalls && !isBare && (
          <ErrorBoundary resetKey={pathname}>
            <Suspense fallback={null}>
              <CallBar />
            </Suspense>
          </ErrorBoundary>
        )}
        {takesChats && !isBare && (
          <ErrorBoundary resetKey={pathname}>
            <Suspense fallback={null}>
              <ChatWatch />
            </Suspense>
          </ErrorBoundary>
        )}
        <main id="content" tabIndex={-1} className={styles.content}>
          <ErrorBoundary resetKey={pathname}>
            <Suspense fallback={null}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </main>
      </div>
      {(isAfter || keysShown) && (
        <ErrorBoundary resetKey={pathname}>
          <Suspense fallback={null}>
            <KeySheet opened={keysShown} onClose={() => setKeysShown(false)} />
          </Suspense>
        </ErrorBoundary>
      )}
      <CommandBox />
      <Notifications position="bottom-right" limit={3} transitionDuration={100} />
    </div>
  );
}
