import { Modal, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { whenSessionIsOver } from '../api/client.ts';
import { connectLive } from '../api/live.ts';
import type { Me } from '../api/shapes.ts';
import { Trouble } from '../shell/trouble.tsx';
import { meQuery, PersonContext } from './me.ts';
import { SetPassword, tokenOfLink } from './set-password.tsx';
import { SignIn } from './sign-in.tsx';
import styles from './gate.module.css';

const isInside = (me: Me | undefined): me is Me => me?.kind === 'agent' && me.stage !== 'second-factor' && me.stage !== 'enrolment';

/** Asks who is there again, when anything said that the session is over. */
function useSessionWatch(): void {
  const queries = useQueryClient();
  useEffect(() => whenSessionIsOver(() => void queries.refetchQueries(meQuery)), [queries]);
}

/** Hears the desk for as long as somebody is signed in. */
function useLive(isOn: boolean): void {
  const queries = useQueryClient();
  useEffect(() => (isOn ? connectLive(queries) : undefined), [isOn, queries]);
}

/** The last person who was inside: what is behind the sign-in stays theirs. */
function useLastInside(me: Me | undefined): Me | undefined {
  const last = useRef<Me>(undefined);
  const queries = useQueryClient();
  const now = isInside(me) ? me : undefined;
  useEffect(() => {
    if (!now) return;
    const before = last.current;
    last.current = now;
    if (before === undefined || before === now) return;
    // Somebody else sits down: nothing of the one before may stay on the screen.
    if (before.actor !== now.actor) window.location.reload();
    else void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
  }, [now, queries]);
  return now ?? last.current;
}

/** Who comes in here. A session that ends while somebody works is renewed over the page, which stays as it is. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('shell');
  const { data: me, error, refetch } = useQuery(meQuery);
  const token = tokenOfLink();
  useSessionWatch();
  useLive(isInside(me));
  const inside = useLastInside(me);
  useEffect(() => {
    if (me?.kind === 'person' && token === undefined) window.location.assign('/my');
  }, [me, token]);

  if (!me) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : null;
  if (me.kind === 'person' && token === undefined) return null;
  if (!inside || token !== undefined)
    return (
      <main className={styles.entrance}>
        <div className={styles.card}>{token === undefined ? <SignIn me={me} /> : <SetPassword token={token} />}</div>
      </main>
    );
  return (
    <PersonContext value={inside}>
      {children}
      <Modal opened={!isInside(me)} onClose={() => undefined} withCloseButton={false} title={t('over.title')} centered>
        <Text mb="lg">{t('over.text')}</Text>
        <SignIn me={me} />
      </Modal>
    </PersonContext>
  );
}
