import { Button, Group } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconMailForward,
  IconShieldCheck,
  IconSwitchHorizontal,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClientMark } from '../look/client-mark.tsx';
import { Form } from '../screens/form.tsx';
import { useForm } from '../screens/query.ts';
import type { Choice } from '../screens/shapes.ts';
import { useCommands, type Command } from '../shell/commands.ts';
import styles from './chat.module.css';
import { termsQuery, useAtChats } from './query.ts';
import type { Chat } from './shapes.ts';

export type Opened = 'transfer' | 'hand-on' | 'give-back' | 'ask-proof' | 'transcript' | 'wrap-up';

/** What forms know while a chat is looked at. */
export const knownOn = (chat: Chat): Readonly<Record<string, unknown>> => ({
  ...{ chatId: chat.id, client: chat.client, personId: chat.personId, ticketId: chat.ticketId },
});

/** Codes that the house knows have words; those of a client's own are their own words. */
function useCodes(chat: Chat): readonly Choice[] {
  const { t, i18n } = useTranslation('chat');
  const codes = useQuery(termsQuery(chat.id)).data?.wrapUpCodes ?? [];
  return codes.map((code) => ({ value: code, label: i18n.exists(`chat:codes.${code}`) ? t(`codes.${code as 'resolved'}`) : code }));
}

/** A form of the chat, below its head, where it covers nothing of what is said. */
export function Opening({ chat, opened, onClose }: { readonly chat: Chat; readonly opened: Opened; readonly onClose: () => void }) {
  const form = useForm(`chat.${opened}`);
  const codes = useCodes(chat);
  const renewed = useAtChats(() => Promise.resolve());
  if (!form) return null;
  return (
    <section className={styles.opening} aria-label={form.title}>
      <h2>{form.title}</h2>
      <Form
        key={opened}
        form={form}
        sources={{ known: { ...knownOn(chat), wrapUpCodes: codes } }}
        onCancel={onClose}
        onDone={() => {
          renewed.mutate(undefined);
          onClose();
        }}
      />
    </section>
  );
}

interface Deed {
  readonly opens: Opened;
  readonly label: string;
  readonly icon: Icon;
  readonly keys?: string;
  readonly strong?: boolean;
}

/** What can be done with a chat in hand, in the order of its head. */
function useDeeds(chat: Chat): readonly Deed[] {
  const { t } = useTranslation('chat');
  if (chat.state !== 'active') return [];
  const again = chat.proofAskedAt !== null;
  return [
    ...(chat.verified === 'none'
      ? [{ opens: 'ask-proof', label: t(again ? 'deeds.codeAgain' : 'deeds.code'), icon: IconShieldCheck } as const]
      : []),
    { opens: 'transfer', label: t('deeds.transfer'), icon: IconSwitchHorizontal },
    { opens: 'hand-on', label: t('deeds.handOn'), icon: IconArrowForwardUp, keys: 'e' },
    { opens: 'give-back', label: t('deeds.giveBack'), icon: IconArrowBackUp },
    { opens: 'transcript', label: t('deeds.transcript'), icon: IconMailForward },
    { opens: 'wrap-up', label: t('deeds.end'), icon: IconX, keys: 'x', strong: true },
  ];
}

const proofs: readonly string[] = ['none', 'mail', 'portal'];

/** Who it is, how sure one is of that, and what can be done. */
export function ChatHead({ chat, isMine }: { readonly chat: Chat; readonly isMine: boolean }) {
  const { t } = useTranslation(['chat', 'words']);
  const [opened, setOpened] = useState<Opened | undefined>();
  const deeds = useDeeds(chat);
  const toggle = (what: Opened) => setOpened((before) => (before === what ? undefined : what));
  useCommands(
    isMine
      ? deeds.map(({ opens, label, keys }): Command => ({
          ...{ id: `chat.${opens}`, label, group: 'ticket', run: () => toggle(opens) },
          ...(keys ? { keys } : {}),
        }))
      : [],
  );
  const language = chat.language === 'fi' || chat.language === 'sv' ? chat.language : 'en';
  const shown = isMine && chat.state === 'active' ? opened : undefined;
  return (
    <>
      <header className={styles.head}>
        <ClientMark client={chat.client} />
        <div className={styles.who}>
          <h1>{chat.name}</h1>
          <p>
            {chat.clientName} · {t(`words:language.${language}`)} ·{' '}
            <span data-proof={chat.verified}>{t(`proof.${(proofs.includes(chat.verified) ? chat.verified : 'none') as 'none'}`)}</span>
            {chat.ticketId !== null && (
              <>
                {' · '}
                <Link to="/tickets/$ticketId" params={{ ticketId: String(chat.ticketId) }}>
                  {`#${String(chat.ticketId)}`}
                </Link>
              </>
            )}
          </p>
        </div>
        {isMine && (
          <Group gap="xs" role="group" aria-label={t('deeds.label')} className={styles.deeds ?? ''}>
            {deeds.map(({ opens, label, icon: DeedIcon, strong }) => (
              <Button
                key={opens}
                size="compact-sm"
                variant={strong ? 'filled' : 'default'}
                {...(strong ? { color: 'red.9' } : {})}
                leftSection={<DeedIcon size={16} aria-hidden />}
                aria-expanded={shown === opens}
                onClick={() => toggle(opens)}
              >
                {label}
              </Button>
            ))}
          </Group>
        )}
      </header>
      {shown && <Opening chat={chat} opened={shown} onClose={() => setOpened(undefined)} />}
    </>
  );
}
