import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema.d.ts';
import type { Metric } from '../../api/shapes.ts';
import styles from './clients.module.css';

/** What a change means for promises: a preview of a pack, or of a recomputation. */
export type Outcome = Pick<
  components['schemas']['ContractPreview'],
  'clocks' | 'changed' | 'metBefore' | 'metAfter' | 'byMetric' | 'flips' | 'counts'
>;
type Verdict = 'met' | 'breached' | 'open' | 'none';

/** More than this nobody reads one by one. */
const SHOWN = 20;

function Figures({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation('packs');
  const { t: tWords } = useTranslation('words');
  return (
    <Table className={styles.figures}>
      <caption className="unseen">{t('whatIf.figures')}</caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('whatIf.promise')}</Table.Th>
          <Table.Th scope="col">{t('whatIf.clocks')}</Table.Th>
          <Table.Th scope="col">{t('whatIf.kept')}</Table.Th>
          <Table.Th scope="col">{t('whatIf.wouldBeKept')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {Object.entries(outcome.byMetric).map(([metric, { clocks, metBefore, metAfter }]) => (
          <Table.Tr key={metric}>
            <Table.Th scope="row">{tWords(`metric.${metric as Metric}`)}</Table.Th>
            <Table.Td>{clocks}</Table.Td>
            <Table.Td>{metBefore}</Table.Td>
            <Table.Td data-changed={metAfter !== metBefore}>{metAfter}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Flips({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation('packs');
  const { t: tWords } = useTranslation('words');
  const verdict = (of: string) => t(`verdict.${of as Verdict}`);
  const all = Object.values(outcome.counts).reduce((sum, n) => sum + n, 0);
  if (all === 0) return <p className={styles.soft}>{t('whatIf.noFlips')}</p>;
  return (
    <>
      <p>
        {Object.entries(outcome.counts)
          .map(([flip, count]) => {
            const [from = '', to = ''] = flip.split('→');
            return t('whatIf.flips', { count, from: verdict(from), to: verdict(to) });
          })
          .join(' ')}
      </p>
      <ul className={styles.flips} aria-label={t('whatIf.flipped')}>
        {outcome.flips.slice(0, SHOWN).map(({ ticket, metric, cycle, from, to }) => (
          <li key={`${String(ticket)} ${metric} ${String(cycle)}`}>
            <Link to="/tickets/$ticketId" params={{ ticketId: String(ticket) }}>
              #{ticket}
            </Link>{' '}
            {tWords(`metric.${metric}`)}: {verdict(from)} → {verdict(to)}
          </li>
        ))}
      </ul>
      {all > SHOWN && <p className={styles.soft}>{t('whatIf.more', { count: all - SHOWN })}</p>}
    </>
  );
}

/** How promises would have come out, in figures and one by one. */
export function WhatIf({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation('packs');
  const { clocks, changed, metBefore, metAfter } = outcome;
  if (clocks === 0) return <p className={styles.soft}>{t('whatIf.nothing')}</p>;
  return (
    <>
      <p>{t('whatIf.sum', { clocks, changed, before: metBefore, after: metAfter })}</p>
      <Figures outcome={outcome} />
      <Flips outcome={outcome} />
    </>
  );
}
