import { Button, Checkbox, Group, NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './quality.module.css';
import { analystsQuery, calibrate, everyPickQuery, useDo } from './query.ts';

/** Which contact, and who scores it. */
export function BeginCalibration({ client }: { readonly client: string | undefined }) {
  const { t } = useTranslation('quality');
  const { data: picks = [] } = useQuery(everyPickQuery(client));
  const { data: analysts = [] } = useQuery({ ...analystsQuery(client ?? ''), enabled: client !== undefined });
  const [pickId, setPick] = useState('');
  const [raters, setRaters] = useState<readonly number[]>([]);
  const beginning = useDo(calibrate, () => {
    setPick('');
    setRaters([]);
    notifications.show({ id: 'quality', message: t('calibration.begun') });
  });
  if (client === undefined) return <p className={styles.soft}>{t('calibration.chooseClient')}</p>;
  const turn = (id: number) => setRaters(raters.includes(id) ? raters.filter((r) => r !== id) : [...raters, id]);
  return (
    <section className={styles.box} aria-label={t('calibration.begin')}>
      <Group align="end">
        <NativeSelect
          label={t('calibration.contact')}
          value={pickId}
          data={[
            { value: '', label: t('calibration.choose') },
            ...picks.map((pick) => ({ value: String(pick.id), label: `${pick.subject} (${t(`kind.${pick.kind}`)})` })),
          ]}
          onChange={(event) => setPick(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={pickId === '' || raters.length < 2}
          loading={beginning.isPending}
          onClick={() => beginning.mutate({ pickId: Number(pickId), raters: [...raters] })}
        >
          {t('calibration.begin')}
        </Button>
      </Group>
      <fieldset className={styles.choice}>
        <legend>{t('calibration.raters')}</legend>
        {analysts.map(({ agentId, name }) => (
          <Checkbox key={agentId} label={name} checked={raters.includes(agentId)} onChange={() => turn(agentId)} />
        ))}
      </fieldset>
    </section>
  );
}
