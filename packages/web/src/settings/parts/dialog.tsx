import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusal } from './act.ts';

interface DialogProps {
  readonly title: string;
  readonly button: string;
  readonly onClose: () => void;
  readonly onSend: () => void;
  readonly isSending: boolean;
  readonly error: unknown;
  /** True for what cannot be taken back. */
  readonly isGrave?: boolean;
  readonly canSend?: boolean;
  readonly children: ReactNode;
}

/** A window with a form in it, and one thing that it does. Enter does it, Escape leaves it. */
export function Dialog({ title, button, onClose, onSend, isSending, error, isGrave = false, canSend = true, children }: DialogProps) {
  const { t } = useTranslation('words');
  const refusal = useRefusal();
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (canSend && !isSending) onSend();
        }}
      >
        <Stack gap="md">
          {children}
          {error !== null && (
            <Text role="alert" c="red">
              {refusal(error)}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={isSending} disabled={!canSend} {...(isGrave ? { color: 'red.9' } : {})}>
              {button}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface AskedProps {
  readonly label: string;
  readonly title: string;
  /** What comes of it. */
  readonly text: string;
  readonly onYes: () => Promise<unknown>;
  readonly isGrave?: boolean;
  /** True in a row of a table. */
  readonly isSmall?: boolean;
}

/** A button that asks before it does something that others feel. */
export function AskedButton({ label, title, text, onYes, isGrave = false, isSmall = false }: AskedProps) {
  const [isAsking, setAsking] = useState(false);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = () => {
    setSending(true);
    setError(null);
    onYes()
      .then(() => setAsking(false), setError)
      .finally(() => setSending(false));
  };
  return (
    <>
      <Button variant="default" size={isSmall ? 'xs' : 'sm'} onClick={() => setAsking(true)}>
        {label}
      </Button>
      {isAsking && (
        <Dialog title={title} button={label} onClose={() => setAsking(false)} onSend={send} {...{ isSending, error, isGrave }}>
          <Text>{text}</Text>
        </Dialog>
      )}
    </>
  );
}
