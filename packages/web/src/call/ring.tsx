import { useTranslation } from 'react-i18next';
import { useNow } from '../time/now.ts';
import styles from './call.module.css';
import type { Pop } from './shapes.ts';
import { budgetNow, callLength } from './time.ts';

const RADIUS = 21;
const ROUND = 2 * Math.PI * RADIUS;

/** The time of a call as a ring that fills: amber from 70 %, red and doubled from 100 %; the words say it too. */
export function BudgetRing({ pop }: { readonly pop: Pop }) {
  const { t } = useTranslation('call');
  const now = useNow();
  if (pop.answeredAt === null) return null;
  const end = pop.endedAt === null ? now : Date.parse(pop.endedAt);
  const budget = budgetNow(pop, end);
  const length = callLength(end - Date.parse(pop.answeredAt));
  if (!budget) return <span className={styles.length}>{length}</span>;
  const left = budget.wholeMs - budget.spentMs;
  const words =
    budget.stage === 'over'
      ? t('ring.over', { time: callLength(-left) })
      : t('ring.left', { time: callLength(left), of: callLength(budget.wholeMs) });
  return (
    <span className={styles.ring} data-stage={budget.stage}>
      <svg viewBox="0 0 48 48" width={48} height={48} role="img" aria-label={words}>
        <circle cx={24} cy={24} r={RADIUS} className={styles.ringGround} />
        <circle
          cx={24}
          cy={24}
          r={RADIUS}
          className={styles.ringSpent}
          strokeDasharray={`${Math.min(1, budget.share) * ROUND} ${ROUND}`}
          transform="rotate(-90 24 24)"
        />
      </svg>
      <span className={styles.ringWords}>
        <strong className="tabular">{length}</strong>
        <small className="tabular">{words}</small>
      </span>
    </span>
  );
}
