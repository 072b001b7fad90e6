import { Alert, Button, Group, Radio, Stack, Textarea, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client.ts';
import { codeOf } from '../../api/problem.ts';
import { useSentence } from '../../shell/trouble.tsx';
import styles from './clients.module.css';
import type { Recomputation } from './query.ts';
import { WhatIf } from './what-if.tsx';

const changes = ['targets', 'hours', 'everything'] as const;
type Change = (typeof changes)[number];

interface Asked {
  readonly client: string;
  readonly change: Change;
  readonly reason: string;
  readonly confirm?: string;
}

/** First a preview; then, with the word that it gave, in earnest. */
const recompute = ({ client, change, reason, confirm }: Asked) =>
  ask(api.POST('/contracts/recompute', { body: { client, change, reason, ...(confirm === undefined ? {} : { confirm }) } }));

/** What is asked before anybody has said why. */
const LOOKING = 'Preview';

/** First a look at what it would do; then just that. When there is something else by then, another look. */
function useRecompute(client: string, change: Change) {
  const { t } = useTranslation('packs');
  const look = useMutation({ mutationFn: () => recompute({ client, change, reason: LOOKING }) });
  const carryOut = useMutation({
    mutationFn: ({ reason, confirm }: { reason: string; confirm: string }) => recompute({ client, change, reason, confirm }),
    onSuccess() {
      notifications.show({ message: t('running.begun') });
      look.reset();
    },
    onError(error) {
      if (codeOf(error) === 'sla.preview-stale') look.mutate();
    },
  });
  return { look, carryOut };
}

interface PreviewProps {
  readonly seen: Recomputation;
  readonly isBusy: boolean;
  readonly onCarryOut: (reason: string) => void;
}

/** What a recomputation would do, and why it is to be done. */
function Preview({ seen, isBusy, onCarryOut }: PreviewProps) {
  const { t } = useTranslation('packs');
  const [reason, setReason] = useState('');
  return (
    <section className={styles.part} aria-label={t('running.preview')}>
      <Title order={3} size="h5">
        {t('running.preview')}
      </Title>
      <p>{t('running.tickets', { count: seen.tickets, version: seen.version })}</p>
      <WhatIf outcome={seen} />
      {seen.changed > 0 && (
        <form
          onSubmit={(e) => {
            e.preventDefault();
            if (reason.trim() !== '') onCarryOut(reason.trim());
          }}
        >
          <Stack gap="sm">
            <Textarea
              label={t('review.reason')}
              required
              maxLength={1000}
              autosize
              value={reason}
              onChange={(e) => setReason(e.currentTarget.value)}
            />
            <Group justify="end">
              <Button type="submit" loading={isBusy}>
                {t('running.carryOut')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </section>
  );
}

/** Applies the contract in force to tickets that there are already: a look at it first, and only then what was looked at. */
export function Running({ client }: { readonly client: string }) {
  const { t } = useTranslation('packs');
  const sentence = useSentence();
  const [change, setChange] = useState<Change>('targets');
  const { look, carryOut } = useRecompute(client, change);
  const seen = look.data;
  const wrong = carryOut.error ?? look.error;
  return (
    <div className={styles.review}>
      <Title order={2} size="h4">
        {t('view.running')}
      </Title>
      <p className={styles.soft}>{t('running.about')}</p>
      <Radio.Group
        label={t('running.what')}
        value={change}
        onChange={(next) => {
          setChange(next);
          look.reset();
          carryOut.reset();
        }}
      >
        <Stack gap="sm" mt={4}>
          {changes.map((one) => (
            <Radio key={one} value={one} label={t(`running.change.${one}`)} description={t(`running.help.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Group>
        <Button variant={seen ? 'default' : 'filled'} loading={look.isPending} onClick={() => look.mutate()}>
          {t('running.look')}
        </Button>
      </Group>
      {wrong && (
        <Alert role="alert" color="red" variant="light">
          {sentence(wrong)}
        </Alert>
      )}
      {seen && (
        <Preview seen={seen} isBusy={carryOut.isPending} onCarryOut={(reason) => carryOut.mutate({ reason, confirm: seen.confirm })} />
      )}
    </div>
  );
}
