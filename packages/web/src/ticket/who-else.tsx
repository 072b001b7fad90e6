import { IconEye, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, askFor } from '../api/client.ts';
import { useMe } from '../session/me.ts';
import { useDraft } from './drafts.ts';
import styles from './ticket.module.css';

interface Present {
  readonly name: string;
  readonly typing: boolean;
}

const BEAT_MS = 10_000;

/** Says that one is here, and hears who else is: looking, or writing. */
export function WhoElse({ ticketId }: { readonly ticketId: number }) {
  const { t, i18n } = useTranslation('ticket');
  const me = useMe();
  const typing = useDraft({ actor: me.actor, ticketId, kind: 'reply' }) !== undefined;
  const { data = [] } = useQuery({
    queryKey: ['present', ticketId, typing],
    queryFn: () => askFor<readonly Present[]>(api.POST('/tickets/{ticketId}/look', { params: { path: { ticketId } }, body: { typing } })),
    refetchInterval: BEAT_MS,
    retry: false,
  });
  if (data.length === 0) return null;
  const writing = data.filter((one) => one.typing);
  const names = new Intl.ListFormat(i18n.language).format((writing.length > 0 ? writing : data).map(({ name }) => name));
  return (
    <span className={styles.else} role="status">
      {writing.length > 0 ? <IconPencil size={14} aria-hidden /> : <IconEye size={14} aria-hidden />}
      {writing.length > 0 ? t('else.typing', { names }) : t('else.looking', { names })}
    </span>
  );
}
