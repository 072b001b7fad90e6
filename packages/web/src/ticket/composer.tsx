import { Button } from '@mantine/core';
import { IconLock, IconSend } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/me.ts';
import { useCommands } from '../shell/commands.ts';
import { Keys } from '../shell/keys.tsx';
import styles from './composer.module.css';
import type { Kind, Place } from './draft.ts';
import { useDraft, useRestored } from './drafts.ts';
import { loadEditor } from './editor-part.tsx';
import { Leaving } from './leaving.tsx';
import { MacroPick, useMacroCommands } from './macro-pick.tsx';
import type { LinkedTicket } from './shapes.ts';
import { useUploading } from './uploading.ts';
import { Writing } from './writing.tsx';

const IDLE_MS = 1_500;

/** True when there is a draft, or a file for one on its way. */
function useIsBegun(place: Place): boolean {
  const draft = useDraft(place);
  return useUploading(place).length > 0 || draft !== undefined;
}

interface ComposerProps {
  readonly ticket: LinkedTicket;
  readonly kind: Kind | undefined;
  readonly onKind: (kind: Kind | undefined) => void;
}

/** Under the conversation, always: two ways to begin, and what is being written. */
export function Composer({ ticket, kind, onKind }: ComposerProps) {
  const { t } = useTranslation(['ticket', 'shell']);
  const { actor } = useMe();
  const at = (which: Kind): Place => ({ actor, ticketId: ticket.id, kind: which });
  const begun = { reply: useIsBegun(at('reply')), note: useIsBegun(at('note')) };
  const restored = useRestored(at(kind ?? 'reply'));
  useCommands([
    { id: 'ticket.reply', label: t('shell:keys.reply'), group: 'ticket', keys: 'r', run: () => onKind('reply') },
    { id: 'ticket.note', label: t('shell:keys.note'), group: 'ticket', keys: 'n', run: () => onKind('note') },
  ]);
  useMacroCommands(ticket.id, onKind);
  useEffect(() => {
    const timer = setTimeout(() => void loadEditor(), IDLE_MS);
    return () => clearTimeout(timer);
  }, []);
  const begin = (which: Kind) => (
    <Button
      variant="default"
      className={styles.begin}
      data-kind={which}
      onClick={() => onKind(which)}
      onPointerEnter={() => void loadEditor()}
      leftSection={which === 'reply' ? <IconSend size={16} aria-hidden /> : <IconLock size={16} aria-hidden />}
      rightSection={<Keys keys={which === 'reply' ? 'r' : 'n'} />}
    >
      {begun[which] ? t(`compose.goOn.${which}`) : t(`compose.${which}`)}
    </Button>
  );
  return (
    <div className={styles.composer}>
      <Leaving ticketId={ticket.id} onUndo={onKind} />
      {kind ? (
        <Writing key={`${kind} ${restored}`} ticket={ticket} kind={kind} onKind={onKind} />
      ) : (
        <div className={styles.begins}>
          {begin('reply')}
          {begin('note')}
          <MacroPick ticketId={ticket.id} onKind={onKind} />
        </div>
      )}
    </div>
  );
}
