import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client.ts';
import { agentsQuery } from '../../api/lists.ts';
import type { components } from '../../api/schema.d.ts';
import { pagesQuery, usePages } from '../../api/use-pages.ts';
import { More } from '../../shell/more.tsx';
import { nowMs } from '../../time/now.ts';
import { When } from '../../time/when.tsx';
import { useAct } from '../parts/act.ts';
import { AskedButton } from '../parts/dialog.tsx';
import { Loaded, Page } from '../parts/page.tsx';
import styles from '../parts/parts.module.css';
import { Table } from '../parts/table.tsx';
import { NewKey } from './new-key.tsx';

const keysQuery = pagesQuery(['keys'], (query) => ask(api.GET('/api-keys', { params: { query } })));
type Key = components['schemas']['ApiKeyView'];

function KeyRow({ apiKey, agent }: { readonly apiKey: Key; readonly agent: string }) {
  const { t } = useTranslation('access');
  const { mutateAsync } = useAct({
    isQuiet: true,
    changes: [['keys'], ['access']],
    said: t('keys.revoked', { name: apiKey.name }),
    work: () => ask(api.DELETE('/api-keys/{keyId}', { params: { path: { keyId: apiKey.id } } })),
  });
  const isOver = apiKey.expiresAt !== null && Date.parse(apiKey.expiresAt) <= nowMs();
  return (
    <tr>
      <th scope="row">{apiKey.name}</th>
      <td>{agent}</td>
      <td>{apiKey.scopes === null ? t('keys.all') : apiKey.scopes.join(', ')}</td>
      <td>
        <When at={apiKey.createdAt} />
      </td>
      <td>{apiKey.lastUsedAt === null ? <span className={styles.soft}>{t('keys.never')}</span> : <When at={apiKey.lastUsedAt} />}</td>
      <td>
        {apiKey.expiresAt === null ? (
          <span className={styles.soft}>{t('keys.noEnd')}</span>
        ) : (
          <span className={isOver ? styles.bad : undefined}>
            {isOver && `${t('keys.over')} · `}
            <When at={apiKey.expiresAt} />
          </span>
        )}
      </td>
      <td>
        <AskedButton
          label={t('keys.revoke')}
          title={t('keys.revokeTitle', { name: apiKey.name })}
          text={t('keys.revokeText')}
          onYes={() => mutateAsync()}
          isGrave
          isSmall
        />
      </td>
    </tr>
  );
}

/** Keys by which programs come in: whose they are, what they may, and until when. */
export function KeysSection() {
  const { t } = useTranslation('access');
  const keys = usePages(keysQuery);
  const { data: agents = [] } = useQuery(agentsQuery);
  const [isNew, setNew] = useState(false);
  const nameOf = (agentId: number) => agents.find((agent) => agent.id === agentId)?.name ?? `#${String(agentId)}`;
  return (
    <Page
      title={t('keys.title')}
      about={t('keys.about')}
      tools={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNew(true)}>
          {t('keys.new')}
        </Button>
      }
    >
      <Loaded query={keys}>
        {(all) =>
          all.length === 0 ? (
            <p className={styles.empty}>{t('keys.none')}</p>
          ) : (
            <Table
              label={t('keys.title')}
              heads={[t('keys.name'), t('keys.agent'), t('keys.may'), t('keys.made'), t('keys.used'), t('keys.ends'), t('keys.revoke')]}
            >
              {all.map((apiKey) => (
                <KeyRow key={apiKey.id} apiKey={apiKey} agent={nameOf(apiKey.agentId)} />
              ))}
            </Table>
          )
        }
      </Loaded>
      <More of={keys} />
      {isNew && <NewKey agents={agents.filter((agent) => agent.active)} onClose={() => setNew(false)} />}
    </Page>
  );
}
