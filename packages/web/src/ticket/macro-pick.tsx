import { ActionIcon, Combobox, Tooltip, useCombobox } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBolt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/me.ts';
import { useCommands, type Command } from '../shell/commands.ts';
import { useSentence } from '../shell/trouble.tsx';
import type { Kind } from './draft.ts';
import { applyMacro, macrosQuery } from './macro-query.ts';
import type { Macro } from './shapes.ts';

/** Applies a macro to the reply on a ticket, and says what it could not fill in. */
export function useApply(ticketId: number, onKind: (kind: Kind) => void): (macro: Pick<Macro, 'id'>) => void {
  const { t } = useTranslation('ticket');
  const { actor } = useMe();
  const sentence = useSentence();
  return ({ id }) => {
    onKind('reply');
    applyMacro({ actor, ticketId, kind: 'reply' }, id).then(
      ({ unfilled }) => {
        if (unfilled.length === 0) return;
        const holes = unfilled.map((name) => `{{${name}}}`).join(', ');
        notifications.show({ color: 'orange', autoClose: false, message: t('macro.unfilled', { holes }) });
      },
      (error: unknown) => notifications.show({ color: 'red', message: sentence(error) }),
    );
  };
}

/** Every macro that fits is a command of its own: Ctrl-K finds it by its name. */
export function useMacroCommands(ticketId: number, onKind: (kind: Kind) => void): void {
  const { t } = useTranslation('ticket');
  const { data: macros = [] } = useQuery(macrosQuery(ticketId));
  const apply = useApply(ticketId, onKind);
  useCommands(
    macros.map((macro): Command => ({
      ...{ id: `macro.${macro.id}`, label: t('macro.command', { name: macro.name }), group: 'ticket' },
      run: () => apply(macro),
    })),
  );
}

interface MacroPickProps {
  readonly ticketId: number;
  readonly onKind: (kind: Kind) => void;
}

/** A list to choose from by typing. */
export function MacroPick({ ticketId, onKind }: MacroPickProps) {
  const { t } = useTranslation('ticket');
  const { data: macros = [] } = useQuery(macrosQuery(ticketId));
  const apply = useApply(ticketId, onKind);
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const found = macros.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()));
  useCommands([{ id: 'ticket.macro', label: t('macro.pick'), group: 'ticket', keys: 'm', run: () => combobox.openDropdown() }]);
  return (
    <Combobox
      store={combobox}
      width={320}
      position="top-start"
      withinPortal
      onOptionSubmit={(value) => {
        combobox.closeDropdown();
        apply({ id: Number(value) });
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        <Tooltip label={`${t('macro.pick')} (m)`}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('macro.pick')} onClick={() => combobox.toggleDropdown()}>
            <IconBolt size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.updateSelectedOptionIndex();
          }}
          placeholder={t('macro.search')}
          aria-label={t('macro.search')}
        />
        <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={t('macro.pick')}>
          {found.map(({ id, name, client, team }) => (
            <Combobox.Option key={id} value={String(id)}>
              {name} <small>{client ?? team ?? ''}</small>
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{t('macro.none')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
