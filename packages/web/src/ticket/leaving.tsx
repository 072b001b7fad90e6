import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './composer.module.css';
import type { Kind } from './draft.ts';
import { undo, useOutgoing } from './outgoing.ts';

/** What goes out in a moment, and can still be taken back. */
export function Leaving({ ticketId, onUndo }: { readonly ticketId: number; readonly onUndo: (kind: Kind) => void }) {
  const { t } = useTranslation(['ticket', 'words']);
  const leaving = useOutgoing().filter((what) => what.ticketId === ticketId);
  return (
    <div role="status">
      {leaving.map(({ id, kind, text, files = [], steps }) => (
        <div key={id} className={styles.leaving}>
          <IconSend size={16} aria-hidden />
          <span className={styles.leavingText}>
            {t(`compose.leaving.${kind}`)} {text || files.map(({ name }) => name).join(', ') || steps?.name}
          </span>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              if (undo(id)) onUndo(kind);
            }}
          >
            {t('words:undo')}
          </Button>
        </div>
      ))}
    </div>
  );
}
