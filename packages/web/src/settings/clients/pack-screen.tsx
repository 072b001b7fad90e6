import { Button, Group, Skeleton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './clients.module.css';
import { CameMeanwhile } from './came-meanwhile.tsx';
import type { EditorHandle, Mark } from './editor.tsx';
import { PackForm } from './form/index.tsx';
import { PackContext, pathText, type Said } from './form/pack-context.ts';
import { changed } from './pack/change.ts';
import { placeOf } from './pack/place.ts';
import { readText, saidBy } from './pack/text.ts';
import { verdictOf, type Verdict } from './pack/verdict.ts';
import { useCommands } from '../../shell/commands.ts';
import { checkQuery, type ContractText, type Mistake } from './query.ts';
import type { PackText } from './use-pack-text.ts';

const YamlEditor = lazy(async () => ({ default: (await import('./editor.tsx')).YamlEditor }));

/** Letters follow each other faster than this. */
const PAUSE_MS = 300;

const noMistakes: readonly Mistake[] = [];

/** What the desk says of a text, a moment after the last letter. */
function useCheck(text: string) {
  const [rested] = useDebouncedValue(text, PAUSE_MS);
  const { data, isFetching, isSuccess, isPlaceholderData, refetch } = useQuery({
    ...checkQuery(rested),
    placeholderData: keepPreviousData,
  });
  const mistakes = data?.mistakes ?? noMistakes;
  const warnings = data?.warnings ?? noMistakes;
  const isAnswered = isSuccess && !isPlaceholderData;
  const verdict = verdictOf({ text, rested, isAsking: isFetching, isAnswered, mistakes: mistakes.length });
  return { mistakes, warnings, verdict, rested, again: () => void refetch() };
}

/** The text as data, or as it was when it could last be read. */
function useSaid(text: string): { readonly said: Said; readonly isBroken: boolean } {
  const now = useMemo(() => saidBy(readText(text)), [text]);
  const [kept, keep] = useState<Said>(now ?? {});
  if (now && now !== kept) keep(now);
  return { said: now ?? kept, isBroken: now === undefined };
}

interface FoundProps {
  readonly mistakes: readonly Mistake[];
  readonly warnings: readonly Mistake[];
  readonly verdict: Verdict;
  readonly onGo: (path: string) => void;
  readonly onAgain: () => void;
}

/** What is wrong, in words, each with the way to where it is. */
function Found({ mistakes, warnings, verdict, onGo, onAgain }: FoundProps) {
  const { t } = useTranslation('packs');
  const all = [...mistakes.map((one) => ({ ...one, is: 'mistake' })), ...warnings.map((one) => ({ ...one, is: 'warning' }))];
  return (
    <div className={styles.found}>
      <p role="status" className={styles.verdict} data-wrong={mistakes.length > 0 || verdict === 'unchecked'}>
        {verdict === 'wrong' ? t('check.mistakes', { count: mistakes.length }) : t(`check.${verdict}`)}
      </p>
      {verdict === 'unchecked' && (
        <Button variant="default" size="xs" onClick={onAgain}>
          {t('again')}
        </Button>
      )}
      {all.length > 0 && (
        <ul aria-label={t('check.list')}>
          {all.map(({ path, message, is }) => (
            <li key={`${is} ${path} ${message}`}>
              <button type="button" data-is={is} onClick={() => onGo(path)}>
                <code>{path || t('check.whole')}</code> {message}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What is wrong, where it stands in the text. */
function useMarks(text: string, mistakes: readonly Mistake[], warnings: readonly Mistake[]): readonly Mark[] {
  return useMemo(() => {
    const read = readText(text);
    const mark = (severity: Mark['severity']) => (one: Mistake) => {
      const [from, to] = placeOf(read, text, one.path);
      return { from, to, severity, message: one.message };
    };
    return [...mistakes.map(mark('error')), ...warnings.map(mark('warning'))];
  }, [text, mistakes, warnings]);
}

/** Whether there is a draft, and what may be done with it. */
function Bar({ client, pack, isNew, isWrong }: { client: string; pack: PackText; isNew: boolean; isWrong: boolean }) {
  const { t } = useTranslation('packs');
  const navigate = useNavigate();
  const { isDraft, over, drop } = pack;
  const review = () =>
    void navigate({ to: '/settings/$section/{-$item}', params: { section: 'clients', item: client }, search: { view: 'review' } });
  const what = isDraft ? (isNew ? t('draft.new') : t('draft.kept', { version: over })) : t('draft.none', { version: over });
  const mayReview = isDraft && !isWrong;
  useCommands(mayReview ? [{ id: 'pack.review', label: t('review.show'), group: 'everywhere', keys: 'mod+Enter', run: review }] : []);
  return (
    <div className={styles.bar}>
      <p className={styles.soft}>{what}</p>
      <Group gap="sm">
        {isDraft && (
          <Button variant="default" onClick={drop}>
            {t('draft.drop')}
          </Button>
        )}
        <Button onClick={review} disabled={!mayReview}>
          {t('review.show')}
        </Button>
      </Group>
    </div>
  );
}

interface PackScreenProps {
  readonly client: string;
  readonly pack: PackText;
  readonly newest: ContractText | undefined;
}

/** A pack as a form at the left and as YAML at the right, both live. */
export function PackScreen({ client, pack, newest }: PackScreenProps) {
  const { t } = useTranslation('packs');
  const editor = useRef<EditorHandle>(null);
  const { text, write } = pack;
  const { mistakes, warnings, verdict, rested, again } = useCheck(text);
  const { said, isBroken } = useSaid(text);
  const marks = useMarks(rested, mistakes, warnings);
  const goTo = (path: string) => editor.current?.goTo(...placeOf(readText(text), text, path));
  const first = mistakes[0];
  const toFirst = first && {
    id: 'pack.mistake',
    label: t('check.first'),
    group: 'everywhere' as const,
    keys: 'mod+.',
    run: () => goTo(first.path),
  };
  useCommands(toFirst ? [toFirst] : []);
  const onForm = {
    ...{ said, isBroken },
    change: (path: readonly (string | number)[], value: unknown) => write(changed(text, path, value)),
    mistakeAt: (path: readonly (string | number)[]) => mistakes.find((one) => one.path === pathText(path))?.message,
    goTo: (path: readonly (string | number)[]) => goTo(pathText(path)),
  };
  return (
    <>
      <CameMeanwhile pack={pack} newest={newest} />
      <Bar client={client} pack={pack} isNew={newest === undefined} isWrong={mistakes.length > 0 || verdict === 'empty'} />
      <div className={styles.sides}>
        <div className={styles.side}>
          <PackContext value={onForm}>
            <PackForm />
          </PackContext>
        </div>
        <div className={styles.side}>
          <Suspense fallback={<Skeleton height="100%" mih={320} />}>
            <YamlEditor text={text} label={t('yaml')} marks={marks} onChange={write} handle={editor} />
          </Suspense>
          <Found {...{ mistakes, warnings, verdict }} onGo={goTo} onAgain={again} />
        </div>
      </div>
    </>
  );
}
