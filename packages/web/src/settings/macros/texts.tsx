import { Input, Tabs, Text, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadEditor, useEditorPart } from '../../ticket/editor-part.tsx';
import { htmlOf } from '../../ticket/formatted.ts';
import styles from './macros.module.css';
import { languages, type Form, type Language } from './shapes.ts';

interface TextsProps {
  readonly form: Form;
  readonly onChange: (change: Partial<Form>) => void;
  readonly variables: readonly string[];
  readonly problem: (field: string) => string | undefined;
}

/** The reply in one language, with its form. */
function ReplyText({ language, form, onChange, problem }: Omit<TextsProps, 'variables'> & { readonly language: Language }) {
  const { t } = useTranslation(['macros', 'words']);
  const never = useRef(-Infinity);
  const Editor = useEditorPart(never);
  const label = t('reply.in', { language: t(`words:language.${language}`) });
  const latest = useRef(form);
  useEffect(() => {
    latest.current = form;
  });
  const keep = (text: string) => onChange({ reply: { ...latest.current.reply, [language]: text } });
  return (
    <Input.Wrapper error={problem(`reply.${language}`)}>
      {Editor ? (
        <Editor
          initialOf={() => form.reply[language]}
          label={label}
          placeholder={t('reply.placeholder')}
          language={language}
          autofocus={false}
          onChange={({ doc, text }) => keep(text.trim() === '' ? '' : htmlOf(doc))}
          onSend={() => undefined}
          onLeave={() => undefined}
          onFiles={() => undefined}
        />
      ) : (
        <div className={styles.waiting} aria-busy="true" />
      )}
    </Input.Wrapper>
  );
}

/** What is said: to the requester by language, and to colleagues. */
export function Texts(props: TextsProps) {
  const { form, onChange, variables, problem } = props;
  const { t } = useTranslation(['macros', 'words']);
  const [language, setLanguage] = useState<string | null>('fi');
  useEffect(() => void loadEditor(), []);
  return (
    <>
      <Input.Label component="div">{t('reply.label')}</Input.Label>
      <Tabs value={language} onChange={setLanguage} keepMounted={false}>
        <Tabs.List aria-label={t('reply.label')}>
          {languages.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`words:language.${one}`)}
              {problem(`reply.${one}`) ? ' !' : form.reply[one] ? ' ·' : ''}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {languages.map((one) => (
          <Tabs.Panel key={one} value={one} pt="xs">
            <ReplyText {...{ language: one, form, onChange, problem }} />
          </Tabs.Panel>
        ))}
      </Tabs>
      <Text size="sm" c="dimmed" component="div">
        {t('variables')}{' '}
        {variables.map((name) => (
          <code key={name} className={styles.variable}>{`{{${name}}}`}</code>
        ))}
      </Text>
      <Textarea
        label={t('note')}
        description={t('noteHelp')}
        autosize
        minRows={2}
        value={form.note}
        error={problem('note')}
        onChange={({ currentTarget }) => onChange({ note: currentTarget.value })}
      />
    </>
  );
}
