import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { agentsQuery } from '../api/lists.ts';
import { useMe } from '../session/me.ts';

/** Who `agent:3` is, in words. */
export function useActorName(): (actor: string) => string {
  const { t } = useTranslation('words');
  const me = useMe();
  const { data: agents = [] } = useQuery(agentsQuery);
  return (actor) => {
    if (actor === me.actor) return t('you');
    const [kind, id] = actor.split(':');
    if (kind === 'agent') return agents.find((agent) => String(agent.id) === id)?.name ?? actor;
    return kind === 'person' ? t('role.requester') : t('desk');
  };
}
