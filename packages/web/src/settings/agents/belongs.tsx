import { Checkbox, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client.ts';
import { clientsQuery } from '../../api/lists.ts';
import type { Agent } from '../../api/shapes.ts';
import { useAct } from '../parts/act.ts';
import styles from '../parts/parts.module.css';
import { useMembership } from './membership.ts';
import { ofPeople, servedBy, structureQuery, type Structure } from './query.ts';

interface Grant {
  readonly client: string;
  readonly belongs: boolean;
}

/** What a team serves, in a line: `acme 1, nordbo 2`. */
const serves = ({ tiers }: Structure['teams'][number]): string => tiers.map(({ client, level }) => `${client} ${level}`).join(', ');

function Teams({ agent, structure }: { readonly agent: Agent; readonly structure: Structure }) {
  const { t } = useTranslation('access');
  const { mutate, isPending } = useMembership();
  return (
    <section className={styles.card}>
      <Title order={3} size="h5">
        {t('agents.teams')}
      </Title>
      <p className={styles.about}>{t('belongs.teams')}</p>
      <Stack gap="sm">
        {structure.teams.map((team) => (
          <Checkbox
            key={team.slug}
            label={team.name}
            description={serves(team) === '' ? t('teams.servesNobody') : serves(team)}
            checked={team.members.includes(agent.id)}
            disabled={isPending}
            onChange={(event) => mutate({ agentId: agent.id, team: team.slug, belongs: event.currentTarget.checked })}
          />
        ))}
      </Stack>
    </section>
  );
}

function Clients({ agent, structure }: { readonly agent: Agent; readonly structure: Structure }) {
  const { t } = useTranslation('access');
  const { data: clients = [] } = useQuery(clientsQuery);
  const byTeam = new Set(servedBy(structure, agent.id));
  const granted = new Set(structure.grants.filter((grant) => grant.agentId === agent.id).map((grant) => grant.client));
  const { mutate, isPending } = useAct({
    changes: ofPeople,
    work: ({ client, belongs }: Grant) => {
      const path = { params: { path: { agentId: agent.id, client } } };
      return belongs
        ? ask(api.PUT('/agents/{agentId}/clients/{client}', path))
        : ask(api.DELETE('/agents/{agentId}/clients/{client}', path));
    },
  });
  if (agent.role === 'administrator')
    return (
      <section className={styles.card}>
        <Title order={3} size="h5">
          {t('belongs.clients')}
        </Title>
        <p className={styles.about}>{t('belongs.all')}</p>
      </section>
    );
  return (
    <section className={styles.card}>
      <Title order={3} size="h5">
        {t('belongs.clients')}
      </Title>
      <p className={styles.about}>{t('belongs.clientsHelp')}</p>
      <Stack gap="sm">
        {clients.map(({ slug, name }) => (
          <Checkbox
            key={slug}
            label={name}
            description={byTeam.has(slug) ? t('belongs.byTeam') : granted.has(slug) ? t('belongs.granted') : undefined}
            checked={byTeam.has(slug) || granted.has(slug)}
            disabled={isPending || (byTeam.has(slug) && !granted.has(slug))}
            onChange={(event) => mutate({ client: slug, belongs: event.currentTarget.checked })}
          />
        ))}
      </Stack>
    </section>
  );
}

/** In which teams somebody is, and which clients they see: each box counts at once. */
export function Belongs({ agent }: { readonly agent: Agent }) {
  const { data: structure } = useQuery(structureQuery);
  if (!structure) return null;
  return (
    <Stack gap="lg">
      <Teams agent={agent} structure={structure} />
      <Clients agent={agent} structure={structure} />
    </Stack>
  );
}
