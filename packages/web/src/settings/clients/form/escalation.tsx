import { Button, Checkbox, Fieldset, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ChoiceAt, ListAt } from './fields.tsx';
import styles from './form.module.css';
import { listOf, recordOf, textOf, usePack } from './pack-context.ts';
import { RemoveButton } from './remove-button.tsx';

const moments = [
  'first-response.warned',
  'first-response.breached',
  'next-response.warned',
  'next-response.breached',
  'periodic-update.breached',
  'resolution.warned',
  'resolution.breached',
  'tier.held-too-long',
] as const;
const metricOf = (moment: string) => moment.split('.')[0] as 'first-response' | 'next-response' | 'periodic-update' | 'resolution';

function useMoment(): (moment: (typeof moments)[number]) => string {
  const { t } = useTranslation('packs');
  const { t: tWords } = useTranslation('words');
  return (moment) => {
    if (moment === 'tier.held-too-long') return t('rule.held');
    const how = moment.endsWith('.warned') ? 'warned' : 'breached';
    return t(`rule.${how}`, { metric: tWords(`metric.${metricOf(moment)}`) });
  };
}

/** What the form can show of a rule: a moment by its name, one step up, and who is told. */
function partsOf(rule: unknown): { readonly raise: number; readonly notify: number; readonly isSimple: boolean } {
  const { when, do: steps, ...more } = recordOf(rule);
  const list = listOf(steps).map(recordOf);
  const raise = list.findIndex((step) => step['raise-tier'] === 1);
  const notify = list.findIndex((step) => Array.isArray(step['notify']));
  const others = list.filter((_, i) => i !== raise && i !== notify).length + Object.keys(more).filter((key) => key !== 'name').length;
  return { raise, notify, isSimple: others === 0 && textOf(when) !== '' };
}

function RuleForm({ at }: { readonly at: number }) {
  const { t } = useTranslation('packs');
  const { said, change, goTo, isBroken } = usePack();
  const nameOf = useMoment();
  const rule = recordOf(listOf(said['escalation'])[at]);
  const steps = listOf(rule['do']);
  const { raise, notify, isSimple } = partsOf(rule);
  const path = ['escalation', at];
  const legend = t('rule.one', { number: at + 1 });
  if (!isSimple)
    return (
      <div className={styles.row}>
        <p className={styles.note}>
          {legend}: {textOf(rule['name']) || t('rule.inYaml')}
        </p>
        <Button variant="subtle" size="compact-sm" onClick={() => goTo(path)}>
          {t('showInYaml')}
        </Button>
      </div>
    );
  return (
    <Fieldset variant="unstyled" legend={legend} className={styles.rule}>
      <ChoiceAt path={[...path, 'when']} label={t('rule.when')} options={moments.map((value) => ({ value, label: nameOf(value) }))} />
      <RemoveButton path={path} what={legend} />
      <Checkbox
        label={t('rule.raise')}
        checked={raise >= 0}
        disabled={isBroken}
        onChange={(e) => {
          if (!e.currentTarget.checked) change([...path, 'do', raise], undefined);
          else change([...path, 'do'], [{ 'raise-tier': 1 }, ...steps]);
        }}
      />
      <ListAt
        path={[...path, 'do', notify < 0 ? steps.length : notify, 'notify']}
        label={t('rule.notify')}
        description={t('rule.notifyHelp')}
      />
    </Fieldset>
  );
}

/** What happens when a promise is in danger. */
export function EscalationForm() {
  const { t } = useTranslation('packs');
  const { said, change, isBroken } = usePack();
  const rules = listOf(said['escalation']);
  const add = () => change(['escalation', rules.length], { when: 'resolution.breached', do: [{ notify: ['team-lead'] }] });
  return (
    <Fieldset legend={t('rule.title')} className={styles.part}>
      {rules.map((_, at) => (
        <RuleForm key={at} at={at} />
      ))}
      <Group>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} disabled={isBroken} onClick={add}>
          {t('rule.add')}
        </Button>
      </Group>
    </Fieldset>
  );
}
