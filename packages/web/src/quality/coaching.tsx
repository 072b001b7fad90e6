import { Button, Group, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/use-pages.ts';
import { useNow } from '../time/now.ts';
import { When } from '../time/when.tsx';
import { CoachForm } from './coach-form.tsx';
import { useKeptWords } from './kept-words.ts';
import { Listed } from './lists.tsx';
import styles from './quality.module.css';
import { endTask, tasksQuery, useDo, type Whose } from './query.ts';
import type { Task } from './shapes.ts';

const MINUTE = 60_000;

function Done({ task }: { readonly task: Task }) {
  const { t } = useTranslation('quality');
  const [outcome, setOutcome] = useKeptWords(`outcome ${String(task.id)}`);
  const ending = useDo(endTask, () => {
    setOutcome('');
    notifications.show({ id: 'quality', message: t('coach.ended') });
  });
  return (
    <Group align="end" gap="sm">
      <TextInput label={t('coach.outcome')} maxLength={4000} value={outcome} onChange={(e) => setOutcome(e.currentTarget.value)} />
      <Button variant="default" loading={ending.isPending} onClick={() => ending.mutate({ taskId: task.id, outcome })}>
        {t('coach.done')}
      </Button>
    </Group>
  );
}

function TaskRow({ task, whose }: { readonly task: Task; readonly whose: Whose }) {
  const { t } = useTranslation('quality');
  const now = useNow(MINUTE);
  const isLate = task.doneAt === null && Date.parse(task.dueAt) < now;
  return (
    <li className={styles.box}>
      <p className={styles.what}>{task.what}</p>
      <p className={styles.soft}>
        {whose === 'all' && <>{task.agent} · </>}
        {task.doneAt === null ? (
          <span className={isLate ? styles.failed : undefined}>
            {isLate && <IconAlertTriangle size={14} aria-hidden />} {isLate ? t('coach.late') : t('coach.by')} <When at={task.dueAt} />
          </span>
        ) : (
          <>
            {t('coach.doneAt')} <When at={task.doneAt} />
          </>
        )}
        {' · '}
        {t('coach.from', { name: task.by })}
        {task.reviewId !== null && (
          <>
            {' · '}
            <Link to="/quality" search={(before) => ({ ...before, review: task.reviewId ?? 0 })}>
              {t('coach.review')}
            </Link>
          </>
        )}
      </p>
      {task.outcome !== null && task.outcome !== '' && <blockquote>{task.outcome}</blockquote>}
      {task.doneAt === null && <Done task={task} />}
    </li>
  );
}

function TaskList({ whose, done, empty }: { readonly whose: Whose; readonly done: boolean; readonly empty: string }) {
  const tasks = usePages(tasksQuery(whose, done));
  return (
    <Listed of={tasks} empty={empty}>
      {(all) => (
        <ul className={styles.plain}>
          {all.map((task) => (
            <TaskRow key={task.id} task={task} whose={whose} />
          ))}
        </ul>
      )}
    </Listed>
  );
}

/** What agents are to learn: one's own, or that of those whom one leads. */
export function Coaching({ whose, client }: { readonly whose: Whose; readonly client?: string | undefined }) {
  const { t } = useTranslation('quality');
  return (
    <>
      {whose === 'all' && client !== undefined && <CoachForm key={client} of={client} />}
      {whose === 'all' && client === undefined && <p className={styles.soft}>{t('coach.chooseClient')}</p>}
      <TaskList whose={whose} done={false} empty={t(`coach.none.${whose}`)} />
      <details>
        <summary>{t('coach.before')}</summary>
        <TaskList whose={whose} done empty={t('coach.noneDone')} />
      </details>
    </>
  );
}
