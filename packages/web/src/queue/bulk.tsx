import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client.ts';
import { agentsQuery } from '../api/lists.ts';
import { priorities, type Priority } from '../api/shapes.ts';
import { useSentence } from '../shell/trouble.tsx';
import styles from './queue.module.css';

/** What can be done with several tickets at once. */
type Act =
  | { readonly do: 'assign'; readonly agentId: number }
  | { readonly do: 'priority'; readonly priority: Priority }
  | { readonly do: 'move'; readonly to: string };

const states = ['open', 'pending-requester', 'resolved', 'cancelled'] as const;
const AT_ONCE = 4;

function change(ticketId: number, act: Act): Promise<unknown> {
  const path = { params: { path: { ticketId } } };
  if (act.do === 'assign') return ask(api.POST('/tickets/{ticketId}/assign', { ...path, body: { agentId: act.agentId } }));
  if (act.do === 'priority') return ask(api.POST('/tickets/{ticketId}/priority', { ...path, body: { priority: act.priority } }));
  return ask(api.POST('/tickets/{ticketId}/move', { ...path, body: { to: act.to } }));
}

/** A few at a time; what fails does not stop the others. */
async function changeAll(ids: readonly number[], act: Act): Promise<{ id: number; error: unknown }[]> {
  const waiting = [...ids];
  const failed: { id: number; error: unknown }[] = [];
  const lane = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const ticketId = id;
      await change(ticketId, act).catch((error: unknown) => failed.push({ id: ticketId, error }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return failed;
}

interface BulkBarProps {
  readonly chosen: ReadonlySet<number>;
  /** Those with which nothing is left to do. */
  readonly onDone: (left: ReadonlySet<number>) => void;
}

function useBulk({ chosen, onDone }: BulkBarProps) {
  const { t } = useTranslation('queue');
  const sentence = useSentence();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (act: Act) => changeAll([...chosen], act),
    onSuccess: (failed) => {
      void queries.invalidateQueries({ queryKey: ['list'] });
      onDone(new Set(failed.map(({ id }) => id)));
      const done = chosen.size - failed.length;
      if (done > 0) notifications.show({ message: t('bulk.done', { count: done }) });
      for (const { id, error } of failed.slice(0, 3))
        notifications.show({ color: 'red', autoClose: false, message: `#${id}: ${sentence(error)}` });
    },
  });
}

/** What to do with the tickets that were picked. */
export function BulkBar(props: BulkBarProps) {
  const { t } = useTranslation(['queue', 'words']);
  const { data: agents = [] } = useQuery(agentsQuery);
  const { mutate, isPending } = useBulk(props);
  const menu = (label: string, items: readonly { key: string; label: string; act: Act }[]) => (
    <Menu>
      <Menu.Target>
        <Button size="xs" variant="default" loading={isPending}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {items.map((item) => (
          <Menu.Item key={item.key} onClick={() => mutate(item.act)}>
            {item.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
  const active = agents.filter(({ active: works }) => works);
  return (
    <div className={styles.bulk} role="toolbar" aria-label={t('bulk.label')}>
      <span>{t('bulk.chosen', { count: props.chosen.size })}</span>
      {menu(
        t('bulk.assign'),
        active.map(({ id, name }) => ({ key: String(id), label: name, act: { do: 'assign', agentId: id } })),
      )}
      {menu(
        t('bulk.priority'),
        priorities.map((priority) => ({ key: priority, label: t(`words:priority.${priority}`), act: { do: 'priority', priority } })),
      )}
      {menu(
        t('bulk.move'),
        states.map((to) => ({ key: to, label: t(`words:category.${to}`), act: { do: 'move', to } })),
      )}
      <Button size="xs" variant="subtle" onClick={() => props.onDone(new Set())}>
        {t('bulk.clear')}
      </Button>
    </div>
  );
}
