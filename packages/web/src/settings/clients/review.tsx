import { Alert, Button, Group, Skeleton, Table, Textarea, TextInput, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client.ts';
import { codeOf } from '../../api/problem.ts';
import { Trouble, useSentence } from '../../shell/trouble.tsx';
import { useCommands } from '../../shell/commands.ts';
import { CameMeanwhile } from './came-meanwhile.tsx';
import styles from './clients.module.css';
import { textOf } from './form/pack-context.ts';
import { changed } from './pack/change.ts';
import { asBlock, asFlow, readText, saidBy } from './pack/text.ts';
import { diffQuery, whatIfQuery, WHAT_IF_DAYS, type ContractDiff, type ContractText } from './query.ts';
import type { PackText } from './use-pack-text.ts';
import { WhatIf } from './what-if.tsx';

/** As people write it: on one line, or on several where words of several lines are among it. */
function shown(value: unknown): string {
  if (typeof value === 'string') return value.trimEnd();
  return JSON.stringify(value).includes('\\n') ? asBlock(value).trimEnd() : asFlow(value);
}

function Differences({ diff }: { readonly diff: ContractDiff }) {
  const { t } = useTranslation('packs');
  if (diff.differences.length === 0) return <p className={styles.soft}>{t('review.same')}</p>;
  return (
    <div className={styles.scroll}>
      <Table className={styles.differences}>
        <caption className="unseen">{t('review.differences')}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('review.where')}</Table.Th>
            <Table.Th scope="col">{t('review.before')}</Table.Th>
            <Table.Th scope="col">{t('review.after')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {diff.differences.map(({ path, from, to }) => (
            <Table.Tr key={path}>
              <Table.Th scope="row">
                <code>{path}</code>
              </Table.Th>
              <Table.Td>
                {from === undefined ? <span className={styles.soft}>{t('review.nothing')}</span> : <del>{shown(from)}</del>}
              </Table.Td>
              <Table.Td>{to === undefined ? <span className={styles.soft}>{t('review.nothing')}</span> : <ins>{shown(to)}</ins>}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Past({ client, text, newest }: { readonly client: string; readonly text: string; readonly newest: number }) {
  const { t } = useTranslation('packs');
  const sentence = useSentence();
  const { data, error, refetch } = useQuery(whatIfQuery(client, text, newest));
  return (
    <section className={styles.part} aria-label={t('whatIf.title', { count: WHAT_IF_DAYS })} aria-busy={!data}>
      <Title order={2} size="h5">
        {t('whatIf.title', { count: WHAT_IF_DAYS })}
      </Title>
      {data && <WhatIf outcome={data} />}
      {!data && !error && (
        <div role="status">
          {t('whatIf.looking')} <Skeleton height={80} />
        </div>
      )}
      {error && (
        <Group>
          <p>{sentence(error)}</p>
          <Button variant="default" onClick={() => void refetch()}>
            {t('again')}
          </Button>
        </Group>
      )}
    </section>
  );
}

/** Applies a pack over the version that its writer has seen. What is refused stays as it was written. */
function useApply(client: string, { text, over, reason, drop }: PackText) {
  const { t } = useTranslation('packs');
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () =>
      ask(api.POST('/contracts', { body: { yaml: text, over, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) } })),
    async onSuccess({ version, changed: isNew }) {
      await queries.invalidateQueries({ queryKey: ['all', 'client'] });
      drop();
      notifications.show({ message: isNew ? t('applied', { version }) : t('appliedBefore', { version }) });
      await navigate({ to: '/settings/$section/{-$item}', params: { section: 'clients', item: client }, search: { view: 'versions' } });
    },
    onError(error) {
      if (codeOf(error) === 'contract.moved-on') void queries.invalidateQueries({ queryKey: ['all', 'client'] });
    },
  });
}

function ApplyForm({ client, pack }: { readonly client: string; readonly pack: PackText }) {
  const { t } = useTranslation('packs');
  const sentence = useSentence();
  const apply = useApply(client, pack);
  const from = textOf(saidBy(readText(pack.text))?.['effective-from']);
  const setFrom = (day: string) => pack.write(changed(pack.text, ['effective-from'], day === '' ? undefined : day));
  return (
    <form
      className={styles.part}
      aria-label={t('review.applyTitle')}
      onSubmit={(e) => {
        e.preventDefault();
        apply.mutate();
      }}
    >
      <Title order={2} size="h5">
        {t('review.applyTitle')}
      </Title>
      <TextInput
        type="date"
        label={t('review.from')}
        description={t('review.fromHelp')}
        value={from}
        onChange={(e) => setFrom(e.currentTarget.value)}
      />
      <Textarea
        label={t('review.reason')}
        description={t('review.reasonHelp')}
        maxLength={1000}
        autosize
        minRows={2}
        value={pack.reason}
        onChange={(e) => pack.giveReason(e.currentTarget.value)}
      />
      {apply.error && (
        <Alert role="alert" color="red" variant="light">
          {sentence(apply.error)} {t('review.kept')}
        </Alert>
      )}
      <Group justify="end">
        <Button type="submit" loading={apply.isPending} disabled={pack.cameMeanwhile !== undefined}>
          {t('review.apply')}
        </Button>
      </Group>
    </form>
  );
}

/** What a pack would change, before it is applied. */
export function Review({ client, pack, newest }: { client: string; pack: PackText; newest: ContractText | undefined }) {
  const { t } = useTranslation('packs');
  const navigate = useNavigate();
  const { data: diff, error, refetch } = useQuery(diffQuery(client, pack.text));
  const back = () => void navigate({ to: '/settings/$section/{-$item}', params: { section: 'clients', item: client }, search: {} });
  useCommands([{ id: 'pack.back', label: t('review.back'), group: 'everywhere', keys: 'Escape', run: back }]);
  return (
    <div className={styles.review}>
      <CameMeanwhile pack={pack} newest={newest} />
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('review.title')}
        </Title>
        <Button variant="default" onClick={back}>
          {t('review.back')}
        </Button>
      </Group>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!diff && !error && <Skeleton height={120} />}
      {diff && (
        <>
          <section className={styles.part} aria-label={t('review.differences')}>
            {diff.isNew && <p>{t('review.isNew')}</p>}
            <Differences diff={diff} />
          </section>
          {!diff.isNew && <Past client={client} text={pack.text} newest={newest?.version ?? 0} />}
          {!diff.isNew && <p className={styles.soft}>{t('review.running')}</p>}
          <ApplyForm client={client} pack={pack} />
        </>
      )}
    </div>
  );
}
