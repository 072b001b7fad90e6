import { ActionIcon, Popover, Table, Text, TextInput } from '@mantine/core';
import { IconHelpCircle, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../shell/commands.ts';

const SETTLE_MS = 350;
const examples = ['state', 'client', 'assignee', 'priority', 'due', 'tier', 'requester', 'words', 'not'] as const;

function Language() {
  const { t } = useTranslation('queue');
  return (
    <Popover width={420} position="bottom-end">
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('find.help')}>
          <IconHelpCircle size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" mb="xs">
          {t('find.intro')}
        </Text>
        <Table>
          <Table.Tbody>
            {examples.map((example) => (
              <Table.Tr key={example}>
                <Table.Td>
                  <code>{t(`find.example.${example}`)}</code>
                </Table.Td>
                <Table.Td>{t(`find.means.${example}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Popover.Dropdown>
    </Popover>
  );
}

interface FindBoxProps {
  readonly value: string;
  readonly onFind: (query: string) => void;
  readonly autoFocus?: boolean;
}

/** What to look for, in the query language; it is looked for as one types, a moment after the last letter. */
export function FindBox({ value, onFind, autoFocus = false }: FindBoxProps) {
  const { t } = useTranslation('queue');
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const told = useRef(value);
  useCommands([{ id: 'find', label: t('find.label'), group: 'list', keys: '/', listed: false, run: () => input.current?.focus() }]);
  useEffect(() => {
    if (text === told.current) return undefined;
    const timer = setTimeout(() => {
      told.current = text;
      onFind(text);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text, onFind]);
  return (
    <TextInput
      ref={input}
      type="search"
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
      placeholder={t('find.placeholder')}
      aria-label={t('find.label')}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={<Language />}
      rightSectionPointerEvents="all"
      autoFocus={autoFocus}
      spellCheck={false}
    />
  );
}
