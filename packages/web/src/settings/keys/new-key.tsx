import { MultiSelect, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client.ts';
import type { Agent } from '../../api/shapes.ts';
import { nowMs } from '../../time/now.ts';
import { useAct } from '../parts/act.ts';
import { Dialog } from '../parts/dialog.tsx';
import { ShownOnce } from '../parts/shown-once.tsx';
import { permissionsQuery } from '../roles/query.ts';
import { usePermissionWords } from '../roles/words.ts';

interface Wanted {
  readonly agentId: string;
  readonly name: string;
  readonly isLimited: boolean;
  readonly scopes: string[];
  /** A day, or empty for no end. */
  readonly until: string;
}

const DAY = 86_400_000;
const tomorrow = (): string => new Date(nowMs() + DAY).toISOString().slice(0, 10);

interface NewKeyProps {
  readonly agents: readonly Agent[];
  readonly onClose: () => void;
}

interface FieldsProps {
  readonly wanted: Wanted;
  readonly agents: readonly Agent[];
  readonly change: (part: Partial<Wanted>) => void;
}

/** All that the agent may, or some of it. */
function May({ wanted: { isLimited, scopes }, change }: Omit<FieldsProps, 'agents'>) {
  const { t } = useTranslation('access');
  const { data: permissions = [] } = useQuery(permissionsQuery);
  const inWords = usePermissionWords();
  return (
    <>
      <Radio.Group label={t('keys.may')} value={isLimited ? 'some' : 'all'} onChange={(value) => change({ isLimited: value === 'some' })}>
        <Stack gap="sm" mt="xs">
          <Radio value="some" label={t('keys.some')} />
          <Radio value="all" label={t('keys.all')} />
        </Stack>
      </Radio.Group>
      {isLimited && (
        <MultiSelect
          label={t('keys.scopes')}
          value={scopes}
          data={permissions.map((one) => ({ value: one.permission, label: inWords(one) }))}
          onChange={(chosen) => change({ scopes: chosen })}
          searchable
          maxDropdownHeight={240}
        />
      )}
    </>
  );
}

function Fields({ wanted, agents, change }: FieldsProps) {
  const { t } = useTranslation('access');
  const { name, agentId, until } = wanted;
  return (
    <>
      <TextInput
        label={t('keys.name')}
        description={t('keys.nameHelp')}
        value={name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        required
        data-autofocus
      />
      <NativeSelect
        label={t('keys.agent')}
        description={t('keys.agentHelp')}
        value={agentId}
        data={[{ value: '', label: t('keys.choose') }, ...agents.map((agent) => ({ value: String(agent.id), label: agent.name }))]}
        onChange={(event) => change({ agentId: event.currentTarget.value })}
        required
      />
      <May wanted={wanted} change={change} />
      <TextInput
        type="date"
        label={t('keys.ends')}
        description={t('keys.endsHelp')}
        value={until}
        min={tomorrow()}
        onChange={(event) => change({ until: event.currentTarget.value })}
      />
    </>
  );
}

/** A key is made for an agent, may no more than they do, and is shown once. */
export function NewKey({ agents, onClose }: NewKeyProps) {
  const { t } = useTranslation('access');
  const [wanted, setWanted] = useState<Wanted>({ agentId: '', name: '', isLimited: true, scopes: [], until: '' });
  const [made, setMade] = useState<string>();
  const change = (part: Partial<Wanted>) => setWanted((before) => ({ ...before, ...part }));
  const { agentId, name, isLimited, scopes, until } = wanted;
  const { mutate, isPending, error } = useAct({
    isQuiet: true,
    changes: [['keys'], ['access']],
    work: () =>
      ask(
        api.POST('/api-keys', {
          body: {
            ...{ agentId: Number(agentId), name },
            ...(isLimited ? { scopes } : {}),
            ...(until === '' ? {} : { expiresAt: new Date(`${until}T00:00`).toISOString() }),
          },
        }),
      ),
    onDone: ({ key }) => setMade(key),
  });
  if (made !== undefined)
    return (
      <ShownOnce title={t('keys.madeTitle', { name })} text={t('keys.madeText')} label={t('keys.key')} value={made} onClose={onClose} />
    );
  return (
    <Dialog
      title={t('keys.new')}
      button={t('keys.make')}
      onClose={onClose}
      onSend={() => mutate()}
      isSending={isPending}
      error={error}
      canSend={agentId !== '' && name.trim() !== '' && (!isLimited || scopes.length > 0)}
    >
      <Fields wanted={wanted} agents={agents} change={change} />
    </Dialog>
  );
}
