import { useTranslation } from 'react-i18next';
import { codeOf } from '../api/problem.ts';
import styles from './queue.module.css';

/** Where in a query something is wrong, counted from 0, as the sentence says it counted from 1; undefined for other troubles. */
export function mistakeIn(error: unknown): { at: number; sentence: string } | undefined {
  if (codeOf(error) !== 'search.query-wrong' || !(error instanceof Error)) return undefined;
  const at = /(\d+)/.exec(error.message)?.[1];
  return { at: Math.max(0, Number(at ?? 1) - 1), sentence: error.message.replace(/^[^:]+: /, '') };
}

interface QueryTroubleProps {
  readonly error: unknown;
  readonly query: string;
}

/** What is wrong with a query, and where. The list stays what it was. */
export function QueryTrouble({ error, query }: QueryTroubleProps) {
  const { t } = useTranslation('queue');
  const mistake = mistakeIn(error);
  if (!mistake) return null;
  const { at, sentence } = mistake;
  const word = /^\S*/.exec(query.slice(at))?.[0] ?? '';
  return (
    <div role="alert" className={styles.wrong}>
      {t('find.wrong')} {sentence}
      <pre>
        {query.slice(0, at)}
        <mark>{word || ' '}</mark>
        {query.slice(at + word.length)}
      </pre>
    </div>
  );
}
