import { Skeleton, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Beside } from '../screens/beside.tsx';
import { Form, FormButton } from '../screens/form.tsx';
import { useForm } from '../screens/query.ts';
import type { Form as FormShape } from '../screens/shapes.ts';
import { Trouble } from '../shell/trouble.tsx';
import { knownOn } from './bar.tsx';
import styles from './call.module.css';
import { useCodes } from './codes.ts';
import { forgetDraft, useDraft } from './draft.ts';
import { Notes } from './notes.tsx';
import { scriptQuery, useOnCall } from './query.ts';
import { ScriptForm } from './script.tsx';
import type { Pop, Script } from './shapes.ts';

interface TicketProps {
  readonly form: FormShape;
  readonly pop: Pop;
  readonly script: Script | undefined;
}

/** The ticket beside the script: what is answered there stands here at once, and what is typed here stays. */
function Ticket({ form, pop, script }: TicketProps) {
  const { t } = useTranslation('call');
  const [typed, setTyped] = useDraft(form, pop, script);
  const label = useCodes();
  const told = useOnCall(() => Promise.resolve());
  const isHandedOn = typed['resolved'] !== true && String(typed['handOn.asked'] ?? '') !== '';
  const missing = script?.missing.length ?? 0;
  return (
    <section className={`${styles.column ?? ''} ${styles.log ?? ''}`} id="log" aria-label={t('ticket.title')}>
      <h2>{t('ticket.title')}</h2>
      {pop.ticketId !== null && (
        <p className={styles.logged} role="status">
          {t('ticket.logged')}{' '}
          <Link to="/tickets/$ticketId" params={{ ticketId: String(pop.ticketId) }}>
            {`#${String(pop.ticketId)}`}
          </Link>
        </p>
      )}
      {missing > 0 && <p className={styles.hint}>{t('ticket.missing', { count: missing })}</p>}
      <Form
        form={form}
        sources={{ known: { ...knownOn(pop), wrapUpCodes: label(pop.wrapUpCodes) } }}
        typed={typed}
        onTyped={setTyped}
        button={isHandedOn ? t('ticket.andHandOn') : form.button}
        onDone={() => {
          forgetDraft(pop.callId);
          told.mutate(undefined);
        }}
      />
    </section>
  );
}

function OpenTickets({ pop, onPick }: { readonly pop: Pop; readonly onPick?: (id: number) => void }) {
  const { t } = useTranslation('call');
  return (
    <section aria-label={t('open.title')}>
      <h2>{t('open.title')}</h2>
      {pop.openTickets.length === 0 && <p className={styles.hint}>{t('open.none')}</p>}
      <ul className={styles.open}>
        {pop.openTickets.map(({ id, subject, state }) => (
          <li key={id}>
            <Link to="/tickets/$ticketId" params={{ ticketId: String(id) }} onClick={() => onPick?.(id)}>
              <span className="tabular">{`#${String(id)}`}</span> {subject}
              <small>{state}</small>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who has to be sure who speaks begins with what the call says already. */
function Verify({ pop }: { readonly pop: Pop }) {
  const form = useForm('password-reset.begin');
  if (!form) return null;
  const given = { client: pop.client.slug, channel: 'phone', callerNumber: pop.number };
  return <FormButton form={form} sources={{ known: knownOn(pop) }} given={given} size="compact-sm" />;
}

function Words({ pop }: { readonly pop: Pop }) {
  const { t } = useTranslation('call');
  const lines = [
    ['recording', pop.recording],
    ['verification', pop.verification],
    ['closing', pop.closing],
  ] as const;
  return (
    <>
      {lines.map(([name, text]) =>
        text === '' ? null : (
          <section key={name}>
            <h2>{t(`words.${name}`)}</h2>
            <p className={styles.say} lang={pop.language}>
              {text}
            </p>
          </section>
        ),
      )}
    </>
  );
}

/** The screen of a call: what to ask, the ticket that comes of it, and what is known. */
export function LiveCall({ pop }: { readonly pop: Pop }) {
  const { t } = useTranslation('call');
  const form = useForm('phone.log');
  const script = useQuery(scriptQuery(pop));
  if (pop.answeredAt === null)
    return (
      <div className={styles.ringing}>
        <Title order={1} size="h3">
          {t('rings')}
        </Title>
        <OpenTickets pop={pop} />
      </div>
    );
  return (
    <div className={styles.columns}>
      <Title order={1} className="unseen">
        {t('bar', { client: pop.client.name })}
      </Title>
      {script.data ? (
        <ScriptForm pop={pop} script={script.data} />
      ) : (
        <section className={styles.column} aria-label={t('script.title')}>
          <h2>{t('script.title')}</h2>
          {script.error ? (
            <Trouble error={script.error} onRetry={() => void script.refetch()} />
          ) : (
            <p className={styles.hint}>{t('script.none')}</p>
          )}
        </section>
      )}
      {form ? <Ticket form={form} pop={pop} script={script.data} /> : <Skeleton />}
      <aside className={styles.column} aria-label={t('known')}>
        <Notes key={pop.callId} pop={pop} />
        <OpenTickets pop={pop} />
        <Verify pop={pop} />
        <Beside place="call" known={knownOn(pop)} without={['phone']} />
        <Words pop={pop} />
      </aside>
    </div>
  );
}
