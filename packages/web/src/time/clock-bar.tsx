import { IconAlertTriangleFilled, IconBolt, IconCheck, IconClock, IconMinus, IconPlayerPauseFilled, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Clock } from '../api/shapes.ts';
import { fullness, leftMs, urgencyOf, type Urgency } from './clock.ts';
import styles from './clock-bar.module.css';
import { useNow } from './now.ts';
import { instantInFull, lengthInWords, whenInWords } from './words.ts';

const shapes: Readonly<Record<Urgency, Icon>> = {
  idle: IconMinus,
  running: IconClock,
  warned: IconBolt,
  breached: IconAlertTriangleFilled,
  paused: IconPlayerPauseFilled,
  met: IconCheck,
};

interface ClockBarProps {
  readonly clock: Clock;
  /** When the server counted. */
  readonly heardAt: number;
}

/** The words of a clock: how much is left, and by when. */
function useClockWords({ clock, heardAt }: ClockBarProps) {
  const { t, i18n } = useTranslation('words');
  // Seconds matter in the last two minutes; a list is drawn anew once in five.
  const now = useNow(5_000);
  const urgency = urgencyOf(clock, now);
  const left = leftMs(clock, heardAt, now);
  const time = lengthInWords(left, i18n.language);
  const due = clock.dueAt === null ? undefined : Date.parse(clock.dueAt);
  const at = due === undefined ? '' : whenInWords(due, now, i18n.language);
  const title = due === undefined ? '' : instantInFull(due, i18n.language);
  const words = (): string => {
    if (clock.state === 'paused') return clock.breachedAt === null ? t('clock.standing', { time }) : t('clock.standingOver');
    if (urgency === 'breached') return t('clock.over', { time, at });
    if (urgency === 'running' || urgency === 'warned') return t('clock.left', { time, at });
    return t(`clock.${clock.state}`);
  };
  return {
    urgency,
    left,
    title: `${t(`metric.${clock.metric}`)}${title && ` · ${title}`}`,
    words: words(),
    word: t(`clock.${urgency === 'idle' ? clock.state : urgency}`),
  };
}

/** The bar that empties, with what is left in words. Never colour alone: a shape stands before the words, and a word says the state. */
export function ClockBar(props: ClockBarProps) {
  const { urgency, left, title, words, word } = useClockWords(props);
  const Shape = shapes[urgency];
  return (
    <span className={styles.clock} data-urgency={urgency} title={title}>
      <span className={styles.words}>
        <Shape size={12} aria-hidden className={styles.shape} />
        <span className="unseen">{word} </span>
        <span className="tabular">{words}</span>
      </span>
      <svg className={styles.bar} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden>
        <rect className={styles.track} width="100" height="4" />
        <rect className={styles.left} width={urgency === 'breached' ? 100 : fullness(props.clock, left) * 100} height="4" />
      </svg>
    </span>
  );
}
