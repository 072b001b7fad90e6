import { Spotlight, spotlight, type SpotlightActionData, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAllCommands, type Command } from './commands.ts';
import { Keys } from './keys.tsx';

const actionOf = ({ id, label, keys, run }: Command): SpotlightActionData => ({
  id,
  label,
  onClick: run,
  ...(keys ? { rightSection: <Keys keys={keys} /> } : {}),
});

/** Ctrl-K: everything that can be done here, and any ticket by its number. */
export function CommandBox() {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const commands = useAllCommands().filter((command) => command.listed !== false);
  const places = commands.filter(({ id }) => id.startsWith('go.'));
  const number = /^#?(\d{1,12})$/.exec(query.trim())?.[1];
  const ticket: SpotlightActionData[] = number
    ? [
        {
          id: 'ticket.number',
          label: t('commands.openTicket', { number }),
          keywords: query,
          onClick: () => void navigate({ to: '/tickets/$ticketId', params: { ticketId: number } }),
        },
      ]
    : [];
  const groups: SpotlightActionGroupData[] = [
    { group: t('commands.do'), actions: [...ticket, ...commands.filter((command) => !places.includes(command)).map(actionOf)] },
    { group: t('commands.go'), actions: places.map(actionOf) },
  ];
  return (
    <Spotlight
      actions={groups}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      nothingFound={t('commands.nothing')}
      searchProps={{
        placeholder: t('commands.placeholder'),
        'aria-label': t('commands.label'),
        leftSection: <IconSearch size={16} aria-hidden />,
      }}
      scrollable
      maxHeight={400}
      highlightQuery
    />
  );
}

export const openCommandBox = (): void => spotlight.open();
