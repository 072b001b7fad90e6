import { Button, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface ShownOnceProps {
  readonly title: string;
  /** What to do with it. */
  readonly text: string;
  readonly label: string;
  readonly value: string;
  readonly onClose: () => void;
}

/** A link or a key that nobody can be shown again: it is there to be copied, and gone when the window is closed. */
export function ShownOnce({ title, text, label, value, onClose }: ShownOnceProps) {
  const { t } = useTranslation('access');
  return (
    <Modal opened onClose={onClose} title={title} closeOnClickOutside={false} closeButtonProps={{ 'aria-label': t('once.close') }}>
      <Stack gap="md">
        <Text>{text}</Text>
        <TextInput label={label} value={value} readOnly onFocus={(event) => event.currentTarget.select()} data-autofocus />
        <Group justify="flex-end">
          <CopyButton value={value} timeout={4_000}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? t('once.copied') : t('once.copy')}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>{t('once.done')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
