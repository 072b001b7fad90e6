import { Badge, Button, Group, Modal, Radio, Skeleton, Stack, TextInput, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clientsQuery } from '../../api/lists.ts';
import { ClientMark } from '../../look/client-mark.tsx';
import { useMe } from '../../session/me.ts';
import { Trouble } from '../../shell/trouble.tsx';
import { isShortName } from '../parts/short-name.ts';
import styles from './clients.module.css';
import { keepPack, useBegunPacks } from './draft.ts';
import { clientShortNameOf, packFrom, starters, type Starter } from './starters.ts';

/** A new client: its names, and a pack to begin with. Nothing is made before that pack is applied. */
function NewClient({ known, begun, onClose }: { known: readonly string[]; begun: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation('packs');
  const me = useMe();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [typed, setTyped] = useState<string>();
  const [starter, setStarter] = useState<Starter>('office');
  const client = typed ?? clientShortNameOf(name);
  const mistakeIn = (short: string): string | undefined => {
    if (known.includes(short)) return t('new.taken');
    if (begun.includes(short)) return t('new.begun');
    return short === '' || isShortName(short) ? undefined : t('new.wrongShort');
  };
  const mistake = mistakeIn(client);
  const begin = () => {
    if (name.trim() === '' || client === '' || mistake !== undefined) return;
    keepPack(me.actor, client, { text: packFrom(starter, { client, name: name.trim() }), over: 0 });
    void navigate({ to: '/settings/$section/{-$item}', params: { section: 'clients', item: client } });
  };
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        begin();
      }}
    >
      <Stack gap="md">
        <TextInput label={t('head.name')} required value={name} onChange={(e) => setName(e.currentTarget.value)} data-autofocus />
        <TextInput
          label={t('new.short')}
          description={t('new.shortHelp')}
          required
          value={client}
          error={mistake}
          onChange={(e) => setTyped(e.currentTarget.value)}
        />
        <Radio.Group label={t('new.beginWith')} value={starter} onChange={(next) => setStarter(next)}>
          <Stack gap="sm" mt={4}>
            {starters.map((one) => (
              <Radio key={one} value={one} label={t(`starter.${one}`)} description={t(`starter.${one}-about`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('back')}
          </Button>
          <Button type="submit">{t('new.begin')}</Button>
        </Group>
      </Stack>
    </form>
  );
}

function Row({ client, name, isBegun, isNew }: { client: string; name: string; isBegun: boolean; isNew: boolean }) {
  const { t } = useTranslation('packs');
  return (
    <li>
      <Link to="/settings/$section/{-$item}" params={{ section: 'clients', item: client }} className={styles.client}>
        <ClientMark client={client} />
        <strong>{name}</strong>
        <span className={styles.short}>{client}</span>
        {isNew && <Badge variant="light">{t('list.notApplied')}</Badge>}
        {isBegun && !isNew && (
          <Badge variant="light" color="yellow" autoContrast>
            {t('list.draft')}
          </Badge>
        )}
      </Link>
    </li>
  );
}

/** Whom the desk serves, and whom somebody has begun to write a pack for. */
export function ClientList() {
  const { t } = useTranslation('packs');
  const me = useMe();
  const { data: clients, error, refetch } = useQuery(clientsQuery);
  const begun = useBegunPacks(me.actor);
  const [isAsking, setAsking] = useState(false);
  if (error && !clients) return <Trouble error={error} onRetry={() => void refetch()} />;
  const known = (clients ?? []).map(({ slug }) => slug);
  return (
    <section className={styles.list} aria-label={t('list.title')}>
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t('list.title')}
        </Title>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAsking(true)}>
          {t('new.title')}
        </Button>
      </Group>
      {clients ? (
        <ul className={styles.clients}>
          {clients.map(({ slug, name }) => (
            <Row key={slug} client={slug} name={name} isBegun={begun.includes(slug)} isNew={false} />
          ))}
          {begun
            .filter((slug) => !known.includes(slug))
            .map((slug) => (
              <Row key={slug} client={slug} name={slug} isBegun isNew />
            ))}
        </ul>
      ) : (
        <Skeleton height={120} />
      )}
      {clients?.length === 0 && <p className={styles.soft}>{t('list.empty')}</p>}
      <Modal opened={isAsking} onClose={() => setAsking(false)} title={t('new.title')} closeButtonProps={{ 'aria-label': t('back') }}>
        <NewClient known={known} begun={begun} onClose={() => setAsking(false)} />
      </Modal>
    </section>
  );
}
