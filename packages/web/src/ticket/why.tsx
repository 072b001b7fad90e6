import { Modal, Skeleton, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Clock } from '../api/shapes.ts';
import { Trouble } from '../shell/trouble.tsx';
import { clockIn, dayIn, lengthInWords } from '../time/words.ts';
import { explainQuery } from './queries.ts';
import type { ExplainedClock, ExplainRow, LinkedTicket } from './shapes.ts';
import { WhyPicture } from './why-picture.tsx';
import styles from './why.module.css';

const SECOND = 1_000;

const known = [
  'started',
  'paused',
  'resumed',
  'retargeted',
  'recalendared',
  'warned',
  'breached',
  'met',
  'reopened',
  'waived',
  'corrected',
  'cancelled',
] as const;

/** What a row tells of, in words. */
function useRowWords(): (row: ExplainRow) => string {
  const { t } = useTranslation('ticket');
  return (row) => {
    if (row.kind === 'event') {
      const kind = known.find((one) => one === row.entry?.kind);
      return kind ? t(`why.event.${kind}`) : (row.entry?.kind ?? '');
    }
    if (row.kind === 'holiday') return t('why.kind.holiday', { name: row.name ?? '' });
    const word = t(`why.kind.${row.kind}`);
    return row.reason ? `${word}: ${row.reason}` : word;
  };
}

function Line({ row, zone, before }: { readonly row: ExplainRow; readonly zone: string; readonly before: ExplainRow | undefined }) {
  const { i18n } = useTranslation();
  const wordsOf = useRowWords();
  const { language } = i18n;
  const from = Date.parse(row.from);
  const day = dayIn(from, language, zone);
  const isNewDay = before === undefined || dayIn(Date.parse(before.from), language, zone) !== day;
  const isEvent = row.kind === 'event';
  return (
    <Table.Tr data-kind={row.kind}>
      <Table.Td className={styles.day}>{isNewDay ? day : ''}</Table.Td>
      <Table.Td className={styles.times}>
        {clockIn(from, language, zone)}
        {!isEvent && ` – ${clockIn(Date.parse(row.to), language, zone)}`}
      </Table.Td>
      <Table.Td>
        {isEvent ? <strong>{wordsOf(row)}</strong> : wordsOf(row)}
        <small className={styles.rule}>
          {row.rule} · {row.policy} · {String(row.version)}
        </small>
      </Table.Td>
      <Table.Td className={styles.figure}>{row.kind === 'open' ? `+ ${lengthInWords(row.seconds * SECOND, language)}` : ''}</Table.Td>
      <Table.Td className={styles.figure}>{isEvent ? '' : lengthInWords(row.total * SECOND, language)}</Table.Td>
    </Table.Tr>
  );
}

function Rows({ explained: { rows, zone } }: { readonly explained: ExplainedClock }) {
  const { t } = useTranslation('ticket');
  return (
    <Table className={styles.rows} verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('why.day')}</Table.Th>
          <Table.Th>{t('why.time')}</Table.Th>
          <Table.Th>{t('why.what')}</Table.Th>
          <Table.Th className={styles.figure}>{t('why.counts')}</Table.Th>
          <Table.Th className={styles.figure}>{t('why.sum')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row, i) => (
          <Line key={`${row.from} ${String(i)}`} row={row} zone={zone} before={rows[i - 1]} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface WhyProps {
  readonly ticket: LinkedTicket;
  readonly clock: Clock;
  readonly onClose: () => void;
}

/** Why is it due then? The clock's life as a picture, and the same as rows that add up. */
export function Why({ ticket, clock, onClose }: WhyProps) {
  const { t, i18n } = useTranslation(['ticket', 'words']);
  const { language } = i18n;
  const { data, error, refetch } = useQuery(explainQuery(ticket.id, clock.id, language as 'en'));
  const at = clock.dueAt === null ? '' : clockIn(Date.parse(clock.dueAt), language, data?.zone);
  const title = `${t(`words:metric.${clock.metric}`)}: ${at ? t('why.ask', { at }) : t('why.askStanding')}`;
  return (
    <Modal opened onClose={onClose} title={title} size="xl" closeButtonProps={{ 'aria-label': t('words:close') }}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={240} />}
      {data && (
        <>
          <p className={styles.promise}>
            {t('why.promise', { time: lengthInWords(clock.targetMs, language), zone: data.zone })}
            {data.passedOver.length > 0 && ` ${t('why.passedOver', { policies: data.passedOver.join(', ') })}`}
          </p>
          <WhyPicture explained={data} />
          <Rows explained={data} />
        </>
      )}
    </Modal>
  );
}
