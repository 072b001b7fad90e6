import { Button, Chip, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client.ts';
import { useNow } from '../time/now.ts';
import styles from './call.module.css';
import { useCodes } from './codes.ts';
import { useOnCall } from './query.ts';
import type { Pop } from './shapes.ts';
import { callLength } from './time.ts';

function TimeBox({ until }: { readonly until: string }) {
  const { t } = useTranslation('call');
  const now = useNow();
  return <span className="tabular">{t('wrapUp.left', { time: callLength(Date.parse(until) - now) })}</span>;
}

/** After the call: what it came to, in codes of the contract, and how long there is for it. */
export function WrapUp({ pop }: { readonly pop: Pop }) {
  const { t } = useTranslation('call');
  const label = useCodes();
  const [codes, setCodes] = useState<string[]>([...(pop.wrapUp?.codes ?? [])]);
  const path = { callId: pop.callId };
  const wrapUp = useOnCall((given: string[]) =>
    ask(api.POST('/phone/calls/{callId}/wrap-up', { params: { path }, body: { codes: given } })),
  );
  const isFixed = pop.wrapUp?.mode === 'fixed';
  return (
    <div className={styles.wrapUp}>
      <Group gap="sm">
        <strong>{t('wrapUp.title')}</strong>
        {pop.wrapUp?.until && <TimeBox until={pop.wrapUp.until} />}
      </Group>
      <Chip.Group multiple value={codes} onChange={setCodes}>
        <Group gap="xs" role="group" aria-label={t('wrapUp.codes')}>
          {label(pop.wrapUpCodes).map(({ value, label: words }) => (
            <Chip key={value} value={String(value)} size="sm">
              {words}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Button size="compact-md" disabled={codes.length === 0} loading={wrapUp.isPending} onClick={() => wrapUp.mutate(codes)}>
        {isFixed ? t('wrapUp.keep') : t('wrapUp.done')}
      </Button>
    </div>
  );
}
