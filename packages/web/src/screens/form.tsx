import { Alert, Button, Checkbox, Group, Modal, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';
import { useSentence } from '../shell/trouble.tsx';
import { Field } from './field.tsx';
import { sendForm } from './query.ts';
import styles from './screens.module.css';
import type { Form as FormShape, Known } from './shapes.ts';
import { ShownValue } from './shown.tsx';
import { initialOf, missingIn, visibleFields, type Sources, type Typed } from './values.ts';

interface FormProps {
  readonly form: FormShape;
  readonly sources: Sources;
  /** What stands in the fields at first, by their names. */
  readonly given?: Known;
  readonly onDone?: (result: unknown) => void;
  readonly onCancel?: () => void;
  /** What was typed, where somebody else keeps it. */
  readonly typed?: Typed;
  readonly onTyped?: (change: (before: Typed) => Typed) => void;
  /** Other words for the button. */
  readonly button?: string;
  /** More buttons, after the one that sends. */
  readonly children?: ReactNode;
}

/** What the API says is wrong, by field; what belongs to none of them is said above. */
function mistakesOf(error: unknown, form: FormShape): ReadonlyMap<string, string> {
  const mistakes = error instanceof ApiProblem ? (error.problem.mistakes ?? []) : [];
  return new Map(mistakes.filter(({ path }) => form.fields.some(({ name }) => name === path)).map(({ path, message }) => [path, message]));
}

function Results({ form, result, onClose }: { readonly form: FormShape; readonly result: unknown; readonly onClose: () => void }) {
  const { t } = useTranslation('screens');
  return (
    <Stack gap="md" role="status">
      <dl className={styles.facts}>
        {form.shows.map((shown) => (
          <div key={shown.name}>
            <dt>{shown.label}</dt>
            <dd>
              <ShownValue shown={shown} of={result} />
            </dd>
          </div>
        ))}
      </dl>
      {form.shows.some(({ kind }) => kind === 'secret') && <p className={styles.soft}>{t('shownOnce')}</p>}
      <Button onClick={onClose}>{t('close')}</Button>
    </Stack>
  );
}

function useSending({ form, sources, onDone }: FormProps, typed: Typed) {
  const queries = useQueryClient();
  const { t } = useTranslation('screens');
  return useMutation({
    mutationFn: () => sendForm(form, typed, sources),
    onSuccess: (result) => {
      void queries.invalidateQueries({ queryKey: ['panel'] });
      if (form.shows.length > 0) return;
      notifications.show({ id: form.form, message: form.done ?? t('done', { what: form.title }) });
      onDone?.(result);
    },
  });
}

interface FieldsProps extends FormProps {
  readonly typed: Typed;
  readonly onTyped: (change: (before: Typed) => Typed) => void;
  /** What is wrong with a field, in words. */
  readonly wrong: (name: string) => string | undefined;
}

/** The fields that count, by what was typed so far. */
function Fields({ form, sources, typed, onTyped, wrong }: FieldsProps) {
  return (
    <div className={styles.fields} data-fields>
      {visibleFields(form.fields, typed).map((field, i) => (
        <div key={field.name} data-kind={field.kind}>
          <Field
            field={field}
            value={typed[field.name] ?? ''}
            onChange={(value) => onTyped((before) => ({ ...before, [field.name]: value }))}
            known={sources.known ?? {}}
            error={wrong(field.name)}
            autoFocus={i === 0}
          />
        </div>
      ))}
    </div>
  );
}

/** A form of a plugin: fields as they are needed, what is wrong beside them, and one button. */
export function Form(props: FormProps) {
  const { form, given, onCancel, onDone, children } = props;
  const { t } = useTranslation('screens');
  const sentence = useSentence();
  const [own, setOwn] = useState<Typed>(() => initialOf(form.fields, given));
  const [typed, setTyped] = [props.typed ?? own, props.onTyped ?? setOwn];
  const [sure, setSure] = useState(false);
  const [tried, setTried] = useState(false);
  const { mutate, isPending, error, data, isSuccess } = useSending(props, typed);
  if (isSuccess && form.shows.length > 0) return <Results form={form} result={data} onClose={() => onDone?.(data)} />;
  const missing = missingIn(form, typed);
  const mistakes = mistakesOf(error, form);
  const wrong = (name: string) => (tried && missing.some((field) => field.name === name) ? t('needed') : mistakes.get(name));
  const send = () => {
    setTried(true);
    if (missing.length === 0) mutate();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack gap="md">
        {form.intro && <p className={styles.soft}>{form.intro}</p>}
        <Fields {...props} typed={typed} onTyped={setTyped} wrong={wrong} />
        {error !== null && mistakes.size === 0 && (
          <Alert role="alert" color="red" variant="light">
            {sentence(error)}
          </Alert>
        )}
        {form.grave && <Checkbox label={t('sure')} checked={sure} onChange={(event) => setSure(event.currentTarget.checked)} />}
        <Group gap="sm">
          <Button type="submit" loading={isPending} disabled={form.grave && !sure} {...(form.grave ? { color: 'red.9' } : {})}>
            {props.button ?? form.button}
          </Button>
          {children}
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t('cancel')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}

interface FormButtonProps {
  readonly form: FormShape;
  readonly sources: Sources;
  readonly given?: Known;
  readonly size?: 'sm' | 'compact-sm';
  readonly primary?: boolean;
  readonly onDone?: (result: unknown) => void;
}

/** A button that opens a form over the screen. */
export function FormButton({ form, sources, given, size = 'sm', primary = false, onDone }: FormButtonProps) {
  const [opened, setOpened] = useState(false);
  const { t } = useTranslation('screens');
  const id = useId();
  const close = () => setOpened(false);
  return (
    <>
      <Button size={size} variant={primary ? 'filled' : 'default'} onClick={() => setOpened(true)} aria-haspopup="dialog">
        {form.title}
      </Button>
      <Modal id={id} opened={opened} onClose={close} title={form.title} closeButtonProps={{ 'aria-label': t('close') }}>
        <Form
          form={form}
          sources={sources}
          {...(given ? { given } : {})}
          onCancel={close}
          onDone={(result) => {
            close();
            onDone?.(result);
          }}
        />
      </Modal>
    </>
  );
}
