import { useEffect, useState, type RefObject } from 'react';
import styles from './composer.module.css';
import type { Written } from './drafts.ts';

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

const fromText = (text: string): Written => ({
  text: text.trim(),
  doc: {
    type: 'doc',
    content: text.split('\n').map((line) => ({ type: 'paragraph', ...(line ? { content: [{ type: 'text', text: line }] } : {}) })),
  },
});

interface MeanwhileProps {
  readonly label: string;
  readonly initial: string;
  readonly onChange: (written: Written) => void;
  readonly onSend: () => void;
  readonly onLeave: () => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A plain field in the editor's place while it loads: what is typed into it is there when the editor comes. */
export function Meanwhile({ label, initial, onChange, onSend, onLeave, onFiles }: MeanwhileProps) {
  return (
    <textarea
      className={styles.meanwhile}
      aria-label={label}
      dir="auto"
      defaultValue={initial}
      autoFocus
      onPaste={(event) => {
        const files = [...event.clipboardData.files];
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
      onChange={(event) => onChange(fromText(event.currentTarget.value))}
    />
  );
}
