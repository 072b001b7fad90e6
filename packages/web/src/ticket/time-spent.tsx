import { useTranslation } from 'react-i18next';
import { lengthInWords } from '../time/words.ts';
import type { TimeSpent } from './shapes.ts';
import styles from './time-spent.module.css';

function useHolderName(): (holder: string) => string {
  const { t } = useTranslation(['ticket', 'words']);
  return (holder) => {
    const tier = /^tier-(\d+)$/.exec(holder)?.[1];
    if (tier !== undefined) return t('words:tier', { tier });
    return t(`spent.${holder as 'requester' | 'supplier' | 'closed' | 'desk'}`);
  };
}

/** One bar of a ticket's time by who had it; adds up to all of it. */
export function TimeSpentBar({ spent: { held, totalMs } }: { readonly spent: TimeSpent }) {
  const { t, i18n } = useTranslation('ticket');
  const nameOf = useHolderName();
  const starts = held.map((_, i) => held.slice(0, i).reduce((sum, { share }) => sum + share, 0));
  return (
    <div>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" className={styles.bar} role="img" aria-label={t('spent.picture')}>
        {held.map(({ holder, share }, i) => (
          <rect key={holder} x={(starts[i] ?? 0) * 100} width={share * 100} height="8" data-holder={holder} className={styles.part} />
        ))}
      </svg>
      <ul className={styles.legend}>
        {held.map(({ holder, ms, share }) => (
          <li key={holder}>
            <i data-holder={holder} className={styles.key} aria-hidden />
            <span>{nameOf(holder)}</span>
            <span className="tabular">{lengthInWords(ms, i18n.language)}</span>
            <span className="tabular">{new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(share)}</span>
          </li>
        ))}
        <li className={styles.sum}>
          <i aria-hidden className={styles.key} />
          <span>{t('spent.sum')}</span>
          <span className="tabular">{lengthInWords(totalMs, i18n.language)}</span>
          <span />
        </li>
      </ul>
    </div>
  );
}
