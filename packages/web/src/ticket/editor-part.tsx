import type { JSONContent } from '@tiptap/react';
import { useEffect, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './composer.module.css';
import { hasForm, joined, type Written } from './draft.ts';
import { pastedFiles } from './pasted.ts';
import { docOf } from './plain.ts';

type EditorPart = (typeof import('./editor.tsx'))['Editor'];
let known: EditorPart | undefined;
/** Somebody reaches for the composer, or reads: the editor is there when they write. */
export const loadEditor = async (): Promise<void> => {
  known = (await import('./editor.tsx')).Editor;
};
/** HTML of the desk, such as a macro's reply, as the editor has it. */
export const writtenFrom = async (html: string): Promise<Written> => (await import('./kit.ts')).writtenFrom(html);
/** Whoever has not typed for this long is in the middle of no word. */
const PAUSE_MS = 700;

/** The editor, once it is there; it takes the place of the plain field when nobody types, so that no letter falls between them. */
export function useEditorPart(typedAt: RefObject<number>): EditorPart | undefined {
  const [part, setPart] = useState<EditorPart | undefined>(() => known);
  useEffect(() => {
    if (part) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const swap = () => {
      if (performance.now() - typedAt.current < PAUSE_MS) timer = setTimeout(swap, PAUSE_MS);
      else setPart(() => known);
    };
    void loadEditor().then(swap);
    return () => clearTimeout(timer);
  }, [part, typedAt]);
  return part;
}

interface MeanwhileProps {
  readonly label: string;
  /** What it begins with, asked for once. */
  readonly initialOf: () => Written | undefined;
  readonly onChange: (written: Written) => void;
  readonly onSend: () => void;
  readonly onLeave: () => void;
  readonly onFiles: (files: readonly File[]) => void;
}

const ROWS_BEFORE = 4;

const fromText = (text: string): Written => ({ text: text.trim(), doc: docOf(text) as JSONContent });

/**
 * A plain field in the editor's place while it loads: what is typed into it is there when the editor comes. Words that have a form stand
 * above it until then, and what is typed comes after them: a plain field would lose their form.
 */
export function Meanwhile({ label, initialOf, onChange, onSend, onLeave, onFiles }: MeanwhileProps) {
  const { t } = useTranslation('ticket');
  const [initial] = useState(initialOf);
  const before = initial && hasForm(initial) ? initial : undefined;
  return (
    <>
      {before && (
        <textarea className={styles.before} aria-label={t('compose.before')} dir="auto" readOnly value={before.text} rows={ROWS_BEFORE} />
      )}
      <textarea
        className={styles.meanwhile}
        aria-label={label}
        dir="auto"
        defaultValue={before ? '' : initial?.text}
        autoFocus
        onPaste={(event) => {
          const files = pastedFiles(event.clipboardData);
          if (files.length === 0) return;
          event.preventDefault();
          onFiles(files);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onLeave();
          else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
        onChange={(event) => {
          const typed = fromText(event.currentTarget.value);
          onChange(before ? joined(before, typed) : typed);
        }}
      />
    </>
  );
}
