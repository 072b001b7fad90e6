import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconLock, IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Kind } from './draft.ts';
import type { LinkedTicket } from './shapes.ts';

const afterwards = ['pending-requester', 'resolved'] as const;

/** What sends, and what else may happen then. A reply and a note have different colours, signs and words. */
export function SendButton({
  ticket,
  kind,
  saysSomething,
  canSend,
  onSend,
}: {
  readonly ticket: LinkedTicket;
  readonly kind: Kind;
  /** False when nothing is written, and a macro's changes are all there is. */
  readonly saysSomething: boolean;
  readonly canSend: boolean;
  readonly onSend: (then?: string) => void;
}) {
  const { t } = useTranslation(['ticket', 'words']);
  const name = ticket.requester.name || ticket.requester.address;
  const label = kind === 'note' ? t('compose.keepNote') : saysSomething ? t('compose.sendTo', { name }) : t('macro.do');
  return (
    <Button.Group>
      <Button
        disabled={!canSend}
        color={kind === 'note' ? 'yellow.9' : 'petrol'}
        leftSection={kind === 'reply' ? <IconSend size={16} aria-hidden /> : <IconLock size={16} aria-hidden />}
        onClick={() => onSend()}
      >
        {label}
      </Button>
      {kind === 'reply' && (
        <Menu position="top-end">
          <Menu.Target>
            <Button disabled={!canSend} px="xs" aria-label={t('compose.sendAnd')}>
              <IconChevronDown size={16} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {afterwards.map((then) => (
              <Menu.Item key={then} onClick={() => onSend(then)}>
                {t('compose.sendThen', { state: t(`words:category.${then}`) })}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Button.Group>
  );
}
