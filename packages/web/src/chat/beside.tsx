import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, askFor } from '../api/client.ts';
import type { Ticket } from '../api/shapes.ts';
import { Beside } from '../screens/beside.tsx';
import { FormButton } from '../screens/form.tsx';
import { useForm } from '../screens/query.ts';
import { ClockBar } from '../time/clock-bar.tsx';
import { mostUrgent } from '../time/clock.ts';
import { When } from '../time/when.tsx';
import styles from './chat.module.css';
import { knownOn } from './head.tsx';
import type { Chat } from './shapes.ts';

function Promised({ ticketId }: { readonly ticketId: number }) {
  const { t } = useTranslation(['chat', 'words']);
  const { data: ticket, dataUpdatedAt } = useQuery({
    queryKey: ['ticket', ticketId, 'chat'],
    queryFn: () => askFor<Ticket>(api.GET('/tickets/{ticketId}', { params: { path: { ticketId } } })),
  });
  const clock = ticket && mostUrgent(ticket);
  if (!ticket) return null;
  return (
    <section>
      <h2>{t('beside.ticket')}</h2>
      <Link to="/tickets/$ticketId" params={{ ticketId: String(ticketId) }} className={styles.ticket}>
        <span className="tabular">{`#${String(ticketId)}`}</span> {ticket.subject}
      </Link>
      {clock && (
        <>
          <p className={styles.hint}>{t(`words:metric.${clock.metric}`)}</p>
          <ClockBar clock={clock} heardAt={dataUpdatedAt} />
        </>
      )}
    </section>
  );
}

interface Earlier {
  readonly items: readonly { readonly ticket: Ticket }[];
}

/** What else they have asked: whoever knows it does not ask again. */
function Others({ chat }: { readonly chat: Chat }) {
  const { t } = useTranslation('chat');
  const { data } = useQuery({
    queryKey: ['list', 'of-person', chat.personId],
    queryFn: () =>
      askFor<Earlier>(
        api.GET('/search', { params: { query: { query: `requester:${chat.address} client:${chat.client}`, sort: 'updated', limit: 6 } } }),
      ),
    enabled: chat.address !== '',
  });
  const others = (data?.items ?? []).map(({ ticket }) => ticket).filter(({ id }) => id !== chat.ticketId);
  if (others.length === 0) return null;
  return (
    <section>
      <h2>{t('beside.others')}</h2>
      <ul className={styles.others}>
        {others.slice(0, 5).map(({ id, subject }) => (
          <li key={id}>
            <Link to="/tickets/$ticketId" params={{ ticketId: String(id) }}>
              <span className="tabular">{`#${String(id)}`}</span> {subject}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who has to be sure who writes begins with what the chat says already. */
function Verify({ chat }: { readonly chat: Chat }) {
  const form = useForm('password-reset.begin');
  if (!form) return null;
  return <FormButton form={form} sources={{ known: knownOn(chat) }} given={{ client: chat.client, channel: 'desk' }} size="compact-sm" />;
}

/** What is known of whoever writes, at the right. */
export function ChatBeside({ chat }: { readonly chat: Chat }) {
  const { t } = useTranslation('chat');
  return (
    <aside className={styles.beside} aria-label={t('beside.label')}>
      {chat.ticketId !== null && <Promised ticketId={chat.ticketId} />}
      <section>
        <h2>{t('beside.who')}</h2>
        <dl className={styles.facts}>
          <dt>{t('beside.address')}</dt>
          <dd>{chat.address || '–'}</dd>
          <dt>{t('beside.since')}</dt>
          <dd>
            <When at={chat.startedAt} />
          </dd>
          {chat.page !== null && (
            <>
              <dt>{t('beside.page')}</dt>
              <dd className={styles.page}>{chat.page}</dd>
            </>
          )}
        </dl>
      </section>
      <Others chat={chat} />
      <Verify chat={chat} />
      <Beside place="chat" known={knownOn(chat)} without={['chat']} />
    </aside>
  );
}
