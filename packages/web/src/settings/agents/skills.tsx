import { Button, TagsInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client.ts';
import type { Agent } from '../../api/shapes.ts';
import { useAct } from '../parts/act.ts';
import { Loaded } from '../parts/page.tsx';
import styles from '../parts/parts.module.css';
import { shortNameOf } from '../parts/short-name.ts';
import { ofPeople, skillsQuery, type Skills } from './query.ts';

/** As many as the desk keeps of one agent. */
const MOST = 50;

/** Everything that somebody in the desk knows, each once: the same thing should have one name. */
const known = (all: readonly Skills[]): string[] => [...new Set(all.flatMap(({ skills }) => skills))].sort();

function Form({ agent, all }: { readonly agent: Agent; readonly all: readonly Skills[] }) {
  const { t } = useTranslation(['access', 'words']);
  const had = all.find(({ agentId }) => agentId === agent.id)?.skills ?? [];
  const [skills, setSkills] = useState<readonly string[]>(had);
  const [isWrong, setWrong] = useState(false);
  const { mutate, isPending } = useAct({
    changes: ofPeople,
    said: t('agents.saved', { name: agent.name }),
    work: () => ask(api.PUT('/agents/{agentId}/skills', { params: { path: { agentId: agent.id } }, body: { skills: [...skills] } })),
  });
  const put = (typed: readonly string[]) => {
    const named = typed.map((one) => shortNameOf(one));
    setWrong(named.includes(''));
    setSkills([...new Set(named.filter((one) => one !== ''))]);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutate();
      }}
    >
      <TagsInput
        label={t('skills.label')}
        description={t('skills.help')}
        error={isWrong ? t('skills.wrong') : undefined}
        value={[...skills]}
        data={known(all)}
        maxTags={MOST}
        onChange={put}
      />
      <div className={styles.actions}>
        <Button type="submit" mt="md" loading={isPending} disabled={[...skills].sort().join() === had.join()}>
          {t('words:save')}
        </Button>
      </div>
    </form>
  );
}

/** What an agent knows: tickets that ask for something else are not given to them. */
export function AgentSkills({ agent }: { readonly agent: Agent }) {
  const { t } = useTranslation('access');
  const skills = useQuery(skillsQuery);
  return (
    <section className={styles.card}>
      <Title order={3} size="h5">
        {t('skills.title')}
      </Title>
      <p className={styles.about}>{t('skills.about')}</p>
      <Loaded query={skills}>{(all) => <Form key={agent.id} agent={agent} all={all} />}</Loaded>
    </section>
  );
}
