import { Alert, Button, Group, Radio, Stack, Textarea, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client.ts';
import { codeOf } from '../../api/problem.ts';
import { useSentence } from '../../shell/trouble.tsx';
import styles from './clients.module.css';
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

/** Applies the contract in force to tickets that there are already: a look at it first, and only then what was looked at. */
export function Running({ client }: { readonly client: string }) {
  const { t } = useTranslation('packs');
  const sentence = useSentence();
  const [change, setChange] = useState<Change>('targets');
  const [reason, setReason] = useState('');
  const look = useMutation({ mutationFn: (which: Change) => recompute({ client, change: which, reason: LOOKING }) });
  const seen = look.data;
  const carryOut = useMutation({
    mutationFn: (confirm: string) => recompute({ client, change, reason: reason.trim(), confirm }),
    onSuccess() {
      notifications.show({ message: t('running.begun') });
      look.reset();
    },
    // What was looked at is not what there is any more: look again.
    onError(error) {
      if (codeOf(error) === 'sla.preview-stale') look.mutate(change);
    },
  });
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
          setChange(next as Change);
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
        <Button variant={seen ? 'default' : 'filled'} loading={look.isPending} onClick={() => look.mutate(change)}>
          {t('running.look')}
        </Button>
      </Group>
      {(carryOut.error ?? look.error) && (
        <Alert role="alert" color="red" variant="light">
          {sentence(carryOut.error ?? look.error)}
        </Alert>
      )}
      {seen && (
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
                if (reason.trim() !== '') carryOut.mutate(seen.confirm);
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
                  <Button type="submit" loading={carryOut.isPending}>
                    {t('running.carryOut')}
                  </Button>
                </Group>
              </Stack>
            </form>
          )}
        </section>
      )}
    </div>
  );
}
