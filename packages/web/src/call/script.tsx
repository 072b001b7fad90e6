import { Anchor, Button, Group, Stack, TextInput } from '@mantine/core';
import { IconCheck, IconExternalLink } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../screens/field.tsx';
import styles from './call.module.css';
import { useAnswer } from './query.ts';
import type { Pop, Script, Step } from './shapes.ts';

interface StepProps {
  readonly pop: Pop;
  readonly step: Step;
  readonly onDone: () => void;
}

/** Few answers are buttons: one press is the answer. */
const BUTTONS = 5;

function Choices({ pop, step, onDone }: StepProps) {
  const { mutate, isPending } = useAnswer(pop);
  const { t: words } = useTranslation('screens');
  return (
    <Group gap="xs" role="group" aria-label={step.text}>
      {(step.field?.choices ?? []).map(({ value, label }) => (
        <Button
          key={value}
          variant={step.answer?.value === value ? 'filled' : 'default'}
          disabled={isPending}
          onClick={() => mutate({ step: step.step, value: String(value) }, { onSuccess: onDone })}
        >
          {label === 'yes' || label === 'no' ? words(label) : label}
        </Button>
      ))}
    </Group>
  );
}

function Typing({ pop, step, onDone }: StepProps) {
  const { t } = useTranslation('call');
  const [value, setValue] = useState(step.answer?.value ?? '');
  const { mutate, isPending } = useAnswer(pop);
  if (!step.field) return null;
  const send = () => mutate({ step: step.step, value: value.trim() }, { onSuccess: onDone });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() !== '') send();
      }}
    >
      <Stack gap="sm">
        <Field field={step.field} value={value} onChange={(next) => setValue(typeof next === 'string' ? next : '')} known={{}} autoFocus />
        <Group>
          <Button type="submit" loading={isPending} disabled={value.trim() === ''}>
            {t('script.next')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function LeaveOut({ pop, step, onDone }: StepProps) {
  const { t } = useTranslation('call');
  const [isOpen, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const { mutate } = useAnswer(pop);
  if (!isOpen)
    return (
      <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
        {t('script.leaveOut')}
      </Button>
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (why.trim() !== '') mutate({ step: step.step, skip: why.trim() }, { onSuccess: onDone });
      }}
    >
      <Group gap="xs" align="flex-end">
        <TextInput label={t('script.why')} value={why} onChange={(e) => setWhy(e.currentTarget.value)} maxLength={500} data-autofocus />
        <Button type="submit" variant="default">
          {t('script.leaveOut')}
        </Button>
      </Group>
    </form>
  );
}

/** The step that is asked now. */
function Current(props: StepProps) {
  const { t } = useTranslation('call');
  const { pop, step } = props;
  const isChoice = (step.field?.choices?.length ?? 0) > 0 && (step.field?.choices?.length ?? 0) <= BUTTONS;
  return (
    <div className={styles.current}>
      {isChoice && (
        <p className={styles.question} lang={pop.language}>
          {step.text}
          {step.mandatory && <span className={styles.must}>{t('script.must')}</span>}
        </p>
      )}
      {isChoice ? <Choices {...props} /> : <Typing {...props} />}
      <LeaveOut {...props} />
    </div>
  );
}

function SaidStep({ step, language }: { readonly step: Step; readonly language: string }) {
  if (step.kind === 'link')
    return (
      <Anchor href={step.url} target="_blank" rel="noreferrer noopener" lang={language}>
        {step.text} <IconExternalLink size={14} aria-hidden />
      </Anchor>
    );
  return (
    <p className={styles.say} lang={language}>
      {step.text}
    </p>
  );
}

function Answered({ step, onEdit }: { readonly step: Step; readonly onEdit: () => void }) {
  const { t } = useTranslation('call');
  const { value, skipped } = step.answer ?? { value: null, skipped: null };
  return (
    <button type="button" className={styles.answered} onClick={onEdit}>
      <IconCheck size={14} aria-hidden />
      <span>
        {step.text}
        <span className="unseen"> {t('script.change')}</span>
      </span>
      <strong>{value ?? t('script.leftOut', { why: skipped ?? '' })}</strong>
    </button>
  );
}

/** What to say and what to ask, one step at a time; what was answered stays in sight and can be changed. */
export function ScriptForm({ pop, script }: { readonly pop: Pop; readonly script: Script }) {
  const { t } = useTranslation('call');
  const [editing, setEditing] = useState<string | null>(null);
  const now = editing ?? script.next;
  const asked = script.steps.filter(({ field }) => field).length;
  const done = script.steps.filter(({ answer }) => answer).length;
  return (
    <section className={styles.column} aria-label={t('script.title')}>
      <Group justify="space-between">
        <h2>{t('script.title')}</h2>
        <span className="tabular">{t('script.progress', { done, asked })}</span>
      </Group>
      <ol className={styles.steps}>
        {script.steps.map((step) => (
          <li key={step.step} aria-current={step.step === now ? 'step' : undefined}>
            {!step.field && <SaidStep step={step} language={pop.language} />}
            {step.field && step.step === now && <Current key={step.step} pop={pop} step={step} onDone={() => setEditing(null)} />}
            {step.field && step.step !== now && step.answer && <Answered step={step} onEdit={() => setEditing(step.step)} />}
            {step.field && step.step !== now && !step.answer && <p className={styles.later}>{step.text}</p>}
          </li>
        ))}
      </ol>
      {now === null && <p className={styles.done}>{t('script.done')}</p>}
    </section>
  );
}
