import { Badge, Button, Skeleton, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../../api/use-pages.ts';
import { useMe } from '../../session/me.ts';
import { More } from '../../shell/more.tsx';
import { Trouble } from '../../shell/trouble.tsx';
import { useActorName } from '../../ticket/actor-name.ts';
import { useNow } from '../../time/now.ts';
import { When } from '../../time/when.tsx';
import { AskedButton } from '../parts/dialog.tsx';
import styles from './clients.module.css';
import { keepPack, usePackDraft } from './draft.ts';
import { versionQuery, versionsQuery, type ContractText, type ContractVersion } from './query.ts';

const YamlEditor = lazy(async () => ({ default: (await import('./editor.tsx')).YamlEditor }));
const MINUTE = 60_000;
/** A version without a day of its own says the beginning of time. */
const hasDay = (at: string): boolean => Date.parse(at) > 0;

function State({ version, now }: { readonly version: ContractVersion; readonly now: number }) {
  const { t } = useTranslation('packs');
  if (version.inForce) return <Badge color="teal">{t('versions.inForce')}</Badge>;
  if (Date.parse(version.effectiveFrom) > now) return <Badge variant="light">{t('versions.coming')}</Badge>;
  return null;
}

function Row({ client, version, isShown }: { client: string; version: ContractVersion; isShown: boolean }) {
  const { t } = useTranslation('packs');
  const nameOf = useActorName();
  const now = useNow(MINUTE);
  return (
    <Table.Tr data-shown={isShown}>
      <Table.Th scope="row">
        <Link
          to="/settings/$section/{-$item}"
          params={{ section: 'clients', item: client }}
          search={{ view: 'versions', version: version.version }}
          aria-current={isShown ? 'true' : undefined}
        >
          {t('versions.one', { version: version.version })}
        </Link>{' '}
        <State version={version} now={now} />
      </Table.Th>
      <Table.Td>{hasDay(version.effectiveFrom) ? <When at={version.effectiveFrom} /> : t('versions.always')}</Table.Td>
      <Table.Td>
        <When at={version.appliedAt} />
      </Table.Td>
      <Table.Td>{nameOf(version.appliedBy)}</Table.Td>
      <Table.Td>{version.reason ?? ''}</Table.Td>
    </Table.Tr>
  );
}

function Text({ client, version, newest }: { client: string; version: number; newest: ContractText }) {
  const { t } = useTranslation('packs');
  const me = useMe();
  const navigate = useNavigate();
  const draft = usePackDraft(me.actor, client);
  const { data, error, refetch } = useQuery(versionQuery(client, version));
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={240} />;
  const goOn = () => {
    keepPack(me.actor, client, { text: data.yaml, over: newest.version });
    return navigate({ to: '/settings/$section/{-$item}', params: { section: 'clients', item: client }, search: {} });
  };
  return (
    <section className={styles.part} aria-label={t('versions.one', { version })}>
      <div className={styles.bar}>
        <Title order={3} size="h5">
          {t('versions.one', { version })}
        </Title>
        {version !== newest.version &&
          (draft ? (
            <AskedButton
              label={t('versions.goOn')}
              title={t('versions.overDraft')}
              text={t('versions.overDraftText')}
              onYes={goOn}
              isGrave
            />
          ) : (
            <Button variant="default" onClick={() => void goOn()}>
              {t('versions.goOn')}
            </Button>
          ))}
      </div>
      <Suspense fallback={<Skeleton height={240} />}>
        <YamlEditor text={data.yaml} label={t('versions.one', { version })} marks={[]} />
      </Suspense>
    </section>
  );
}

/** Every version of a client's contract, the newest first, and the text of one. */
export function Versions({ client, newest }: { readonly client: string; readonly newest: ContractText }) {
  const { t } = useTranslation('packs');
  const { version } = useSearch({ strict: false });
  const list = usePages(versionsQuery(client));
  const { data: versions, error, refetch } = list;
  if (error && !versions) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!versions) return <Skeleton m="lg" height={200} />;
  // One further down may be looked at before it is listed.
  const isThere = versions.some((one) => one.version === version) || list.hasNextPage;
  const shown = typeof version === 'number' && isThere ? version : undefined;
  return (
    <div className={styles.review}>
      <div className={styles.scroll}>
        <Table className={styles.versions}>
          <caption className="unseen">{t('view.versions')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('versions.version')}</Table.Th>
              <Table.Th scope="col">{t('versions.from')}</Table.Th>
              <Table.Th scope="col">{t('versions.applied')}</Table.Th>
              <Table.Th scope="col">{t('versions.by')}</Table.Th>
              <Table.Th scope="col">{t('review.reason')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {versions.map((one) => (
              <Row key={one.version} client={client} version={one} isShown={one.version === shown} />
            ))}
          </Table.Tbody>
        </Table>
        <More of={list} />
      </div>
      {shown !== undefined && <Text client={client} version={shown} newest={newest} />}
    </div>
  );
}
