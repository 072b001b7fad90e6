import { Anchor, Button, MultiSelect, NativeSelect, Stack, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client.ts';
import { agentsQuery } from '../../api/lists.ts';
import type { Agent } from '../../api/shapes.ts';
import { languages, type Language } from '../../i18n/index.ts';
import { useMay } from '../../session/me.ts';
import { NotThere } from '../../shell/not-there.tsx';
import { useAct } from '../parts/act.ts';
import { AskedButton } from '../parts/dialog.tsx';
import { Loaded, Page } from '../parts/page.tsx';
import styles from '../parts/parts.module.css';
import { WayIn } from './way-in.tsx';
import { Belongs } from './belongs.tsx';
import { isStaffRole, ofPeople, staffRoles, type StaffRole } from './query.ts';
import { AgentSkills } from './skills.tsx';

const path = (agentId: number) => ({ params: { path: { agentId } } });

/** Name, role and languages: one form, one button. */
function Who({ agent }: { readonly agent: Agent }) {
  const { t } = useTranslation(['access', 'words']);
  const [name, setName] = useState(agent.name);
  const [role, setRole] = useState<StaffRole>(isStaffRole(agent.role) ? agent.role : 'agent');
  const [spoken, setSpoken] = useState<string[]>([...agent.languages]);
  const { mutate, isPending } = useAct({
    changes: ofPeople,
    said: t('agents.saved', { name }),
    work: () => ask(api.PATCH('/agents/{agentId}', { ...path(agent.id), body: { name, role, languages: spoken as Language[] } })),
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
        {t('agents.who')}
      </Title>
      <TextInput label={t('agents.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} required />
      <NativeSelect
        label={t('agents.role')}
        description={role === agent.role ? undefined : t('agents.roleHelp')}
        value={role}
        data={staffRoles.map((value) => ({ value, label: t(`words:role.${value}`) }))}
        onChange={(event) => setRole(event.currentTarget.value as StaffRole)}
      />
      <MultiSelect
        label={t('agents.languages')}
        description={t('invite.languagesHelp')}
        value={spoken}
        data={languages.map((value) => ({ value, label: t(`words:language.${value}`) }))}
        onChange={setSpoken}
      />
      <div className={styles.actions}>
        <Button type="submit" loading={isPending} disabled={name.trim() === '' || spoken.length === 0}>
          {t('words:save')}
        </Button>
      </div>
    </form>
  );
}

/** Leaving and coming back. */
function Leaving({ agent }: { readonly agent: Agent }) {
  const { t } = useTranslation('access');
  const { mutate, mutateAsync, isPending } = useAct({
    // The window that asks whether somebody left says what went wrong with that; nothing else says it of coming back.
    isQuiet: agent.active,
    changes: ofPeople,
    work: (active: boolean) => ask(api.PATCH('/agents/{agentId}', { ...path(agent.id), body: { active } })),
  });
  if (!agent.active)
    return (
      <Button variant="default" loading={isPending} onClick={() => mutate(true)}>
        {t('agents.enable')}
      </Button>
    );
  return (
    <AskedButton
      label={t('agents.disable')}
      title={t('agents.disableTitle', { name: agent.name })}
      text={t('agents.disableText')}
      onYes={() => mutateAsync(false)}
      isGrave
    />
  );
}

/** One agent: who they are, where they belong, and how they come in. */
export function OneAgent({ agentId }: { readonly agentId: number }) {
  const { t } = useTranslation('access');
  const agents = useQuery(agentsQuery);
  const mayLetIn = useMay('identity.manage');
  return (
    <Loaded query={agents}>
      {(all) => {
        const agent = all.find((one) => one.id === agentId);
        if (!agent) return <NotThere />;
        return (
          <Page
            title={agent.name}
            about={agent.active ? agent.address : `${agent.address} · ${t('agents.left')}`}
            tools={<Leaving agent={agent} />}
          >
            <Anchor component={Link} to="/settings/$section/{-$item}" params={{ section: 'agents', item: undefined } as never}>
              {t('agents.back')}
            </Anchor>
            <div className={styles.pair}>
              <Stack gap="lg">
                <Who key={agent.id} agent={agent} />
                <AgentSkills agent={agent} />
                {mayLetIn && <WayIn agent={agent} />}
              </Stack>
              <Belongs agent={agent} />
            </div>
          </Page>
        );
      }}
    </Loaded>
  );
}
