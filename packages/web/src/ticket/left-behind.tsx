import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, askFor } from '../api/client.ts';
import { everyPage, type Page } from '../api/pages.ts';
import { ApiProblem } from '../api/problem.ts';
import { useMe } from '../session/me.ts';
import { nowMs } from '../time/now.ts';
import { isSeenTo } from './outgoing.ts';
import { becomeDraft, dropOutgoing, isOutgoingKey, keptOutgoing } from './outgoing-kept.ts';
import { fateOf, judgedIn, type Fate, type KeptOutgoing } from './outgoing-rules.ts';
import type { Message } from './shapes.ts';

type Tell = (ticketId: number, fate: Fate) => void;
const ASK_AGAIN_MS = 30_000;

/** @returns undefined when the desk cannot be asked now */
async function fateNow(one: KeptOutgoing): Promise<Fate | undefined> {
  if (one.askedAt === undefined) return 'unsent';
  try {
    const path = { ticketId: one.what.ticketId };
    const said = everyPage((query) => askFor<Page<Message>>(api.GET('/tickets/{ticketId}/messages', { params: { path, query } })));
    return fateOf(one, await said);
  } catch (error) {
    return error instanceof ApiProblem && error.isPassing ? undefined : 'unsure';
  }
}

/** One after another. @returns in how many milliseconds to look again; undefined when nothing is left */
async function look(actor: string, tell: Tell): Promise<number | undefined> {
  const again: number[] = [];
  for (const one of keptOutgoing(actor)) {
    if (isSeenTo(one.what.id)) continue;
    const wait = judgedIn(one, nowMs());
    const fate = wait > 0 ? undefined : await fateNow(one);
    if (fate === undefined) again.push(wait || ASK_AGAIN_MS);
    else if (fate === 'taken') dropOutgoing(one.what);
    else if (becomeDraft(one.what)) tell(one.what.ticketId, fate);
  }
  return again.length > 0 ? Math.min(...again) : undefined;
}

/** Two pages that start at once do not judge the same at once. Locks are there where the desk is reached by https. */
const alone = <T,>(task: () => Promise<T>): Promise<T> => ('locks' in navigator ? navigator.locks.request('luuri.outgoing', task) : task());

function watchLeft(actor: string, tell: Tell): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const lookSoon = () => {
    clearTimeout(timer);
    void alone(() => look(actor, tell)).then((wait) => {
      if (wait !== undefined && !isOver) timer = setTimeout(lookSoon, wait);
    });
  };
  /** Another page of this person has begun to send, or has gone away before it could. */
  const heard = ({ key }: StorageEvent) => {
    if (key !== null && isOutgoingKey(key)) lookSoon();
  };
  lookSoon();
  window.addEventListener('pageshow', lookSoon);
  window.addEventListener('storage', heard);
  return () => {
    isOver = true;
    clearTimeout(timer);
    window.removeEventListener('pageshow', lookSoon);
    window.removeEventListener('storage', heard);
  };
}

/** What a page that went away was to send, and did not: it is a draft again, and its writer is told. */
export function LeftBehind() {
  const { t } = useTranslation('ticket');
  const { actor } = useMe();
  const tell = useRef<Tell>(undefined);
  useEffect(() => {
    tell.current = (number, fate) =>
      notifications.show({
        ...{ color: 'orange', autoClose: false, title: t('compose.leftBehind', { number }) },
        message: t(fate === 'unsure' ? 'compose.unsure' : 'compose.unsent'),
      });
  });
  useEffect(() => watchLeft(actor, (ticketId, fate) => tell.current?.(ticketId, fate)), [actor]);
  return null;
}
