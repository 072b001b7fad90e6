import { Modal, Table, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAllCommands, type Command, type CommandGroup } from './commands.ts';
import { Keys } from './keys.tsx';

const groups: readonly CommandGroup[] = ['everywhere', 'list', 'ticket'];

function Group({ group, commands }: { readonly group: CommandGroup; readonly commands: readonly Command[] }) {
  const { t } = useTranslation('shell');
  const own = commands.filter((command) => command.group === group && command.keys);
  if (own.length === 0) return null;
  return (
    <section>
      <Title order={3} size="h5" mt="lg" mb="xs">
        {t(`keys.${group}`)}
      </Title>
      <Table>
        <Table.Tbody>
          {own.map(({ id, label, keys }) => (
            <Table.Tr key={id}>
              <Table.Td>{label}</Table.Td>
              <Table.Td ta="right">
                <Keys keys={keys ?? ''} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** Every key that means something on the screen as it is. */
export function KeySheet({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('shell');
  const commands = useAllCommands();
  return (
    <Modal opened={opened} onClose={onClose} title={t('keys.title')} size="lg" closeButtonProps={{ 'aria-label': t('trouble.close') }}>
      {groups.map((group) => (
        <Group key={group} group={group} commands={commands} />
      ))}
    </Modal>
  );
}
