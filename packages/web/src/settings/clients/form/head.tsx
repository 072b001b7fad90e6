import { Fieldset, Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languages } from '../../../i18n/index.ts';
import { clientColours } from '../../../look/client-colours.ts';
import markStyles from '../../../look/client-mark.module.css';
import { ListAt, SomeAt, TextAt } from './fields.tsx';
import styles from './form.module.css';
import { textOf, usePack } from './pack-context.ts';

function Colours() {
  const { t } = useTranslation('packs');
  const { said, change, mistakeAt, isBroken } = usePack();
  return (
    <Radio.Group
      label={t('head.colour')}
      description={t('head.colourHelp')}
      error={mistakeAt(['colour'])}
      value={textOf(said['colour']) || 'blue'}
      onChange={(colour) => change(['colour'], colour)}
      readOnly={isBroken}
    >
      <div className={styles.colours}>
        {clientColours.map((colour) => (
          <Radio
            key={colour}
            value={colour}
            disabled={isBroken}
            label={
              <span className={styles.colour}>
                <span className={markStyles.mark} data-colour={colour} aria-hidden />
                {t(`colour.${colour}`)}
              </span>
            }
          />
        ))}
      </div>
    </Radio.Group>
  );
}

/** Who the client is, and by what it is known. */
export function HeadForm() {
  const { t } = useTranslation('packs');
  const { t: tWords } = useTranslation('words');
  return (
    <Fieldset legend={t('head.title')} className={styles.part}>
      <TextAt path={['name']} label={t('head.name')} isNeeded />
      <ListAt path={['mailboxes']} label={t('head.mailboxes')} description={t('head.mailboxesHelp')} />
      <ListAt path={['domains']} label={t('head.domains')} description={t('head.domainsHelp')} />
      <SomeAt
        path={['languages']}
        label={t('head.languages')}
        description={t('head.languagesHelp')}
        options={languages.map((value) => ({ value, label: tWords(`language.${value}`) }))}
      />
      <TextAt path={['owner']} label={t('head.owner')} description={t('head.ownerHelp')} />
      <Colours />
    </Fieldset>
  );
}
