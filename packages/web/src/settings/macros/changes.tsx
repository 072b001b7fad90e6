import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { agentsQuery } from '../../api/lists.ts';
import { priorities } from '../../api/shapes.ts';
import { workflowQuery } from '../../ticket/queries.ts';
import { fieldsQuery, type OwnField } from './query.ts';
import type { Form } from './shapes.ts';

interface ChangesProps {
  readonly form: Form;
  readonly onChange: (change: Partial<Form>) => void;
  readonly problem: (field: string) => string | undefined;
}

function OwnFieldBox({ field, form, onChange, problem }: ChangesProps & { readonly field: OwnField }) {
  const { i18n } = useTranslation();
  const named = (label: OwnField['label']): string =>
    typeof label === 'string' ? label : (label[i18n.language] ?? Object.values(label)[0] ?? field.key);
  const parts = { label: named(field.label), error: problem(`fields.${field.key}`) };
  const value = form.fields[field.key] ?? '';
  const keep = (text: string) => onChange({ fields: { ...form.fields, [field.key]: text } });
  if (field.choices.length === 0) return <TextInput {...parts} value={value} onChange={({ currentTarget }) => keep(currentTarget.value)} />;
  const data = field.choices.map((choice) => ({ value: choice.value, label: named(choice.label) }));
  return <Select {...parts} data={data} value={value || null} clearable onChange={(chosen) => keep(chosen ?? '')} />;
}

const tiers = ['1', '2', '3', '4', '5'];

/** What changes on the ticket. */
export function ChangesBoxes(props: ChangesProps) {
  const { form, onChange, problem } = props;
  const { t } = useTranslation(['macros', 'words', 'ticket']);
  const { data: workflow } = useQuery(workflowQuery);
  const { data: agents = [] } = useQuery(agentsQuery);
  const { data: fields = [] } = useQuery(fieldsQuery(form.client));
  const states = (workflow?.states ?? []).map(({ state, category }) => ({
    value: state,
    label: state === category ? t(`words:category.${category as 'open'}`) : `${t(`words:category.${category as 'open'}`)} (${state})`,
  }));
  const people = agents.filter(({ active }) => active).map(({ id, name }) => ({ value: String(id), label: name }));
  const unchanged = t('unchanged');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Select
        label={t('ticket:facts.state')}
        placeholder={unchanged}
        clearable
        data={states}
        value={form.state}
        error={problem('state')}
        onChange={(state) => onChange({ state })}
      />
      <Select
        label={t('ticket:facts.priority')}
        placeholder={unchanged}
        clearable
        data={priorities.map((value) => ({ value, label: t(`words:priority.${value}`) }))}
        value={form.priority}
        onChange={(value) => onChange({ priority: priorities.find((one) => one === value) ?? null })}
      />
      <Select
        label={t('ticket:facts.assignee')}
        placeholder={unchanged}
        clearable
        searchable
        data={[{ value: 'me', label: t('whoever') }, ...people]}
        value={form.who}
        error={problem('agentId')}
        onChange={(who) => onChange({ who })}
      />
      <Select
        label={t('toTier')}
        description={t('toTierHelp')}
        placeholder={unchanged}
        clearable
        data={tiers.map((value) => ({ value, label: t('words:tier', { tier: value }) }))}
        value={form.toTier}
        error={problem('toTier')}
        onChange={(toTier) => onChange({ toTier })}
      />
      {form.client !== null && fields.map((field) => <OwnFieldBox key={field.key} field={field} {...props} />)}
    </SimpleGrid>
  );
}
