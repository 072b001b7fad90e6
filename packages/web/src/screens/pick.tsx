import { NumberInput, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client.ts';
import type { Known } from './shapes.ts';

interface PickProps {
  readonly value: string | boolean | readonly string[];
  readonly onChange: (value: string) => void;
  readonly known: Known;
  readonly parts: object & { readonly error: string | undefined };
}

/** A person of the client at hand, found by name or address as it is typed. */
export function PersonBox({ value, onChange, known, parts }: PickProps) {
  const { t } = useTranslation('screens');
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words, 150);
  const client = typeof known['client'] === 'string' ? known['client'] : undefined;
  const { data } = useQuery({
    queryKey: ['all', 'person', { client, asked }],
    queryFn: () => ask(api.GET('/people', { params: { query: { words: asked, ...(client ? { client } : {}) } } })),
    placeholderData: (before) => before,
  });
  const options = (data?.items ?? []).map(({ id, name, addresses }) => ({
    value: String(id),
    label: [name, ...addresses.slice(0, 1)].filter(Boolean).join(' · '),
  }));
  return (
    <Select
      {...parts}
      searchable
      clearable
      data={options}
      // The desk has searched already: what it found is what fits.
      filter={({ options: all }) => all}
      value={String(value) || null}
      onChange={(next) => onChange(next ?? '')}
      onSearchChange={setWords}
      placeholder={t('findPerson')}
      nothingFoundMessage={t('nobody')}
    />
  );
}

/** A ticket by its number. */
export function TicketBox({ value, onChange, parts }: PickProps) {
  return (
    <NumberInput
      {...parts}
      value={value === '' ? '' : Number(value)}
      onChange={(next) => onChange(String(next))}
      min={1}
      prefix="#"
      hideControls
      allowDecimal={false}
    />
  );
}
