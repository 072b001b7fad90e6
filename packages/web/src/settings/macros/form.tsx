import { Alert, Button, Fieldset, Group, Select, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clientsQuery } from '../../api/lists.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useSentence } from '../../shell/trouble.tsx';
import type { Macro } from '../../ticket/shapes.ts';
import { ChangesBoxes } from './changes.tsx';
import { allMacrosQuery, removeMacro, saveMacro, teamsQuery } from './query.ts';
import { blank, formOf, type Form } from './shapes.ts';
import { Texts } from './texts.tsx';

/** What is wrong with a field, in the words of the console where it has some. */
function useProblems(error: unknown): { of: (field: string) => string | undefined; elsewhere: string | undefined } {
  const { t } = useTranslation('macros');
  const sentence = useSentence();
  if (!(error instanceof ApiProblem)) return { of: () => undefined, elsewhere: error ? sentence(error) : undefined };
  const { code, mistakes = [], field, variable } = error.problem;
  const at = new Map(mistakes.map(({ path, message }) => [path.replace(/^steps\./, ''), message]));
  if (code === 'macro.unknown-variable') at.set(String(field), t('unknownVariable', { variable: `{{${String(variable)}}}` }));
  const elsewhere =
    at.size > 0
      ? undefined
      : code === 'macro.does-nothing'
        ? t('doesNothing')
        : code === 'macro.not-for-all'
          ? t('notForAll')
          : sentence(error);
  return { of: (name) => at.get(name), elsewhere };
}

/** Saves and removes; the list is asked for anew. */
function useActs(macro: Macro | undefined, onDone: (id: number | undefined) => void) {
  const { t } = useTranslation('macros');
  const queries = useQueryClient();
  const after = (id: number | undefined, message: string) => {
    void queries.invalidateQueries({ queryKey: allMacrosQuery.queryKey });
    notifications.show({ message });
    onDone(id);
  };
  const save = useMutation({ mutationFn: (form: Form) => saveMacro(macro?.id, form), onSuccess: ({ id }) => after(id, t('saved')) });
  const remove = useMutation({ mutationFn: () => removeMacro(macro?.id ?? 0), onSuccess: () => after(undefined, t('removed')) });
  return { save, remove };
}

function Whose({ form, onChange }: { readonly form: Form; readonly onChange: (change: Partial<Form>) => void }) {
  const { t } = useTranslation('macros');
  const { data: clients = [] } = useQuery(clientsQuery);
  const { data: teams = [] } = useQuery(teamsQuery);
  return (
    <Group grow align="start">
      <Select
        label={t('client')}
        placeholder={t('everyClient')}
        clearable
        data={clients.map(({ slug, name }) => ({ value: slug, label: name }))}
        value={form.client}
        onChange={(client) => onChange({ client, ...(client === null ? { fields: {} } : {}) })}
      />
      <Select
        label={t('team')}
        placeholder={t('everyTeam')}
        clearable
        data={teams.map(({ slug }) => slug)}
        value={form.team}
        onChange={(team) => onChange({ team })}
      />
    </Group>
  );
}

interface MacroFormProps {
  /** None for a new one. */
  readonly macro: Macro | undefined;
  readonly variables: readonly string[];
  readonly onDone: (id: number | undefined) => void;
}

/** One macro: whose it is, what it says, what it changes. */
export function MacroForm({ macro, variables, onDone }: MacroFormProps) {
  const { t } = useTranslation(['macros', 'words']);
  const [form, setForm] = useState<Form>(() => (macro ? formOf(macro) : blank));
  const [isSure, setSure] = useState(false);
  const { save, remove } = useActs(macro, onDone);
  const problems = useProblems(save.error ?? remove.error);
  const onChange = (change: Partial<Form>) => setForm((before) => ({ ...before, ...change }));
  return (
    <form
      aria-label={macro?.name ?? t('new')}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(form);
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t('name')}
          required
          maxLength={100}
          value={form.name}
          error={problems.of('name')}
          onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
        />
        <Whose form={form} onChange={onChange} />
        <Texts {...{ form, onChange, variables }} problem={problems.of} />
        <Fieldset legend={t('changes')}>
          <ChangesBoxes form={form} onChange={onChange} problem={problems.of} />
        </Fieldset>
        {problems.elsewhere && (
          <Alert role="alert" color="red" variant="light">
            {problems.elsewhere}
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={save.isPending} disabled={form.name.trim() === ''}>
            {t('words:save')}
          </Button>
          {macro && (
            <Button
              variant="subtle"
              color="red"
              loading={remove.isPending}
              onClick={() => (isSure ? remove.mutate() : setSure(true))}
              onBlur={() => setSure(false)}
            >
              {isSure ? t('reallyRemove') : t('remove')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
