import { MultiSelect, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client.ts';
import { languages, type Language } from '../../i18n/index.ts';
import { useMay } from '../../session/me.ts';
import { useAct } from '../parts/act.ts';
import { Dialog } from '../parts/dialog.tsx';
import { ShownOnce } from '../parts/shown-once.tsx';
import { ofPeople, staffRoles, type StaffRole, type Structure } from './query.ts';

interface Wanted {
  readonly name: string;
  readonly address: string;
  readonly role: StaffRole;
  readonly teams: string[];
  readonly languages: Language[];
}
const nobody: Wanted = { name: '', address: '', role: 'agent', teams: [], languages: ['fi'] };

interface InvitationProps {
  readonly teams: Structure['teams'];
  readonly onClose: () => void;
}

interface FieldsProps {
  readonly wanted: Wanted;
  readonly teams: Structure['teams'];
  readonly change: (part: Partial<Wanted>) => void;
}

function Fields({ wanted, teams, change }: FieldsProps) {
  const { t } = useTranslation(['access', 'words']);
  return (
    <>
      <TextInput
        label={t('agents.name')}
        value={wanted.name}
        onChange={(e) => change({ name: e.currentTarget.value })}
        required
        data-autofocus
      />
      <TextInput
        label={t('invite.address')}
        type="email"
        value={wanted.address}
        onChange={(e) => change({ address: e.currentTarget.value })}
        required
      />
      <NativeSelect
        label={t('agents.role')}
        value={wanted.role}
        data={staffRoles.map((value) => ({ value, label: t(`words:role.${value}`) }))}
        onChange={(e) => change({ role: e.currentTarget.value as StaffRole })}
      />
      <MultiSelect
        label={t('agents.teams')}
        description={t('invite.teamsHelp')}
        value={wanted.teams}
        data={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
        onChange={(chosen) => change({ teams: chosen })}
        searchable
      />
      <MultiSelect
        label={t('agents.languages')}
        description={t('invite.languagesHelp')}
        value={wanted.languages}
        data={languages.map((value) => ({ value, label: t(`words:language.${value}`) }))}
        onChange={(chosen) => change({ languages: chosen })}
      />
    </>
  );
}

/** Somebody new: who they are, and then the link by which they come in. */
export function Invitation({ teams, onClose }: InvitationProps) {
  const { t } = useTranslation('access');
  const mayInvite = useMay('identity.manage');
  const [wanted, setWanted] = useState(nobody);
  const [url, setUrl] = useState<string>();
  const change = (part: Partial<Wanted>) => setWanted((before) => ({ ...before, ...part }));
  const act = useAct({
    isQuiet: true,
    changes: ofPeople,
    work: async () => {
      const agent = await ask(api.POST('/agents', { body: wanted }));
      if (!mayInvite) return undefined;
      return (await ask(api.POST('/agents/{agentId}/invite', { params: { path: { agentId: agent.id } } }))).url;
    },
    onDone: (link) => (link === undefined ? onClose() : setUrl(link)),
  });
  if (url !== undefined)
    return (
      <ShownOnce
        title={t('invite.doneTitle', { name: wanted.name })}
        text={t('invite.doneText')}
        label={t('invite.link')}
        value={url}
        onClose={onClose}
      />
    );
  return (
    <Dialog
      title={t('agents.invite')}
      button={t('invite.do')}
      onClose={onClose}
      onSend={() => act.mutate()}
      isSending={act.isPending}
      error={act.error}
      canSend={wanted.name.trim() !== '' && wanted.address.includes('@') && wanted.languages.length > 0}
    >
      <Fields wanted={wanted} teams={teams} change={change} />
    </Dialog>
  );
}
