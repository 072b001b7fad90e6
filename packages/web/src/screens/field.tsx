import { Checkbox, Group, NumberInput, PasswordInput, Radio, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { agentsQuery, clientsQuery } from '../api/lists.ts';
import { PersonBox, TicketBox } from './pick.tsx';
import type { Choice, Field as FieldShape, Known } from './shapes.ts';
import type { Typed } from './values.ts';

type FieldValue = Typed[string];
export interface FieldProps {
  readonly field: FieldShape;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
  readonly known: Known;
  /** What is wrong with it, in words. */
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
}

/** Few are all seen at once; many are looked for. */
const FEW = 4;

function choicesOf({ choices, choicesFrom }: FieldShape, known: Known): readonly Choice[] {
  if (choices) return choices;
  const given = choicesFrom === undefined ? undefined : known[choicesFrom];
  return Array.isArray(given) ? given.map((one) => (typeof one === 'string' ? { value: one, label: one } : (one as Choice))) : [];
}

const asOptions = (choices: readonly Choice[]) => choices.map(({ value, label }) => ({ value: String(value), label }));

interface Parts {
  readonly label: string;
  readonly description: string | undefined;
  readonly error: string | undefined;
  readonly required: boolean;
  readonly withAsterisk: boolean;
  readonly name: string;
  readonly 'data-autofocus': boolean | undefined;
}

function OneOf({ field, value, onChange, known, parts }: FieldProps & { readonly parts: Parts }) {
  const choices = choicesOf(field, known);
  if (choices.length > FEW || (!field.required && field.initial === undefined))
    return (
      <Select
        {...parts}
        data={asOptions(choices)}
        value={String(value) || null}
        onChange={(next) => onChange(next ?? '')}
        clearable={!field.required}
        searchable={choices.length > FEW}
      />
    );
  return (
    <Radio.Group {...parts} value={String(value)} onChange={onChange}>
      <Group gap="md" mt={4}>
        {asOptions(choices).map((choice) => (
          <Radio key={choice.value} {...choice} />
        ))}
      </Group>
    </Radio.Group>
  );
}

function SomeOf({ field, value, onChange, known, parts }: FieldProps & { readonly parts: Parts }) {
  return (
    <Checkbox.Group {...parts} value={[...(value as readonly string[])]} onChange={onChange}>
      <Stack gap={4} mt={4}>
        {asOptions(choicesOf(field, known)).map((choice) => (
          <Checkbox key={choice.value} {...choice} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

function AgentBox({ value, onChange, parts }: FieldProps & { readonly parts: Parts }) {
  const agents = useQuery(agentsQuery).data ?? [];
  const data = agents.filter((agent) => agent.active).map(({ id, name }) => ({ value: String(id), label: name }));
  return <Select {...parts} searchable data={data} value={String(value) || null} onChange={(next) => onChange(next ?? '')} />;
}

function ClientBox({ field, value, onChange, parts }: FieldProps & { readonly parts: Parts }) {
  const clients = useQuery(clientsQuery).data ?? [];
  const data = clients.map(({ slug, name }) => ({ value: slug, label: name }));
  return (
    <Select
      {...parts}
      searchable
      clearable={!field.required}
      data={data}
      value={String(value) || null}
      onChange={(next) => onChange(next ?? '')}
    />
  );
}

function DurationBox({ field, value, onChange, parts }: FieldProps & { readonly parts: Parts }) {
  const { t } = useTranslation('screens');
  return (
    <NumberInput
      {...parts}
      value={value === '' ? '' : Number(value)}
      onChange={(next) => onChange(String(next))}
      min={field.minimum ?? 0}
      {...(field.maximum === undefined ? {} : { max: field.maximum })}
      suffix={` ${t(`units.${field.unit ?? 'minutes'}`)}`}
    />
  );
}

const types: Readonly<Partial<Record<FieldShape['kind'], string>>> = { email: 'email', phone: 'tel' };
const limit = (length: number | undefined) => (length === undefined ? {} : { maxLength: length });

/** One field, drawn by what it holds. */
export function Field(props: FieldProps) {
  const { field, value, onChange, error, autoFocus } = props;
  const parts: Parts = {
    ...{ label: field.label, description: field.hint, error, required: field.required, withAsterisk: field.required, name: field.name },
    'data-autofocus': autoFocus === true || undefined,
  };
  const text = { ...parts, value: String(value), ...limit(field.maxLength) };
  switch (field.kind) {
    case 'long-text':
      return <Textarea {...text} autosize minRows={2} maxRows={10} onChange={(e) => onChange(e.currentTarget.value)} />;
    case 'choice':
      return <OneOf {...props} parts={parts} />;
    case 'choices':
      return <SomeOf {...props} parts={parts} />;
    case 'yes-no':
      return (
        <Checkbox
          label={field.label}
          description={field.hint}
          error={error}
          checked={value === true}
          onChange={(e) => onChange(e.currentTarget.checked)}
        />
      );
    case 'number':
      return <NumberInput {...parts} value={value === '' ? '' : Number(value)} onChange={(next) => onChange(String(next))} />;
    case 'duration':
      return <DurationBox {...props} parts={parts} />;
    case 'date-time':
      return <TextInput {...text} type="datetime-local" onChange={(e) => onChange(e.currentTarget.value)} />;
    case 'agent':
      return <AgentBox {...props} parts={parts} />;
    case 'client':
      return <ClientBox {...props} parts={parts} />;
    case 'person':
      return <PersonBox {...props} parts={parts} />;
    case 'ticket':
      return <TicketBox {...props} parts={parts} />;
    case 'secret':
      return <PasswordInput {...text} autoComplete="off" onChange={(e) => onChange(e.currentTarget.value)} />;
    default:
      return <TextInput {...text} type={types[field.kind] ?? 'text'} onChange={(e) => onChange(e.currentTarget.value)} />;
  }
}
