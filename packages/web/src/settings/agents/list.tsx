import { Badge, Button, Checkbox, TextInput } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agentsQuery } from '../../api/lists.ts';
import type { Agent } from '../../api/shapes.ts';
import { useMay } from '../../session/me.ts';
import { When } from '../../time/when.tsx';
import { Loaded, Page } from '../parts/page.tsx';
import styles from '../parts/parts.module.css';
import { Table } from '../parts/table.tsx';
import { Invitation } from './invitation.tsx';
import { accessQuery, isStaffRole, skillsQuery, structureQuery } from './query.ts';

/** How far somebody can come in, in a few words. */
function Access({ agentId }: { readonly agentId: number }) {
  const { t } = useTranslation('access');
  const { data } = useQuery({ ...accessQuery, enabled: useMay('identity.manage') });
  const own = data?.find((one) => one.agentId === agentId);
  if (!own) return null;
  const isIn = own.sessions > 0;
  return (
    <>
      {isIn && <span>{t('access.signedIn', { count: own.sessions })}</span>}
      {!isIn && own.hasPassword && <span>{t('access.password')}</span>}
      {!own.hasPassword && own.invitedUntil !== null && (
        <span>
          {t('access.invitedUntil')} <When at={own.invitedUntil} />
        </span>
      )}
      {!isIn && !own.hasPassword && own.invitedUntil === null && (
        <span className={styles.soft}>{own.keys > 0 ? t('access.keysOnly') : t('access.none')}</span>
      )}
      {own.factors.length > 0 && <span className={styles.soft}> · {own.factors.map((factor) => t(`factor.${factor}`)).join(', ')}</span>}
    </>
  );
}

interface AgentRowProps {
  readonly agent: Agent;
  readonly teams: readonly string[];
  /** Missing in a desk that says of nobody what they know. */
  readonly skills: readonly string[] | undefined;
}

function AgentRow({ agent, teams, skills }: AgentRowProps) {
  const { t } = useTranslation(['access', 'words']);
  return (
    <tr>
      <th scope="row">
        <Link to="/settings/$section/{-$item}" params={{ section: 'agents', item: String(agent.id) }}>
          {agent.name}
        </Link>
        {!agent.active && (
          <Badge ml="xs" variant="default">
            {t('agents.left')}
          </Badge>
        )}
        <br />
        <span className={styles.soft}>{agent.address}</span>
      </th>
      <td>{isStaffRole(agent.role) ? t(`words:role.${agent.role}`) : agent.role}</td>
      <td>{teams.length > 0 ? teams.join(', ') : <span className={styles.soft}>{t('agents.noTeam')}</span>}</td>
      <td>{agent.languages.join(', ')}</td>
      {skills && <td>{skills.join(', ')}</td>}
      <td>
        <Access agentId={agent.id} />
      </td>
    </tr>
  );
}

/** What each of them knows; undefined where nobody knows anything in particular. */
function useSkills(): ((agentId: number) => readonly string[]) | undefined {
  const { data = [] } = useQuery(skillsQuery);
  if (data.every(({ skills }) => skills.length === 0)) return undefined;
  return (agentId) => data.find((one) => one.agentId === agentId)?.skills ?? [];
}

const contains = (agent: Agent, words: string): boolean =>
  `${agent.name} ${agent.address}`.toLowerCase().includes(words.trim().toLowerCase());

export function AgentList() {
  const { t } = useTranslation('access');
  const agents = useQuery(agentsQuery);
  const { data: structure } = useQuery(structureQuery);
  const skillsOf = useSkills();
  const [words, setWords] = useState('');
  const [withLeft, setWithLeft] = useState(false);
  const [isInviting, setInviting] = useState(false);
  const teamsOf = (agentId: number) => (structure?.teams ?? []).filter((team) => team.members.includes(agentId)).map((team) => team.name);
  return (
    <Page
      title={t('agents.title')}
      about={t('agents.about')}
      tools={
        <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setInviting(true)}>
          {t('agents.invite')}
        </Button>
      }
    >
      <div className={styles.tools}>
        <TextInput label={t('agents.find')} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
        <Checkbox label={t('agents.showLeft')} checked={withLeft} onChange={(event) => setWithLeft(event.currentTarget.checked)} mb={8} />
      </div>
      <Loaded query={agents}>
        {(all) => {
          const shown = all.filter((agent) => (withLeft || agent.active) && contains(agent, words));
          return shown.length === 0 ? (
            <p className={styles.empty}>{t('agents.nobody')}</p>
          ) : (
            <Table
              label={t('agents.title')}
              heads={[
                ...[t('agents.name'), t('agents.role'), t('agents.teams'), t('agents.languages')],
                ...(skillsOf ? [t('skills.title')] : []),
                t('agents.access'),
              ]}
            >
              {shown.map((agent) => (
                <AgentRow key={agent.id} agent={agent} teams={teamsOf(agent.id)} skills={skillsOf?.(agent.id)} />
              ))}
            </Table>
          );
        }}
      </Loaded>
      {isInviting && <Invitation teams={structure?.teams ?? []} onClose={() => setInviting(false)} />}
    </Page>
  );
}
