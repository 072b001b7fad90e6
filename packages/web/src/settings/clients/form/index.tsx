import { Alert, Button, Fieldset, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CalendarsForm } from './calendars.tsx';
import { EscalationForm } from './escalation.tsx';
import styles from './form.module.css';
import { HeadForm } from './head.tsx';
import { usePack } from './pack-context.ts';
import { PromisesForm } from './promises.tsx';
import { TiersForm } from './tiers.tsx';

const shown = new Set([
  ...['client', 'name', 'effective-from', 'domains', 'mailboxes', 'languages', 'owner', 'colour', 'calendars'],
  ...['tiers', 'sla', 'escalation'],
]);

/** What the pack says besides: written in the YAML, and one press away. */
function Besides() {
  const { t } = useTranslation('packs');
  const { said, goTo } = usePack();
  const others = Object.keys(said).filter((key) => !shown.has(key));
  if (others.length === 0) return null;
  return (
    <Fieldset legend={t('besides')} className={styles.part}>
      <p className={styles.note}>{t('besidesHelp')}</p>
      <Group gap="sm">
        {others.map((key) => (
          <Button key={key} variant="default" size="compact-sm" onClick={() => goTo([key])}>
            {key}
          </Button>
        ))}
      </Group>
    </Fieldset>
  );
}

/** A pack as a form: what is changed here is changed in the text, and the other way round. */
export function PackForm() {
  const { t } = useTranslation('packs');
  const { isBroken } = usePack();
  return (
    <form className={styles.form} aria-label={t('form')} onSubmit={(e) => e.preventDefault()} autoComplete="off">
      {isBroken && <Alert color="yellow">{t('broken')}</Alert>}
      <HeadForm />
      <CalendarsForm />
      <PromisesForm />
      <TiersForm />
      <EscalationForm />
      <Besides />
    </form>
  );
}
