import { Button, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nowMs } from '../time/now.ts';
import { useKeptWords } from './kept-words.ts';
import styles from './quality.module.css';
import { coach, reviewedQuery, useDo } from './query.ts';
import type { Review } from './shapes.ts';

const DAY = 86_400_000;
const day = (ms: number): string => new Date(ms).toLocaleDateString('sv-SE');

/** The end of a date, by the clock of whoever looks. */
const endOf = (date: string): string => new Date(`${date}T23:59:59`).toISOString();

function Whom({ client, value, onChange }: { readonly client: string; readonly value: string; readonly onChange: (id: string) => void }) {
  const { t } = useTranslation('quality');
  const { data: agents = [] } = useQuery(reviewedQuery(client));
  return (
    <NativeSelect
      label={t('column.agent')}
      value={value}
      data={[{ value: '', label: t('coach.choose') }, ...agents.map((a) => ({ value: String(a.agentId), label: a.name }))]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Something for somebody to learn: for the agent of a review, or for one who is chosen of those of a client. */
export function CoachForm({ of }: { readonly of: Review | string }) {
  const { t } = useTranslation('quality');
  const client = typeof of === 'string' ? of : undefined;
  const [agentId, setAgent] = useState('');
  const [what, setWhat] = useKeptWords(`coach ${typeof of === 'string' ? of : String(of.id)}`);
  const [due, setDue] = useState(() => day(nowMs() + 14 * DAY));
  const coaching = useDo(coach, (task) => {
    setWhat('');
    notifications.show({ id: 'quality', message: t('coach.given', { name: task.agent }) });
  });
  const whom = typeof of === 'string' ? { client: of, agentId: Number(agentId) } : { reviewId: of.id };
  return (
    <section className={styles.box}>
      <h3>{t('coach.title')}</h3>
      <Textarea
        label={t('coach.what')}
        autosize
        minRows={2}
        maxLength={4000}
        value={what}
        onChange={(e) => setWhat(e.currentTarget.value)}
      />
      <Group align="end" mt="sm">
        {client !== undefined && <Whom client={client} value={agentId} onChange={setAgent} />}
        <TextInput type="date" label={t('coach.due')} value={due} min={day(nowMs())} onChange={(e) => setDue(e.currentTarget.value)} />
        <Button
          variant="default"
          disabled={what.trim() === '' || due === '' || (client !== undefined && agentId === '')}
          loading={coaching.isPending}
          onClick={() => coaching.mutate({ ...whom, what, dueAt: endOf(due) })}
        >
          {t('coach.button')}
        </Button>
      </Group>
    </section>
  );
}
