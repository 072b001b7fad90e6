import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ChatBadge } from '../chat/badge.tsx';
import { PanelIcon } from '../screens/icon.tsx';
import { usePanels } from '../screens/query.ts';
import { Keys } from './keys.tsx';
import { OwnState } from './own-state.tsx';
import { PersonMenu } from './person-menu.tsx';
import { useOpenPlaces } from './places.ts';
import styles from './shell.module.css';
import { TakeNextButton } from './take-next.tsx';

/** What is where, and below it who one is: always there, on every screen. */
export function Rail({ onKeys }: { readonly onKeys: () => void }) {
  const { t } = useTranslation('shell');
  const open = useOpenPlaces();
  // Those of the telephone stand under Calls, those of the chat under Chats.
  const pages = usePanels('page').filter(({ panel }) => !/^(phone|chat)\./.test(panel));
  return (
    <nav className={styles.rail} aria-label={t('nav.label')}>
      <TakeNextButton />
      <ul className={styles.places}>
        {open.map(({ to, name, icon: PlaceIcon, keys }) => (
          <li key={to}>
            <Tooltip label={<Keys keys={keys} />} position="right">
              <Link to={to} className={styles.place} activeProps={{ 'aria-current': 'page' }}>
                <PlaceIcon size={18} stroke={1.75} aria-hidden />
                <span className={styles.word}>{t(`nav.${name}`)}</span>
                {name === 'chats' && <ChatBadge />}
              </Link>
            </Tooltip>
          </li>
        ))}
        {pages.map(({ panel, title, icon }) => (
          <li key={panel}>
            <Link to="/panels/$panel" params={{ panel }} className={styles.place} activeProps={{ 'aria-current': 'page' }}>
              <PanelIcon name={icon} />
              <span className={styles.word}>{title}</span>
            </Link>
          </li>
        ))}
      </ul>
      <div className={styles.own}>
        <OwnState />
        <PersonMenu onKeys={onKeys} />
      </div>
    </nav>
  );
}
