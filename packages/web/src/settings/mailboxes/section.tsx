import { Button, Group, Title } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client.ts';
import { When } from '../../time/when.tsx';
import { useAct } from '../parts/act.ts';
import { Loaded, Page } from '../parts/page.tsx';
import styles from '../parts/parts.module.css';
import { Table } from '../parts/table.tsx';
import { Found, type Test } from './found.tsx';

const mailQuery = queryOptions({ queryKey: ['mail'], queryFn: () => ask(api.GET('/mail')), staleTime: 10_000 });
type Mail = Awaited<ReturnType<NonNullable<(typeof mailQuery)['queryFn']>>>;

function Outgoing({ mail }: { readonly mail: Mail }) {
  const { t } = useTranslation('mail');
  const { mutate, isPending, data } = useAct({ changes: [], work: (): Promise<Test> => ask(api.POST('/mail/test-outgoing')) });
  return (
    <section className={styles.card} aria-label={t('mailboxes.out')}>
      <Title order={3} size="h5">
        {t('mailboxes.out')}
      </Title>
      <dl className={styles.facts}>
        <dt>{t('mailboxes.server')}</dt>
        <dd>{mail.server ?? t('mailboxes.noServer')}</dd>
        {mail.user !== null && (
          <>
            <dt>{t('mailboxes.user')}</dt>
            <dd>{mail.user}</dd>
          </>
        )}
        <dt>{t('mailboxes.failing')}</dt>
        <dd className={mail.failing > 0 ? styles.bad : undefined}>{mail.failing}</dd>
      </dl>
      {mail.server === null ? (
        <p className={styles.about}>{t('mailboxes.setServer')}</p>
      ) : (
        <div className={styles.actions}>
          <Button variant="default" loading={isPending} onClick={() => mutate()}>
            {t('mailboxes.testOut')}
          </Button>
        </div>
      )}
      {data && <Found test={data} />}
    </section>
  );
}

function Incoming({ mail }: { readonly mail: Mail }) {
  const { t } = useTranslation('mail');
  return (
    <section className={styles.card} aria-label={t('mailboxes.in')}>
      <Title order={3} size="h5">
        {t('mailboxes.in')}
      </Title>
      <dl className={styles.facts}>
        <dt>{t('mailboxes.listens')}</dt>
        <dd>{mail.listens ?? t('mailboxes.notListening')}</dd>
        <dt>{t('mailboxes.state')}</dt>
        <dd>{mail.isOpen ? t('mailboxes.open') : mail.listens === null ? t('mailboxes.off') : t('mailboxes.elsewhere')}</dd>
      </dl>
      <p className={styles.about}>{t('mailboxes.inHelp')}</p>
    </section>
  );
}

function MailboxRow({ mailbox, mail }: { readonly mailbox: Mail['mailboxes'][number]; readonly mail: Mail }) {
  const { t } = useTranslation('mail');
  const { mutate, isPending, data, variables } = useAct<'listener' | 'server', Test>({
    changes: [['mail']],
    work: (through) => ask(api.POST('/mail/test-mailbox', { body: { mailbox: mailbox.address, through } })),
  });
  const button = (through: 'listener' | 'server', label: string) => (
    <Button
      size="xs"
      variant="default"
      loading={isPending && variables === through}
      disabled={isPending}
      aria-label={`${label}: ${mailbox.address}`}
      onClick={() => mutate(through)}
    >
      {label}
    </Button>
  );
  return (
    <tr>
      <th scope="row">{mailbox.address}</th>
      <td>{mailbox.client}</td>
      <td>
        {mailbox.lastArrivalAt === null ? <span className={styles.soft}>{t('mailboxes.never')}</span> : <When at={mailbox.lastArrivalAt} />}
      </td>
      <td>
        <Group gap="sm">
          {mail.listens !== null && button('listener', t('mailboxes.testIn'))}
          {mail.server !== null && button('server', t('mailboxes.testRound'))}
          {mail.listens === null && mail.server === null && <span className={styles.soft}>{t('mailboxes.off')}</span>}
        </Group>
        {isPending && <p className={styles.about}>{t('mailboxes.waiting')}</p>}
        {data && <Found test={data} />}
      </td>
    </tr>
  );
}

/** Where mail comes in and goes out, and whether it does. */
export function MailboxesSection() {
  const { t } = useTranslation('mail');
  const mail = useQuery(mailQuery);
  return (
    <Page title={t('mailboxes.title')} about={t('mailboxes.about')}>
      <Loaded query={mail}>
        {(found) => (
          <>
            <div className={styles.pair}>
              <Incoming mail={found} />
              <Outgoing mail={found} />
            </div>
            {found.mailboxes.length === 0 ? (
              <p className={styles.empty}>{t('mailboxes.none')}</p>
            ) : (
              <Table
                label={t('mailboxes.title')}
                heads={[t('mailboxes.mailbox'), t('mailboxes.client'), t('mailboxes.last'), t('mailboxes.test')]}
              >
                {found.mailboxes.map((mailbox) => (
                  <MailboxRow key={mailbox.address} mailbox={mailbox} mail={found} />
                ))}
              </Table>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
