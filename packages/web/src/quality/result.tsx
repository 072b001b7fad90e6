import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './quality.module.css';
import { scoreInWords } from './words.ts';

interface Score {
  readonly score: number | null;
  readonly failed: boolean;
  readonly earned?: number | null;
}

/** What a contact came to: a number, and in words when something critical was not met. */
export function Result({ result }: { readonly result: Score }) {
  const { t, i18n } = useTranslation('quality');
  const { score, failed, earned = null } = result;
  return (
    <span className={styles.result} data-failed={failed || undefined}>
      <strong className="tabular">{scoreInWords(score, i18n.language)}</strong>
      <span className={styles.soft}>{t('result.of')}</span>
      {failed && (
        <span className={styles.failed}>
          <IconAlertTriangle size={14} aria-hidden /> {t('result.failed')}
          {earned !== null && earned !== score && ` (${t('result.else', { score: scoreInWords(earned, i18n.language) })})`}
        </span>
      )}
    </span>
  );
}
