import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../session/me.ts';
import { keepPack, usePackDraft } from '../clients/draft.ts';
import { newestQuery } from '../clients/query.ts';
import { packSaying, type Said } from './into-pack.ts';

interface IntoContractProps {
  readonly client: string;
  readonly said: Said;
  readonly isDisabled: boolean;
  /** They stand in the draft of the contract now. */
  readonly onWritten: () => void;
}

/** Writes words into the draft of a client's contract, and leads to where one sees what it would change, and applies it. */
export function IntoContract({ client, said, isDisabled, onWritten }: IntoContractProps) {
  const { t } = useTranslation('mail');
  const { actor } = useMe();
  const navigate = useNavigate();
  const draft = usePackDraft(actor, client);
  const { data: newest } = useQuery(newestQuery(client));
  const base = draft ?? (newest ? { text: newest.yaml, over: newest.version } : undefined);
  const write = () => {
    const text = base && packSaying(base.text, said);
    if (text !== undefined) {
      keepPack(actor, client, { ...base, over: base?.over ?? 0, text });
      onWritten();
    } else notifications.show({ color: 'red', message: t('templates.brokenDraft'), autoClose: 10_000 });
    const search = text === undefined ? {} : { view: 'review' as const };
    void navigate({ to: '/settings/$section/{-$item}', params: { section: 'clients', item: client }, search });
  };
  return (
    <Button onClick={write} disabled={isDisabled || !base}>
      {t('templates.intoContract')}
    </Button>
  );
}
