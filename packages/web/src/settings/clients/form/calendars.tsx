import { Button, Fieldset, Group, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Path } from '../pack/text.ts';
import { ChoiceAt, ListAt, LookUpAt, SomeAt, TextAt } from './fields.tsx';
import styles from './form.module.css';
import { recordOf, textOf, usePack, valueAt } from './pack-context.ts';
import { RemoveButton } from './remove-button.tsx';

const ALWAYS = '24x7';
const someDays = ['mon-fri', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const office = ['08:00-16:00'];

const zones: readonly string[] = Intl.supportedValuesOf('timeZone');

/** `mon-fri` in the reader's language; a combination of somebody's own stays as it is written. */
function useDays(): (key: string) => string {
  const { t } = useTranslation('packs');
  return (key) => {
    const known = someDays.find((days) => days === key);
    return known ? t(`days.${known}`) : key;
  };
}

function Hours({ path }: { readonly path: Path }) {
  const { t } = useTranslation('packs');
  const { said, change, isBroken } = usePack();
  const nameOf = useDays();
  const hours = valueAt(said, path);
  const rows = Object.keys(recordOf(hours));
  const left = someDays.filter((days) => !rows.includes(days));
  return (
    <>
      <NativeSelect
        label={t('calendar.hours')}
        disabled={isBroken}
        value={hours === ALWAYS ? ALWAYS : 'days'}
        data={[
          { value: 'days', label: t('calendar.byWeekday') },
          { value: ALWAYS, label: t('calendar.always') },
        ]}
        onChange={(e) => change(path, e.currentTarget.value === ALWAYS ? ALWAYS : { 'mon-fri': office })}
      />
      {rows.map((days) => (
        <div key={days} className={styles.row}>
          <ListAt path={[...path, days]} label={nameOf(days)} placeholder="08:00-16:00" />
          <RemoveButton path={[...path, days]} what={nameOf(days)} />
        </div>
      ))}
      {hours !== ALWAYS && left.length > 0 && (
        <NativeSelect
          aria-label={t('calendar.addDays')}
          disabled={isBroken}
          value=""
          data={[{ value: '', label: t('calendar.addDays') }, ...left.map((value) => ({ value, label: nameOf(value) }))]}
          onChange={(e) => {
            if (e.currentTarget.value !== '') change([...path, e.currentTarget.value], office);
          }}
        />
      )}
    </>
  );
}

/** Dates that are unlike their weekday: closed, or with hours of their own. */
function ExtraDays({ path }: { readonly path: Path }) {
  const { t } = useTranslation('packs');
  const { said, change, isBroken } = usePack();
  const [date, setDate] = useState('');
  const days = Object.keys(recordOf(valueAt(said, path))).sort();
  const add = () => {
    if (date === '' || days.includes(date)) return;
    change([...path, date], 'closed');
    setDate('');
  };
  return (
    <Fieldset variant="unstyled" legend={t('calendar.extra')} className={styles.inner}>
      {days.map((day) => {
        const value = valueAt(said, [...path, day]);
        return (
          <div key={day} className={styles.row}>
            {Array.isArray(value) ? (
              <ListAt path={[...path, day]} label={day} />
            ) : (
              <TextAt path={[...path, day]} label={day} description={textOf(value) === 'closed' ? t('calendar.closedHelp') : ''} isNeeded />
            )}
            <RemoveButton path={[...path, day]} what={day} />
          </div>
        );
      })}
      <Group gap="sm" align="end">
        <TextInput
          type="date"
          label={t('calendar.newDay')}
          value={date}
          disabled={isBroken}
          onChange={(e) => setDate(e.currentTarget.value)}
        />
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} disabled={isBroken || date === ''} onClick={add}>
          {t('calendar.addDay')}
        </Button>
      </Group>
    </Fieldset>
  );
}

function CalendarForm({ name }: { readonly name: string }) {
  const { t } = useTranslation('packs');
  const { said } = usePack();
  const path = ['calendars', name];
  const hasCountry = textOf(valueAt(said, [...path, 'holidays', 'country'])) !== '';
  const sets = (['statutory', 'customary'] as const).map((value) => ({ value, label: t(`calendar.set.${value}`) }));
  return (
    <Fieldset legend={t('calendar.one', { name })} className={styles.part}>
      <LookUpAt path={[...path, 'zone']} label={t('calendar.zone')} options={zones} />
      <Hours path={[...path, 'hours']} />
      <TextAt path={[...path, 'holidays', 'country']} label={t('calendar.country')} description={t('calendar.countryHelp')} />
      {hasCountry && <SomeAt path={[...path, 'holidays', 'sets']} label={t('calendar.sets')} options={sets} />}
      <ExtraDays path={[...path, 'holidays', 'extra']} />
    </Fieldset>
  );
}

/** When the client is served. */
export function CalendarsForm() {
  const { t } = useTranslation('packs');
  const { said, change, isBroken } = usePack();
  const [name, setName] = useState('');
  const names = Object.keys(recordOf(said['calendars']));
  const isNew = /^[\w-]+$/.test(name) && !names.includes(name);
  const add = () => {
    if (!isNew) return;
    change(['calendars', name], { zone: 'Europe/Helsinki', hours: { 'mon-fri': office } });
    setName('');
  };
  return (
    <>
      {names.map((each) => (
        <CalendarForm key={each} name={each} />
      ))}
      <Group gap="sm" align="end">
        <TextInput label={t('calendar.newName')} value={name} disabled={isBroken} onChange={(e) => setName(e.currentTarget.value)} />
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} disabled={isBroken || !isNew} onClick={add}>
          {t('calendar.add')}
        </Button>
      </Group>
    </>
  );
}

/** One of the pack's calendars. */
export function CalendarChoice({ path, none }: { readonly path: Path; readonly none?: string }) {
  const { t } = useTranslation('packs');
  const { said } = usePack();
  const options = Object.keys(recordOf(said['calendars'])).map((value) => ({ value, label: value }));
  return <ChoiceAt path={path} label={t('calendar.name')} options={options} {...(none === undefined ? {} : { none })} />;
}
