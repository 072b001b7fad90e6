import { Button, Fieldset, Group } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { TextAt } from './fields.tsx';
import styles from './form.module.css';
import { listOf, usePack } from './pack-context.ts';
import { RemoveButton } from './remove-button.tsx';

/** Levels of expertise, each with its team. The last one may go: levels have no gap. */
export function TiersForm() {
  const { t } = useTranslation('packs');
  const { t: tWords } = useTranslation('words');
  const { said, change, isBroken } = usePack();
  const tiers = listOf(said['tiers']);
  const next = tiers.length + 1;
  const add = () =>
    change(['tiers', tiers.length], { level: next, name: `CSR${String(next)}`, team: next === 1 ? 'service-desk' : 'specialists' });
  return (
    <Fieldset legend={t('tier.title')} className={styles.part}>
      <p className={styles.note}>{t('tier.help')}</p>
      {tiers.map((_, at) => {
        const tier = tWords('tier', { tier: at + 1 });
        return (
          <Fieldset key={at} variant="unstyled" legend={tier} className={styles.tier}>
            <TextAt path={['tiers', at, 'name']} label={t('tier.name')} isNeeded />
            <TextAt path={['tiers', at, 'team']} label={t('tier.team')} isNeeded />
            <TextAt path={['tiers', at, 'hold-at-most']} label={t('tier.hold')} />
            {at === tiers.length - 1 ? <RemoveButton path={['tiers', at]} what={tier} /> : <span />}
          </Fieldset>
        );
      })}
      <Group>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} disabled={isBroken} onClick={add}>
          {t('tier.add')}
        </Button>
      </Group>
    </Fieldset>
  );
}
