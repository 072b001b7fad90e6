import { Badge, Button, Group, Table, Title } from '@mantine/core';
import { IconCheck, IconClock, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/use-pages.ts';
import { ClientMark } from '../look/client-mark.tsx';
import { When } from '../time/when.tsx';
import { BeginCalibration } from './begin-calibration.tsx';
import { Listed } from './lists.tsx';
import styles from './quality.module.css';
import { agreementQuery, calibrationQuery, calibrationsQuery, close, score, useDo } from './query.ts';
import type { Calibration, CalibrationLine, Figures } from './shapes.ts';
import { inOwn, kappaInWords, scoreInWords } from './words.ts';

/** Kappas against their target: in words and by shape. */
function Agreement({ figures }: { readonly figures: Figures }) {
  const { t, i18n } = useTranslation('quality');
  const { reached } = figures;
  const verdict = reached === null ? 'none' : reached ? 'reached' : 'missed';
  return (
    <>
      <p className={styles.figures}>
        <Badge
          size="lg"
          tt="none"
          variant="light"
          color={verdict === 'reached' ? 'green' : verdict === 'missed' ? 'orange' : 'gray'}
          leftSection={verdict === 'reached' ? <IconCheck size={14} /> : verdict === 'missed' ? <IconX size={14} /> : undefined}
        >
          {t(`kappa.${verdict}`, { target: kappaInWords(figures.target, i18n.language) })}
        </Badge>
        <span>
          {t('kappa.cohen')} <strong className="tabular">{kappaInWords(figures.kappa, i18n.language)}</strong>
        </span>
        <span>
          {t('kappa.weighted')} <strong className="tabular">{kappaInWords(figures.weightedKappa, i18n.language)}</strong>
        </span>
      </p>
      {figures.pairs.length > 0 && (
        <div className={styles.scroll}>
          <Table className={styles.table}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('kappa.pair')}</Table.Th>
                <Table.Th>{t('kappa.compared')}</Table.Th>
                <Table.Th>{t('kappa.same')}</Table.Th>
                <Table.Th>{t('kappa.cohen')}</Table.Th>
                <Table.Th>{t('kappa.weighted')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody className="tabular">
              {figures.pairs.map(({ a, b, compared, same, kappa, weightedKappa }) => (
                <Table.Tr key={`${a} ${b}`}>
                  <Table.Td>
                    {a} – {b}
                  </Table.Td>
                  <Table.Td>{compared}</Table.Td>
                  <Table.Td>{same === null ? '–' : new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(same)}</Table.Td>
                  <Table.Td>{kappaInWords(kappa, i18n.language)}</Table.Td>
                  <Table.Td>{kappaInWords(weightedKappa, i18n.language)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </>
  );
}

/** What everybody said, criterion by criterion; where they differ stands out. */
function Spread({ calibration }: { readonly calibration: Calibration }) {
  const { t, i18n } = useTranslation('quality');
  const names = calibration.raters.filter((r) => r.handedIn).map((r) => r.name);
  return (
    <div className={styles.scroll}>
      <Table className={styles.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('column.criterion')}</Table.Th>
            {names.map((name) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {calibration.criteria.map(({ criterion, text, values, same }) => (
            <Table.Tr key={criterion} data-differs={!same || undefined}>
              <Table.Td>
                {inOwn(text, i18n.language)}
                {!same && <small>{t('kappa.differs')}</small>}
              </Table.Td>
              {names.map((name) => (
                <Table.Td key={name}>{t(`value.${(values.find((v) => v.name === name)?.value ?? 'open') as 'open'}`)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
          <Table.Tr className="tabular">
            <Table.Th>{t('column.score')}</Table.Th>
            {calibration.raters
              .filter((r) => r.handedIn)
              .map((r) => (
                <Table.Td key={r.agentId}>
                  <strong>{scoreInWords(r.score, i18n.language)}</strong>
                  {r.failed && ` ${t('result.failed')}`}
                </Table.Td>
              ))}
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Compared({ id }: { readonly id: number }) {
  const { t, i18n } = useTranslation('quality');
  const { data } = useQuery(calibrationQuery(id));
  if (!data?.figures) return null;
  return (
    <div className={styles.form}>
      <Agreement figures={data.figures} />
      <p className={styles.soft}>
        {t('kappa.variance')} <strong className="tabular">{scoreInWords(data.variance, i18n.language)}</strong>
      </p>
      <Spread calibration={data} />
    </div>
  );
}

function CalibrationRow({ calibration }: { readonly calibration: CalibrationLine }) {
  const { t } = useTranslation('quality');
  const navigate = useNavigate({ from: '/quality' });
  const scoring = useDo(score, ({ id }) => void navigate({ search: (before) => ({ ...before, review: id }) }));
  const closing = useDo(close);
  const { id, mine, state, raters } = calibration;
  const isOpen = state === 'open';
  const handedIn = mine && calibration.reviewId !== null && raters.some((r) => r.handedIn);
  return (
    <li className={styles.box}>
      <Group justify="space-between">
        <span className={styles.contact}>
          <ClientMark client={calibration.client} />
          <span>
            <strong>{calibration.subject}</strong>
            <small>
              {t(`kind.${calibration.kind}`)} · <When at={calibration.at} />
            </small>
          </span>
        </span>
        {isOpen && (
          <Group gap="sm">
            <Button variant="subtle" loading={closing.isPending} onClick={() => closing.mutate(id)}>
              {t('calibration.close')}
            </Button>
            {mine && (
              <Button loading={scoring.isPending} onClick={() => scoring.mutate(id)} variant={handedIn ? 'default' : 'filled'}>
                {t('calibration.score')}
              </Button>
            )}
          </Group>
        )}
      </Group>
      <ul className={styles.raters}>
        {raters.map((rater) => (
          <li key={rater.agentId}>
            {rater.handedIn ? <IconCheck size={14} aria-hidden /> : <IconClock size={14} aria-hidden />} {rater.name}{' '}
            <span className={styles.soft}>{rater.handedIn ? t('calibration.handedIn') : t('calibration.waits')}</span>
          </li>
        ))}
      </ul>
      {!isOpen && (
        <details>
          <summary>{t('calibration.compare')}</summary>
          <Compared id={id} />
        </details>
      )}
    </li>
  );
}

/** Contacts that several score; once all are done, how far they agree. */
export function Calibrations({ client }: { readonly client: string | undefined }) {
  const { t } = useTranslation('quality');
  const calibrations = usePages(calibrationsQuery(client));
  const { data: together } = useQuery({ ...agreementQuery(client ?? ''), enabled: client !== undefined });
  return (
    <>
      {together && together.pairs.length > 0 && (
        <section className={styles.box} aria-label={t('kappa.together')}>
          <Title order={3} size="h5">
            {t('kappa.together')}
          </Title>
          <Agreement figures={together} />
        </section>
      )}
      <BeginCalibration client={client} />
      <Listed of={calibrations} empty={t('calibration.none')}>
        {(all) => (
          <ul className={styles.plain}>
            {all.map((calibration) => (
              <CalibrationRow key={calibration.id} calibration={calibration} />
            ))}
          </ul>
        )}
      </Listed>
    </>
  );
}
