import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../time/now.ts';
import { clockIn, dayIn } from '../time/words.ts';
import { lifeOf, type Life, type Mark, type Stretch } from './life.ts';
import type { ExplainedClock } from './shapes.ts';
import styles from './why.module.css';

const WIDTH = 720;
const TOP = 28;
const BAND = 44;
const HEIGHT = 116;
const MINUTE = 60_000;
/** Narrower than this, a word does not fit. */
const WORD = 52;

const ground: Readonly<Record<Stretch['kind'], string | undefined>> = {
  open: styles.open,
  closed: styles.closed,
  holiday: styles.holiday,
  paused: styles.paused,
  resolved: styles.resolved,
};

function Band({ stretch, hatch }: { readonly stretch: Stretch; readonly hatch: string }) {
  const { t } = useTranslation('ticket');
  const [x, width] = [stretch.x * WIDTH, stretch.width * WIDTH];
  const word = stretch.kind === 'holiday' ? stretch.name : stretch.kind === 'open' ? '' : t(`why.kind.${stretch.kind}`);
  return (
    <g>
      <rect x={x} y={TOP} width={width} height={BAND} className={ground[stretch.kind]} />
      {stretch.kind === 'paused' && <rect x={x} y={TOP} width={width} height={BAND} fill={`url(#${hatch})`} />}
      {word && width > WORD && (
        <text x={x + width / 2} y={TOP + BAND / 2 + 4} textAnchor="middle" className={styles.word}>
          {word}
        </text>
      )}
    </g>
  );
}

/** Where days begin: a line and the date under it, as far as there is room. */
function Days({ life, zone }: { readonly life: Life; readonly zone: string }) {
  const { i18n } = useTranslation();
  let end = -Infinity;
  const firsts = life.stretches.filter((stretch, i) => {
    const before = life.stretches[i - 1];
    return !before || dayIn(before.from, i18n.language, zone) !== dayIn(stretch.from, i18n.language, zone);
  });
  return firsts.map((stretch) => {
    const x = stretch.x * WIDTH;
    const fits = x > end + 8;
    if (fits) end = x + 76;
    return (
      <g key={stretch.from}>
        <line x1={x} x2={x} y1={TOP} y2={TOP + BAND + 8} className={styles.tick} />
        {fits && (
          <text x={x + 2} y={TOP + BAND + 20} className={styles.label}>
            {dayIn(stretch.from, i18n.language, zone)}
          </text>
        )}
      </g>
    );
  });
}

function Flag({ mark, word, kind }: { readonly mark: Mark; readonly word: string; readonly kind: 'due' | 'now' }) {
  const x = mark.x * WIDTH;
  const anchor = x > WIDTH - 90 ? 'end' : x < 40 ? 'start' : 'middle';
  // Near the end the flag blows the other way, into the picture.
  const [way, back] = x > WIDTH - 20 ? ['-', ''] : ['', '-'];
  const y = kind === 'due' ? 12 : TOP + BAND + 38;
  return (
    <g className={kind === 'due' ? styles.due : styles.now}>
      <line x1={x} x2={x} y1={kind === 'due' ? 16 : TOP} y2={kind === 'due' ? TOP + BAND : TOP + BAND + 26} />
      {kind === 'due' && <path d={`M${String(x)} 16 h${way}10 l${back}3 4 l${way}3 4 h${back}10 z`} />}
      <text x={x} y={y} textAnchor={anchor}>
        {word}
      </text>
    </g>
  );
}

/** A ticket's life on a line: open hours light, closed dark, holidays named, pauses hatched, events as marks, the due as a flag. */
export function WhyPicture({ explained }: { readonly explained: ExplainedClock }) {
  const { t, i18n } = useTranslation('ticket');
  const now = useNow(MINUTE);
  const hatch = useId();
  const life = lifeOf(explained.rows, explained.dueAt, now);
  if (!life) return null;
  const at = (instant: number) => clockIn(instant, i18n.language, explained.zone);
  return (
    <svg viewBox={`-4 0 ${WIDTH + 8} ${HEIGHT}`} className={styles.picture} role="img" aria-label={t('why.picture')}>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="6" className={styles.hatch} />
        </pattern>
      </defs>
      {life.stretches.map((stretch) => (
        <Band key={stretch.from} stretch={stretch} hatch={hatch} />
      ))}
      <rect x={0} y={TOP} width={WIDTH} height={BAND} className={styles.edge} />
      <Days life={life} zone={explained.zone} />
      {life.marks.map(({ kind, at: instant, x }, i) => (
        <circle key={`${kind} ${String(i)}`} cx={x * WIDTH} cy={TOP + BAND} r={4} className={styles.mark}>
          <title>{`${kind} ${at(instant)}`}</title>
        </circle>
      ))}
      {life.now && <Flag mark={life.now} word={t('why.now', { at: at(life.now.at) })} kind="now" />}
      {life.due && <Flag mark={life.due} word={t('why.due', { at: at(life.due.at) })} kind="due" />}
    </svg>
  );
}
