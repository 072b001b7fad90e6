import { IconCircleCheck, IconCircleMinus, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema.d.ts';
import styles from '../parts/parts.module.css';

export type Test = components['schemas']['MailTest'];
type Step = Test['steps'][number];

const icons = { done: IconCircleCheck, failed: IconCircleX, 'left-out': IconCircleMinus };
const looks = { done: styles.good, failed: styles.bad, 'left-out': styles.soft };

function StepLine({ step }: { readonly step: Step }) {
  const { t } = useTranslation('mail');
  const Mark = icons[step.state];
  return (
    <li>
      <Mark size={18} aria-hidden className={looks[step.state]} />
      <span>
        <strong>{t(`step.${step.step}`)}</strong>
        {': '}
        {t(`state.${step.state}`)}
        {step.why !== null && ` – ${t(`why.${step.why}`)}`}
        {step.detail !== '' && <span className={styles.detail}>{step.detail}</span>}
      </span>
    </li>
  );
}

/** What a test found, in words, one line for each step; what the server said stands below it, word for word. */
export function Found({ test }: { readonly test: Test }) {
  const { t } = useTranslation('mail');
  return (
    <div role="status">
      <p className={test.isGood ? styles.good : styles.bad}>
        <strong>{test.isGood ? t('found.good') : t('found.bad')}</strong>
      </p>
      <ol className={styles.steps}>
        {test.steps.map((step) => (
          <StepLine key={step.step} step={step} />
        ))}
      </ol>
    </div>
  );
}
