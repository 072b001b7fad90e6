import { Menu, UnstyledButton, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconCheck, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client.ts';
import { languages, speak } from '../i18n/index.ts';
import { useMe } from '../session/me.ts';
import styles from './shell.module.css';

const schemes: readonly MantineColorScheme[] = ['light', 'dark', 'auto'];
/** Each in itself. */
const names = { fi: 'Suomi', sv: 'Svenska', en: 'English' } as const;

const chosen = (is: boolean) => (is ? <IconCheck size={14} aria-hidden /> : null);

/** Signing out ends what is on the screen, too. Drafts stay on the device, for the same person. */
const leave = () => void ask(api.POST('/sign-out')).finally(() => window.location.assign('/'));

export function PersonMenu({ onKeys }: { readonly onKeys: () => void }) {
  const { t, i18n } = useTranslation('shell');
  const me = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu position="right-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={styles.person} aria-label={`${t('person.menu')}: ${me.name}`}>
          <IconUser size={18} aria-hidden />
          <span className={styles.word}>{me.name}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.address}</Menu.Label>
        <Menu.Item onClick={onKeys} rightSection={<kbd>?</kbd>}>
          {t('person.keys')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('person.language')}</Menu.Label>
        {languages.map((language) => (
          <Menu.Item key={language} lang={language} rightSection={chosen(i18n.language === language)} onClick={() => void speak(language)}>
            {names[language]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('person.scheme')}</Menu.Label>
        {schemes.map((scheme) => (
          <Menu.Item key={scheme} rightSection={chosen(colorScheme === scheme)} onClick={() => setColorScheme(scheme)}>
            {t(`person.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component="a" href="/status">
          {t('person.status')}
        </Menu.Item>
        <Menu.Item component="a" href="/outbox">
          {t('person.outbox')}
        </Menu.Item>
        <Menu.Item onClick={leave}>{t('person.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
