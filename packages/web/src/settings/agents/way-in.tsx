import { Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import type { Agent } from '../../api/shapes.ts';
import { When } from '../../time/when.tsx';
import { useAct } from '../parts/act.ts';
import { AskedButton } from '../parts/dialog.tsx';
import styles from '../parts/parts.module.css';
import { ShownOnce } from '../parts/shown-once.tsx';
import { accessQuery } from './query.ts';

type Access = components['schemas']['AccessView'];

function Facts({ own }: { readonly own: Access }) {
  const { t } = useTranslation('access');
  return (
    <dl className={styles.facts}>
      <dt>{t('wayIn.password')}</dt>
      <dd>{own.hasPassword ? t('wayIn.set') : t('wayIn.notSet')}</dd>
      <dt>{t('wayIn.factors')}</dt>
      <dd>{own.factors.length > 0 ? own.factors.map((factor) => t(`factor.${factor}`)).join(', ') : t('wayIn.noFactor')}</dd>
      <dt>{t('wayIn.sessions')}</dt>
      <dd>
        {t('access.signedIn', { count: own.sessions })}
        {own.seenAt !== null && (
          <span className={styles.soft}>
            {' · '}
            {t('wayIn.seen')} <When at={own.seenAt} />
          </span>
        )}
      </dd>
      <dt>{t('wayIn.keys')}</dt>
      <dd className="tabular">{own.keys}</dd>
      {own.invitedUntil !== null && (
        <>
          <dt>{t('wayIn.link')}</dt>
          <dd>
            {t('access.invitedUntil')} <When at={own.invitedUntil} />
          </dd>
        </>
      )}
    </dl>
  );
}

interface DeedsProps {
  readonly agent: Agent;
  readonly own: Access | undefined;
  /** A one-time link was made. */
  readonly onLink: (url: string) => void;
}

function Deeds({ agent, own, onLink }: DeedsProps) {
  const { t } = useTranslation('access');
  const path = { params: { path: { agentId: agent.id } } };
  const changes = [['access']];
  const invite = useAct({
    changes,
    work: () => ask(api.POST('/agents/{agentId}/invite', path)),
    onDone: (made) => onLink(made.url),
  });
  const signOut = useAct({
    changes,
    isQuiet: true,
    said: t('wayIn.signedOut', { name: agent.name }),
    work: () => ask(api.POST('/agents/{agentId}/end-sessions', path)),
  });
  const reset = useAct({
    changes,
    isQuiet: true,
    said: t('wayIn.wasReset', { name: agent.name }),
    work: () => ask(api.POST('/agents/{agentId}/reset-second-factor', path)),
  });
  return (
    <div className={styles.actions}>
      <Button variant="default" loading={invite.isPending} onClick={() => invite.mutate()}>
        {t('wayIn.newLink')}
      </Button>
      {own !== undefined && own.sessions > 0 && (
        <AskedButton
          label={t('wayIn.signOut')}
          title={t('wayIn.signOutTitle', { name: agent.name })}
          text={t('wayIn.signOutText')}
          onYes={() => signOut.mutateAsync()}
        />
      )}
      {own !== undefined && own.factors.length > 0 && (
        <AskedButton
          label={t('wayIn.reset')}
          title={t('wayIn.resetTitle', { name: agent.name })}
          text={t('wayIn.resetText')}
          onYes={() => reset.mutateAsync()}
          isGrave
        />
      )}
    </div>
  );
}

/** How an agent comes in, and what to do when they cannot, or must not. */
export function WayIn({ agent }: { readonly agent: Agent }) {
  const { t } = useTranslation('access');
  const { data } = useQuery(accessQuery);
  const [url, setUrl] = useState<string>();
  const own = data?.find((one) => one.agentId === agent.id);
  return (
    <section className={styles.card}>
      <Title order={3} size="h5">
        {t('wayIn.title')}
      </Title>
      {own && <Facts own={own} />}
      {agent.active && <Deeds agent={agent} own={own} onLink={setUrl} />}
      {url !== undefined && (
        <ShownOnce
          title={t('invite.doneTitle', { name: agent.name })}
          text={t('invite.doneText')}
          label={t('invite.link')}
          value={url}
          onClose={() => setUrl(undefined)}
        />
      )}
    </section>
  );
}
