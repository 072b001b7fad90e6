import { Anchor, Button, CopyButton, Textarea, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../i18n/index.ts';
import { useMay } from '../../session/me.ts';
import { useRefusal } from '../parts/act.ts';
import styles from '../parts/parts.module.css';
import { triedQuery, type Template, type TriedMail } from './query.ts';
import { IntoContract } from './into-contract.tsx';
import { linesSaying } from './into-pack.ts';
import own from './templates.module.css';
import { useTyped, type Typed } from './typed.ts';

interface WordsProps {
  readonly template: Template;
  readonly text: Template['texts'][number];
  readonly client: string | undefined;
  readonly ticketId: number | undefined;
  readonly language: Language;
}

/** Milliseconds without a key before what was typed is tried. */
const PAUSE = 300;

const mistakesAt = (mail: TriedMail | undefined, path: string): string | undefined => {
  const found = mail?.mistakes.filter((mistake) => mistake.path === path).map(({ message }) => message);
  return found && found.length > 0 ? found.join(' ') : undefined;
};

/** A mail as somebody would get it. It is text, and is shown as text, whatever it looks like. */
function Shown({ mail }: { readonly mail: TriedMail }) {
  const { t } = useTranslation(['mail', 'words']);
  return (
    <article className={own.mail} lang={mail.language} aria-label={t(`words:language.${mail.language}`)}>
      {mail.subject === null || mail.text === null ? (
        <p className={styles.bad}>{t('templates.cannot')}</p>
      ) : (
        <>
          <p className={own.subject}>{mail.subject}</p>
          <pre className={own.text}>{mail.text}</pre>
        </>
      )}
    </article>
  );
}

interface EditorProps extends WordsProps {
  /** The words as they stand in the fields. */
  readonly shown: Typed;
  readonly onType: (typed: Typed) => void;
  /** Missing as long as the words are those in force. */
  readonly onBack: (() => void) | undefined;
  readonly mail: TriedMail | undefined;
}

/** What to do with the words: take them to the contract, or leave them. */
function Deeds({ template: { template }, client, language, shown, onBack, mail }: EditorProps) {
  const { t } = useTranslation('mail');
  const writesPacks = useMay('client.manage');
  const said = { template, language, subject: shown.subject, text: shown.text };
  const isWrong = (mail?.mistakes.length ?? 0) > 0;
  const isForContract = writesPacks && client !== undefined;
  return (
    <>
      <div className={styles.actions}>
        {isForContract ? (
          <IntoContract client={client} said={said} isDisabled={isWrong || !onBack} onWritten={() => onBack?.()} />
        ) : (
          <CopyButton value={linesSaying(said)} timeout={4_000}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy} disabled={isWrong}>
                {copied ? t('templates.copied') : t('templates.copy')}
              </Button>
            )}
          </CopyButton>
        )}
        <Button variant="default" disabled={!onBack} onClick={onBack}>
          {t('templates.back')}
        </Button>
        {isForContract && (
          <Anchor component={Link} to="/settings/$section/{-$item}" params={{ section: 'clients', item: client } as never}>
            {t('templates.toPack')}
          </Anchor>
        )}
      </div>
      <p className={styles.about}>
        {t(isForContract ? 'templates.intoContractHelp' : writesPacks ? 'templates.chooseHelp' : 'templates.copyHelp')}
      </p>
    </>
  );
}

function Editor(props: EditorProps) {
  const { t } = useTranslation('mail');
  const { template, text, shown, onType, mail } = props;
  return (
    <section className={styles.card}>
      <Title order={3} size="h5">
        {t('templates.words')}
      </Title>
      <p className={styles.about}>{text.isOwn ? t('templates.isOwn') : t('templates.isDesks')}</p>
      <TextInput
        label={t('templates.subject')}
        value={shown.subject}
        error={mistakesAt(mail, 'subject')}
        onChange={(event) => onType({ ...shown, subject: event.currentTarget.value })}
      />
      <Textarea
        label={t('templates.text')}
        value={shown.text}
        error={mistakesAt(mail, 'text')}
        onChange={(event) => onType({ ...shown, text: event.currentTarget.value })}
        autosize
        minRows={10}
        maxRows={24}
        classNames={{ input: own.source ?? '' }}
      />
      <p className={styles.about}>
        {t('templates.values')} {template.values.map((value) => `{{${value}}}`).join(' ')}
      </p>
      <Deeds {...props} />
    </section>
  );
}

/** The words at the left, what comes of them at the right, and the other languages below. */
export function Words(props: WordsProps) {
  const { template, text, client, ticketId, language } = props;
  const { t } = useTranslation('mail');
  const refusal = useRefusal();
  const { typed, type, drop } = useTyped(props);
  const shown = typed ?? text;
  const [{ subject, text: body }] = useDebouncedValue(shown, PAUSE);
  const { data, error } = useQuery(triedQuery({ template: template.template, client, ticketId, language, subject, text: body }));
  const mail = data?.mails.find((one) => one.language === language);
  const others = data?.mails.filter((one) => one.language !== language) ?? [];
  const number = data?.ticketId ?? undefined;
  return (
    <>
      <div className={styles.pair}>
        <Editor {...props} {...{ shown, mail }} onType={type} onBack={typed && drop} />
        <section className={styles.card} aria-live="polite">
          <Title order={3} size="h5">
            {number === undefined ? t('templates.shownMadeUp') : t('templates.shownFor', { number })}
          </Title>
          {error && (
            <p role="alert" className={styles.bad}>
              {refusal(error)}
            </p>
          )}
          {mail && !error && <Shown mail={mail} />}
        </section>
      </div>
      {!error && (
        <section className={styles.card}>
          <Title order={3} size="h5">
            {t('templates.others')}
          </Title>
          <div className={styles.pair}>
            {others.map((one) => (
              <Shown key={one.language} mail={one} />
            ))}
          </div>
        </section>
      )}
    </>
  );
}
