import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { Annotation, EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import { styleNonce } from '../../look/nonce.ts';
import styles from './editor.module.css';

/** Something to mark in the text. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** What others may do with the editor. */
export interface EditorHandle {
  /** Goes to a place in the text, and writes on there. */
  goTo(from: number, to: number): void;
}

interface EditorProps {
  readonly text: string;
  readonly label: string;
  readonly marks: readonly Mark[];
  /** Left out for a text that is only read. */
  readonly onChange?: (text: string) => void;
  readonly handle?: Ref<EditorHandle>;
}

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: tags.comment, color: 'var(--soft)', fontStyle: 'italic' },
  { tag: [tags.string, tags.content], color: 'var(--ink)' },
  { tag: tags.punctuation, color: 'var(--soft)' },
]);

/** Ctrl Enter is the screen's: it goes on, as everywhere. */
const ownKeys = defaultKeymap.filter(({ key }) => key !== 'Mod-Enter');

/** What came from outside is not told to outside again. */
const fromOutside = Annotation.define<boolean>();

/** What differs, as one change: whoever writes keeps their place in all that stays. */
function differenceOf(before: string, after: string): { from: number; to: number; insert: string } {
  let from = 0;
  const shorter = Math.min(before.length, after.length);
  while (from < shorter && before[from] === after[from]) from++;
  let same = 0;
  while (same < shorter - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}

/** YAML to write in, with mistakes marked where they are. Tab goes on to what comes behind it, as everywhere. */
export function YamlEditor({ text, label, marks, onChange, handle }: EditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });
  const first = useRef(text);
  const isReadOnly = onChange === undefined;
  useEffect(() => {
    if (!place.current) return;
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          lineNumbers(),
          history(),
          yaml(),
          syntaxHighlighting(colours),
          lintGutter(),
          keymap.of([...ownKeys, ...historyKeymap]),
          EditorState.readOnly.of(isReadOnly),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0', spellcheck: 'false', autocapitalize: 'off' }),
          EditorView.cspNonce.of(styleNonce()),
          EditorView.updateListener.of((update) => {
            const isOwn = !update.transactions.some((transaction) => transaction.annotation(fromOutside));
            if (update.docChanged && isOwn) tell.current?.(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, [label, isReadOnly]);
  useEffect(() => {
    const now = view.current?.state.doc.toString();
    first.current = text;
    if (now !== undefined && now !== text) view.current?.dispatch({ changes: differenceOf(now, text), annotations: fromOutside.of(true) });
  }, [text]);
  useEffect(() => {
    const made = view.current;
    if (!made) return;
    const end = made.state.doc.length;
    const within = marks.map((mark) => ({ ...mark, from: Math.min(mark.from, end), to: Math.min(mark.to, end) }));
    made.dispatch(setDiagnostics(made.state, within));
  }, [marks]);
  useImperativeHandle(handle, () => ({
    goTo(from, to) {
      const end = view.current?.state.doc.length ?? 0;
      const selection = { anchor: Math.min(from, end), head: Math.min(to, end) };
      view.current?.dispatch({ selection, effects: EditorView.scrollIntoView(selection.anchor, { y: 'center' }) });
      view.current?.focus();
    },
  }));
  return <div ref={place} className={styles.editor} />;
}
