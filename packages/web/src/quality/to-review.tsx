import { Badge, Button, Group, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconDice3, IconHandStop } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/use-pages.ts';
import { ClientMark } from '../look/client-mark.tsx';
import { nowMs } from '../time/now.ts';
import { When } from '../time/when.tsx';
import { useCommands, type Command } from '../shell/commands.ts';
import { More } from '../shell/more.tsx';
import { Listed, ReviewTable } from './lists.tsx';
import styles from './quality.module.css';
import { begin, draftsQuery, draw, drawsQuery, leave, picksQuery, useDo } from './query.ts';
import type { Pick } from './shapes.ts';

const WEEK = 7 * 86_400_000;

/** Why it was picked: by shape and word, never by colour alone. */
function Why({ why }: { readonly why: Pick['why'] }) {
  const { t } = useTranslation('quality');
  return (
    <span className={styles.why}>
      {why.map((reason) => (
        <Badge
          key={reason}
          variant="light"
          color={reason === 'lot' || reason === 'by-hand' ? 'gray' : 'orange'}
          tt="none"
          leftSection={
            reason === 'lot' ? <IconDice3 size={12} /> : reason === 'by-hand' ? <IconHandStop size={12} /> : <IconAlertTriangle size={12} />
          }
        >
          {t(`reason.${reason}`)}
        </Badge>
      ))}
    </span>
  );
}

function Leave({ pick, onDone }: { readonly pick: Pick; readonly onDone: () => void }) {
  const { t } = useTranslation('quality');
  const [reason, setReason] = useState('');
  const leaving = useDo(leave, onDone);
  return (
    <Group align="end" gap="sm">
      <TextInput autoFocus label={t('pick.leaveWhy')} maxLength={500} value={reason} onChange={(e) => setReason(e.currentTarget.value)} />
      <Button
        variant="default"
        disabled={reason.trim() === ''}
        loading={leaving.isPending}
        onClick={() => leaving.mutate({ pickId: pick.id, reason })}
      >
        {t('pick.leave')}
      </Button>
      <Button variant="subtle" onClick={onDone}>
        {t('cancel')}
      </Button>
    </Group>
  );
}

function PickRow({ pick, isCurrent, onTake }: { readonly pick: Pick; readonly isCurrent: boolean; readonly onTake: () => void }) {
  const { t } = useTranslation(['quality', 'words']);
  const [isLeaving, setLeaving] = useState(false);
  return (
    <li className={styles.pick} data-current={isCurrent || undefined}>
      <ClientMark client={pick.client} />
      <span className={styles.pickWords}>
        <strong>{pick.subject}</strong>
        <small>
          {t(`kind.${pick.kind}`)} · {t('words:tier', { tier: pick.tier })} · {pick.agent ?? t('blind')} · <When at={pick.at} />
        </small>
      </span>
      <Why why={pick.why} />
      {isLeaving ? (
        <Leave pick={pick} onDone={() => setLeaving(false)} />
      ) : (
        <Group gap="sm">
          <Button variant="subtle" onClick={() => setLeaving(true)}>
            {t('pick.leave')}
          </Button>
          <Button onClick={onTake}>{t('pick.take')}</Button>
        </Group>
      )}
    </li>
  );
}

function usePickKeys(picks: readonly Pick[], onTake: (pick: Pick) => void): number {
  const { t } = useTranslation('quality');
  const [at, setAt] = useState(0);
  const here = Math.min(at, Math.max(0, picks.length - 1));
  const step = (by: number) => setAt(Math.min(picks.length - 1, Math.max(0, here + by)));
  const command = (id: 'down' | 'up' | 'take', keys: string, run: () => void): Command => ({
    ...{ id: `quality.${id}`, label: t(`pick.${id}`), group: 'list', keys, listed: false, run },
  });
  useCommands([
    command('down', 'j', () => step(1)),
    command('up', 'k', () => step(-1)),
    command('take', 'o', () => {
      const pick = picks[here];
      if (pick) onTake(pick);
    }),
  ]);
  return here;
}

function Draws({ client }: { readonly client: string | undefined }) {
  const { t, i18n } = useTranslation('quality');
  const draws = usePages(drawsQuery(client));
  const [from, setFrom] = useState(() => new Date(nowMs() - WEEK).toLocaleDateString('sv-SE'));
  const drawing = useDo(draw, (done) =>
    notifications.show({ id: 'quality', message: t('draw.done', { picked: done.picked, contacts: done.contacts }) }),
  );
  const share = (n: number) => new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 }).format(n);
  return (
    <section className={styles.box} aria-label={t('draw.title')}>
      <Group align="end">
        <TextInput type="date" label={t('draw.from')} value={from} onChange={(e) => setFrom(e.currentTarget.value)} />
        <Button
          variant="default"
          disabled={client === undefined || from === ''}
          loading={drawing.isPending}
          onClick={() => drawing.mutate({ client: client ?? '', from: new Date(`${from}T00:00:00`).toISOString() })}
        >
          {t('draw.button')}
        </Button>
        {client === undefined && <span className={styles.soft}>{t('draw.chooseClient')}</span>}
      </Group>
      {draws.data && draws.data.length > 0 && (
        <details>
          <summary>{t('draw.before')}</summary>
          <ul className={styles.plain}>
            {draws.data.map((one) => (
              <li key={one.id}>
                <When at={one.at} /> · {one.client} ·{' '}
                {t('draw.line', { picked: one.picked, contacts: one.contacts, strata: one.strata, share: share(one.share) })} ·{' '}
                <code>{one.seed}</code> · {one.by === 'contract' ? t('draw.byContract') : one.by}
              </li>
            ))}
          </ul>
          <More of={draws} />
        </details>
      )}
    </section>
  );
}

/** What is to be reviewed, and why; what one is at; the next sample. */
export function ToReview({ client }: { readonly client: string | undefined }) {
  const { t } = useTranslation('quality');
  const navigate = useNavigate({ from: '/quality' });
  const picks = usePages(picksQuery('open', client));
  const drafts = usePages(draftsQuery);
  const taking = useDo(begin, ({ id }) => void navigate({ search: (before) => ({ ...before, review: id }) }));
  const here = usePickKeys(picks.data ?? [], (pick) => taking.mutate(pick.id));
  return (
    <>
      {(drafts.data?.length ?? 0) > 0 && (
        <section aria-label={t('drafts')}>
          <Title order={3} size="h5">
            {t('drafts')}
          </Title>
          <ReviewTable reviews={drafts.data ?? []} showsAgent={false} />
          <More of={drafts} />
        </section>
      )}
      <Draws client={client} />
      <Listed of={picks} empty={t('pick.none')}>
        {(all) => (
          <ul className={styles.picks} aria-label={t('tab.to-review')}>
            {all.map((pick, i) => (
              <PickRow key={pick.id} pick={pick} isCurrent={i === here} onTake={() => taking.mutate(pick.id)} />
            ))}
          </ul>
        )}
      </Listed>
    </>
  );
}
