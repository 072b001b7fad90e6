import { Button, Group, Text, Textarea, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { More } from '../../shell/more.tsx';
import { Trouble } from '../../shell/trouble.tsx';
import { useAct } from '../parts/act.ts';
import { Dialog } from '../parts/dialog.tsx';
import styles from '../parts/parts.module.css';
import { Table } from '../parts/table.tsx';

type Letter = components['schemas']['Letter'];

const changes = [['dead-letters'], ['jobs']];
/** The shortest reason that says anything. */
const SHORTEST = 3;

/** `ticket:12` leads there; anything else is what it is. */
function About({ about }: { readonly about: string | null }) {
  const ticketId = about === null ? undefined : /^ticket:(\d+)$/.exec(about)?.[1];
  if (ticketId === undefined) return <>{about ?? ''}</>;
  return (
    <Link to="/tickets/$ticketId" params={{ ticketId }}>
      {`#${ticketId}`}
    </Link>
  );
}

function Drop({ letter, onClose }: { readonly letter: Letter; readonly onClose: () => void }) {
  const { t } = useTranslation('works');
  const [reason, setReason] = useState('');
  const { mutate, isPending, error } = useAct({
    isQuiet: true,
    changes,
    said: t('letters.dropped'),
    work: () => ask(api.POST('/dead-letters/{letterId}/drop', { params: { path: { letterId: letter.id } }, body: { reason } })),
    onDone: onClose,
  });
  return (
    <Dialog
      title={t('letters.dropTitle', { job: letter.job })}
      button={t('letters.drop')}
      onClose={onClose}
      onSend={() => mutate()}
      isSending={isPending}
      error={error}
      canSend={reason.trim().length >= SHORTEST}
      isGrave
    >
      <Text>{t('letters.dropText')}</Text>
      <Textarea
        label={t('letters.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        required
        data-autofocus
        autosize
      />
    </Dialog>
  );
}

function LetterRow({ letter }: { readonly letter: Letter }) {
  const { t } = useTranslation('works');
  const [isDropping, setDropping] = useState(false);
  const { mutate, isPending } = useAct({
    changes,
    said: t('letters.tried'),
    work: () => ask(api.POST('/dead-letters/{letterId}/retry', { params: { path: { letterId: letter.id } } })),
  });
  return (
    <tr>
      <th scope="row">{letter.job}</th>
      <td>
        <About about={letter.about} />
      </td>
      <td data-number className="tabular">
        {letter.attempts}
      </td>
      <td>
        <span className={styles.detail}>{letter.error}</span>
      </td>
      <td>
        <Group gap="sm" wrap="nowrap">
          <Button size="xs" loading={isPending} aria-label={`${t('letters.retry')}: ${letter.job}`} onClick={() => mutate()}>
            {t('letters.retry')}
          </Button>
          <Button size="xs" variant="default" aria-label={`${t('letters.drop')}: ${letter.job}`} onClick={() => setDropping(true)}>
            {t('letters.drop')}
          </Button>
        </Group>
        {isDropping && <Drop letter={letter} onClose={() => setDropping(false)} />}
      </td>
    </tr>
  );
}

/** What failed its last attempt, with what it failed: try it again, or say why nobody needs it. */
export function DeadLetters() {
  const { t } = useTranslation(['works', 'words']);
  const query = useInfiniteQuery({
    queryKey: ['dead-letters'],
    queryFn: ({ pageParam }) => ask(api.GET('/dead-letters', { params: { query: pageParam === '' ? {} : { after: pageParam } } })),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: 10_000,
    staleTime: 0,
  });
  const { data, error, refetch } = query;
  const letters = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-label={t('letters.title')}>
      <Title order={3} size="h5" mb="sm">
        {t('letters.title')}
      </Title>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && letters.length === 0 && <p className={styles.empty}>{t('letters.none')}</p>}
      {letters.length > 0 && (
        <Table
          label={t('letters.title')}
          heads={[t('jobs.kind'), t('letters.about'), t('letters.attempts'), t('letters.error'), t('letters.do')]}
        >
          {letters.map((letter) => (
            <LetterRow key={letter.id} letter={letter} />
          ))}
        </Table>
      )}
      <More of={query} />
    </section>
  );
}
