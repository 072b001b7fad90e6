import { TextInput, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './quality.module.css';
import type { Answer, Criterion, Review } from './shapes.ts';
import { inOwn } from './words.ts';

export type Answers = ReadonlyMap<string, Answer>;
export type Value = Answer['value'];

/** What a criterion may be answered with, by the key that does it. */
export const keysOf = ({ kind }: Pick<Criterion, 'kind'>): readonly (readonly [key: string, value: Value])[] =>
  kind === 'scale'
    ? [
        ['1', '1'],
        ['2', '2'],
        ['3', '3'],
        ['4', '4'],
        ['5', '5'],
        ['0', 'na'],
      ]
    : [
        ['y', 'yes'],
        ['n', 'no'],
        ['0', 'na'],
      ];

interface Editing {
  /** The criterion that keys answer. */
  readonly current: string | undefined;
  readonly onCurrent: (criterion: string) => void;
  readonly onAnswer: (criterion: string, value: Value) => void;
  readonly onNote: (criterion: string, note: string) => void;
}

interface CriterionProps {
  readonly criterion: Criterion;
  readonly answer: Answer | undefined;
  /** Missing where it is only looked at. */
  readonly editing?: Editing | undefined;
}

function Values({ criterion, answer, editing }: CriterionProps) {
  const { t, i18n } = useTranslation('quality');
  if (!editing) return <strong className={styles.given}>{answer ? t(`value.${answer.value}`) : t('value.open')}</strong>;
  return (
    <div className={styles.values} role="group" aria-label={inOwn(criterion.text, i18n.language)}>
      {keysOf(criterion).map(([key, value]) => (
        <UnstyledButton
          key={value}
          className={styles.value}
          data-value={value}
          aria-pressed={answer?.value === value}
          title={t('card.key', { key: key.toUpperCase() })}
          onClick={() => editing.onAnswer(criterion.criterion, value)}
        >
          {t(`value.${value}`)}
        </UnstyledButton>
      ))}
    </div>
  );
}

function CriterionLine({ criterion, answer, editing }: CriterionProps) {
  const { t, i18n } = useTranslation('quality');
  const place = useRef<HTMLLIElement>(null);
  const isCurrent = editing?.current === criterion.criterion;
  useEffect(() => {
    if (isCurrent) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const help = inOwn(criterion.help, i18n.language);
  const note = answer?.note ?? '';
  return (
    <li
      ref={place}
      className={styles.criterion}
      data-current={isCurrent || undefined}
      aria-current={isCurrent || undefined}
      onFocus={() => editing?.onCurrent(criterion.criterion)}
    >
      <div className={styles.asked}>
        <span>
          {inOwn(criterion.text, i18n.language)}
          {criterion.kind === 'critical' && (
            <span className={styles.critical}>
              <IconAlertTriangle size={14} aria-hidden /> {t('card.critical')}
            </span>
          )}
          {help !== '' && <small>{help}</small>}
        </span>
        <Values criterion={criterion} answer={answer} editing={editing} />
      </div>
      {editing && answer && (isCurrent || note !== '') && (
        <TextInput
          size="xs"
          aria-label={t('card.noteOn', { criterion: inOwn(criterion.text, i18n.language) })}
          placeholder={t('card.note')}
          maxLength={2000}
          value={note}
          onChange={(event) => editing.onNote(criterion.criterion, event.currentTarget.value)}
        />
      )}
      {!editing && note !== '' && <p className={styles.noted}>{note}</p>}
    </li>
  );
}

interface CardProps {
  readonly card: Review['card'];
  readonly answers: Answers;
  readonly editing?: Editing | undefined;
}

/** The scorecard, section by section: to fill in, or as it was filled in. */
export function ScoreCard({ card, answers, editing }: CardProps) {
  const { t, i18n } = useTranslation('quality');
  return (
    <div className={styles.card}>
      {card.sections.map((section, i) => (
        <section key={i}>
          <h3>
            {inOwn(section.name, i18n.language)}
            <span className={styles.weight}>{t('card.weight', { weight: section.weight })}</span>
          </h3>
          <ul>
            {section.criteria.map((criterion) => (
              <CriterionLine key={criterion.criterion} criterion={criterion} answer={answers.get(criterion.criterion)} editing={editing} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

export const answersOf = (answers: readonly Answer[]): Map<string, Answer> => new Map(answers.map((answer) => [answer.criterion, answer]));

export const criteriaOf = (card: Review['card']): Criterion[] => card.sections.flatMap((section) => section.criteria);
