import { Anchor, Button, Checkbox, Stack, TextInput, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client.ts';
import { agentsQuery } from '../../api/lists.ts';
import type { Agent } from '../../api/shapes.ts';
import { NotThere } from '../../shell/not-there.tsx';
import { useMembership } from '../agents/membership.ts';
import { isStaffRole, ofPeople, structureQuery, type Structure } from '../agents/query.ts';
import { useAct } from '../parts/act.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Loaded, Page } from '../parts/page.tsx';
import styles from '../parts/parts.module.css';
import { shortNameOf } from '../parts/short-name.ts';
import { Table } from '../parts/table.tsx';
import type { SectionProps } from '../section.ts';

type Team = Structure['teams'][number];

function NewTeam({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('access');
  const [name, setName] = useState('');
  const [slug, setSlug] = useState<string>();
  const team = slug ?? shortNameOf(name);
  const { mutate, isPending, error } = useAct({
    isQuiet: true,
    changes: ofPeople,
    work: () => ask(api.POST('/teams', { body: { team, name } })),
    onDone: onClose,
  });
  return (
    <Dialog
      title={t('teams.new')}
      button={t('teams.make')}
      onClose={onClose}
      onSend={() => mutate()}
      isSending={isPending}
      error={error}
      canSend={name.trim() !== '' && team !== ''}
    >
      <TextInput label={t('teams.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} required data-autofocus />
      <TextInput
        label={t('teams.slug')}
        description={t('teams.slugHelp')}
        value={team}
        onChange={(event) => setSlug(event.currentTarget.value)}
        required
      />
    </Dialog>
  );
}

/** Tiers by client: `Acme: 1 CSR1`. */
function Serves({ team }: { readonly team: Team }) {
  const { t } = useTranslation('access');
  if (team.tiers.length === 0) return <span className={styles.soft}>{t('teams.servesNobody')}</span>;
  return (
    <>
      {team.tiers.map(({ client, level, name }) => (
        <div key={`${client} ${String(level)}`}>{t('teams.serves', { client, level, name })}</div>
      ))}
    </>
  );
}

function TeamList({ structure, agents }: { readonly structure: Structure; readonly agents: readonly Agent[] }) {
  const { t } = useTranslation('access');
  const names = new Map(agents.filter((agent) => agent.active).map((agent) => [agent.id, agent.name]));
  if (structure.teams.length === 0) return <p className={styles.empty}>{t('teams.none')}</p>;
  return (
    <Table label={t('teams.title')} heads={[t('teams.name'), t('teams.for'), t('teams.members')]}>
      {structure.teams.map((team) => (
        <tr key={team.slug}>
          <th scope="row">
            <Link to="/settings/$section/{-$item}" params={{ section: 'teams', item: team.slug }}>
              {team.name}
            </Link>
            <br />
            <span className={styles.soft}>{team.slug}</span>
          </th>
          <td>
            <Serves team={team} />
          </td>
          <td>{team.members.flatMap((id) => names.get(id) ?? []).join(', ') || <span className={styles.soft}>{t('teams.empty')}</span>}</td>
        </tr>
      ))}
    </Table>
  );
}

function Rename({ team }: { readonly team: Team }) {
  const { t } = useTranslation(['access', 'words']);
  const [name, setName] = useState(team.name);
  const { mutate, isPending } = useAct({
    changes: ofPeople,
    said: t('teams.renamed', { name }),
    work: () => ask(api.PATCH('/teams/{team}', { params: { path: { team: team.slug } }, body: { name } })),
  });
  return (
    <form
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault();
        mutate();
      }}
    >
      <Title order={3} size="h5">
        {t('teams.for')}
      </Title>
      <div>
        <Serves team={team} />
      </div>
      <p className={styles.about}>{t('teams.forHelp')}</p>
      <TextInput label={t('teams.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} required />
      <div className={styles.actions}>
        <Button type="submit" loading={isPending} disabled={name.trim() === '' || name === team.name}>
          {t('words:save')}
        </Button>
      </div>
    </form>
  );
}

/** Who is in the team, with what they speak: each box counts at once. */
function Members({ team, agents }: { readonly team: Team; readonly agents: readonly Agent[] }) {
  const { t } = useTranslation(['access', 'words']);
  const { mutate, isPending } = useMembership();
  const tongue = (language: string) =>
    language === 'fi' || language === 'sv' || language === 'en' ? t(`words:language.${language}`) : language;
  return (
    <section className={styles.card}>
      <Title order={3} size="h5">
        {t('teams.members')}
      </Title>
      <Stack gap="sm">
        {agents
          .filter((agent) => agent.active || team.members.includes(agent.id))
          .map((agent) => (
            <Checkbox
              key={agent.id}
              label={agent.name}
              description={[isStaffRole(agent.role) ? t(`words:role.${agent.role}`) : agent.role, ...agent.languages.map(tongue)].join(
                ' · ',
              )}
              checked={team.members.includes(agent.id)}
              disabled={isPending}
              onChange={(event) => mutate({ agentId: agent.id, team: team.slug, belongs: event.currentTarget.checked })}
            />
          ))}
      </Stack>
    </section>
  );
}

/** Who works together, at which tier, for which clients. */
export function TeamsSection({ item }: SectionProps) {
  const { t } = useTranslation('access');
  const structure = useQuery(structureQuery);
  const { data: agents = [] } = useQuery(agentsQuery);
  const [isNew, setNew] = useState(false);
  if (item === undefined)
    return (
      <Page
        title={t('teams.title')}
        about={t('teams.about')}
        tools={
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setNew(true)}>
            {t('teams.new')}
          </Button>
        }
      >
        <Loaded query={structure}>{(found) => <TeamList structure={found} agents={agents} />}</Loaded>
        {isNew && <NewTeam onClose={() => setNew(false)} />}
      </Page>
    );
  return (
    <Loaded query={structure}>
      {({ teams }) => {
        const team = teams.find((one) => one.slug === item);
        if (!team) return <NotThere />;
        return (
          <Page title={team.name} about={team.slug}>
            <Anchor component={Link} to="/settings/$section/{-$item}" params={{ section: 'teams', item: undefined } as never}>
              {t('teams.back')}
            </Anchor>
            <div className={styles.pair}>
              <Rename key={team.slug} team={team} />
              <Members team={team} agents={agents} />
            </div>
          </Page>
        );
      }}
    </Loaded>
  );
}
