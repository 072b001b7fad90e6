import { Button, Fieldset, Table } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { priorities } from '../../../api/shapes.ts';
import { asFlow, type Path } from '../pack/text.ts';
import { CalendarChoice } from './calendars.tsx';
import { ListAt, SomeAt, TextAt } from './fields.tsx';
import styles from './form.module.css';
import { listOf, recordOf, textOf, usePack, valueAt } from './pack-context.ts';
import { RemoveButton } from './remove-button.tsx';

/** As a pack calls them, and as the desk does. */
const metrics = [
  ['first-response', 'first-response'],
  ['next-response', 'next-response'],
  ['resolution', 'resolution'],
  ['update-every', 'periodic-update'],
] as const;
const pauses = ['pending-requester', 'pending-third-party', 'pending-scheduled', 'pending-approval'] as const;

function Targets({ path }: { readonly path: Path }) {
  const { t } = useTranslation('packs');
  const { t: tWords } = useTranslation('words');
  return (
    <Table className={styles.targets} withRowBorders={false} verticalSpacing={2} horizontalSpacing={4}>
      <caption className={styles.caption}>{t('promise.targetsHelp')}</caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('promise.priority')}</Table.Th>
          {metrics.map(([key, metric]) => (
            <Table.Th key={key} scope="col">
              {tWords(`metric.${metric}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {priorities.map((priority) => (
          <Table.Tr key={priority}>
            <Table.Th scope="row">{tWords(`priority.${priority}`)}</Table.Th>
            {metrics.map(([key, metric]) => (
              <Table.Td key={key}>
                <TextAt
                  path={[...path, priority, key]}
                  label={t('promise.target', { metric: tWords(`metric.${metric}`), priority: tWords(`priority.${priority}`) })}
                  isBare
                />
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function PolicyForm({ at }: { readonly at: number }) {
  const { t } = useTranslation('packs');
  const { t: tWords } = useTranslation('words');
  const { said } = usePack();
  const path = ['sla', at];
  const name = textOf(valueAt(said, [...path, 'name']));
  const when = recordOf(valueAt(said, [...path, 'when']));
  return (
    <Fieldset legend={t('promise.one', { name })} className={styles.part}>
      <div className={styles.row}>
        <TextAt path={[...path, 'name']} label={t('promise.name')} isNeeded />
        <CalendarChoice path={[...path, 'calendar']} />
        <RemoveButton path={path} what={name} />
      </div>
      {Object.keys(when).length > 0 && <p className={styles.note}>{t('promise.onlyWhen', { when: asFlow(when) })}</p>}
      <Targets path={[...path, 'targets']} />
      <ListAt path={[...path, 'warn-at']} label={t('promise.warnAt')} description={t('promise.warnAtHelp')} placeholder="75%" />
      <SomeAt
        path={[...path, 'pause-in']}
        label={t('promise.pauseIn')}
        options={pauses.map((value) => ({ value, label: tWords(`category.${value}`) }))}
      />
      <TextAt path={[...path, 'reopen-window']} label={t('promise.reopenWindow')} description={t('promise.reopenWindowHelp')} />
    </Fieldset>
  );
}

/** What is promised, by priority. */
export function PromisesForm() {
  const { t } = useTranslation('packs');
  const { said, change, isBroken } = usePack();
  const policies = listOf(said['sla']);
  const [calendar] = Object.keys(recordOf(said['calendars']));
  const name = (n: number): string => {
    const taken = policies.some((policy) => recordOf(policy)['name'] === `standard-${String(n)}`);
    return taken ? name(n + 1) : `standard-${String(n)}`;
  };
  const add = () => {
    const policy = {
      name: policies.length === 0 ? 'standard' : name(policies.length + 1),
      calendar,
      targets: { normal: { 'first-response': '4h' } },
    };
    change(['sla', policies.length], policy);
  };
  return (
    <>
      {policies.map((_, at) => (
        <PolicyForm key={at} at={at} />
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={isBroken || calendar === undefined}
        onClick={add}
      >
        {t('promise.add')}
      </Button>
      {calendar === undefined && <p className={styles.note}>{t('promise.needsCalendar')}</p>}
    </>
  );
}
