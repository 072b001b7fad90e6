import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Form } from '../screens/form.tsx';
import { Panel } from '../screens/panel.tsx';
import { useForm, usePanels } from '../screens/query.ts';
import styles from './call.module.css';
import { LiveCall } from './live.tsx';
import { useOnCall, usePop } from './query.ts';

function StartCall() {
  const { t } = useTranslation('call');
  const form = useForm('phone.start');
  const begun = useOnCall(() => Promise.resolve());
  if (!form) return null;
  return (
    <section className={styles.start} aria-label={form.title}>
      <Title order={2} size="h4">
        {form.title}
      </Title>
      <Form form={form} sources={{}} onDone={() => begun.mutate(undefined)} />
      <p className={styles.hint}>{t('pressed')}</p>
    </section>
  );
}

/** Calls: the one that runs, or what was promised on earlier ones and a way to begin. */
export function CallsScreen() {
  const { t } = useTranslation('call');
  const pop = usePop();
  const panels = usePanels('page').filter(({ panel }) => panel.startsWith('phone.'));
  if (pop) return <LiveCall key={pop.callId} pop={pop} />;
  return (
    <div className={styles.between}>
      <Title order={1} className="unseen">
        {t('title')}
      </Title>
      <StartCall />
      <div className={styles.panels}>
        {[...panels]
          .sort((a) => (a.panel === 'phone.promises' ? -1 : 1))
          .map((panel) => (
            <Panel key={panel.panel} panel={{ ...panel, forms: [] }} />
          ))}
      </div>
    </div>
  );
}
