import { CloseButton } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { agentsQuery } from '../api/lists.ts';
import styles from './composer.module.css';
import type { DraftSteps, Place } from './draft.ts';
import { keepSteps } from './drafts.ts';
import type { Changes } from './shapes.ts';

/** A change, in words. */
function useChangeWords(): (changes: Changes) => { readonly key: keyof Changes; readonly words: string }[] {
  const { t } = useTranslation(['ticket', 'words']);
  const { data: agents = [] } = useQuery(agentsQuery);
  const stateName = (state: string) => t(`words:category.${state}` as 'words:category.open', { defaultValue: state });
  return ({ state, priority, fields, agentId, takeIt, toTier }) => {
    const agent = agents.find(({ id }) => id === agentId)?.name ?? String(agentId);
    const values = Object.entries(fields ?? {}).map(([key, value]) => `${key}: ${String(value)}`);
    return [
      ...(priority === undefined
        ? []
        : [{ key: 'priority' as const, words: t('macro.priority', { priority: t(`words:priority.${priority}`) }) }]),
      ...(fields === undefined ? [] : [{ key: 'fields' as const, words: values.join(', ') }]),
      ...(agentId === undefined ? [] : [{ key: 'agentId' as const, words: t('macro.agent', { name: agent }) }]),
      ...(takeIt ? [{ key: 'takeIt' as const, words: t('macro.takeIt') }] : []),
      ...(toTier === undefined ? [] : [{ key: 'toTier' as const, words: t('macro.toTier', { tier: toTier }) }]),
      ...(state === undefined ? [] : [{ key: 'state' as const, words: t('macro.state', { state: stateName(state) }) }]),
    ];
  };
}

const without = (changes: Changes, key: keyof Changes): Changes =>
  Object.fromEntries(Object.entries(changes).filter(([name]) => name !== key));

/** What a macro does when this is sent, before it is: each part can be taken away. */
export function StepsShown({ place, steps }: { readonly place: Place; readonly steps: DraftSteps }) {
  const { t } = useTranslation('ticket');
  const wordsOf = useChangeWords();
  const { changes, note, name } = steps;
  return (
    <section className={styles.steps} aria-label={t('macro.shown', { name })}>
      <strong>
        <IconBolt size={14} aria-hidden /> {t('macro.shown', { name })}
      </strong>
      <ul className={styles.files}>
        {note !== null && (
          <li className={styles.file} data-note>
            <span className={styles.stepNote}>{t('macro.note', { note })}</span>
            <CloseButton
              size="sm"
              aria-label={t('macro.without', { what: t('macro.note', { note: '' }) })}
              onClick={() => keepSteps(place, { ...steps, note: null, changes: without(changes, 'toTier') })}
            />
          </li>
        )}
        {wordsOf(changes).map(({ key, words }) => (
          <li key={key} className={styles.file}>
            <span>{words}</span>
            <CloseButton
              size="sm"
              aria-label={t('macro.without', { what: words })}
              onClick={() => keepSteps(place, { ...steps, changes: without(changes, key) })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
