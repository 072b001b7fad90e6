import { useEffect, useImperativeHandle, useState, type Ref } from 'react';
import type { Editor } from '@tiptap/react';
import { useTranslation } from 'react-i18next';
import styles from './editor.module.css';

/** A colleague who may see the ticket. */
export interface Colleague {
  readonly id: number;
  readonly name: string;
}

/** What was typed behind an `@` at the cursor, and where that stands. */
interface Asked {
  readonly query: string;
  readonly from: number;
  readonly to: number;
}

const BEHIND_AT = /(?:^|[\s(])@([\p{L}\p{N}.'-]*(?: [\p{L}\p{N}.'-]+)?)$/u;

function askedAt(editor: Editor): Asked | undefined {
  const { $from, empty } = editor.state.selection;
  if (!empty || !$from.parent.isTextblock) return undefined;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc');
  const query = BEHIND_AT.exec(before)?.[1];
  return query === undefined ? undefined : { query, from: $from.pos - query.length - 1, to: $from.pos };
}

const MOST = 8;
/** Pixels between the line and the list, and those that the longest list takes. */
const APART = 4;
const ROOM = 280;
const fold = (text: string): string => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');

/** Those whose name, or a part of it, begins so. */
export const fitting = (colleagues: readonly Colleague[], query: string): readonly Colleague[] =>
  colleagues
    .filter(
      ({ name }) =>
        fold(name).startsWith(fold(query)) ||
        fold(name)
          .split(/\s+/)
          .some((part) => part.startsWith(fold(query))),
    )
    .slice(0, MOST);

/** What the editor asks before it takes a key for its own. */
export interface MentionKeys {
  /** True when the list took the key. */
  press(key: string): boolean;
}

function choose(editor: Editor, { id, name }: Colleague, { from, to }: Asked): void {
  editor
    .chain()
    .focus()
    .insertContentAt({ from, to }, [
      { type: 'mention', attrs: { agentId: id, label: name } },
      { type: 'text', text: ' ' },
    ])
    .run();
}

/** Follows what is typed; Escape puts the list away until another @. */
function useAsked(editor: Editor): [asked: Asked | undefined, putAway: () => void] {
  const [asked, setAsked] = useState<Asked>();
  const [away, setAway] = useState<number>();
  useEffect(() => {
    const look = () => setAsked(askedAt(editor));
    editor.on('transaction', look);
    return () => {
      editor.off('transaction', look);
    };
  }, [editor]);
  return [asked && asked.from === away ? undefined : asked, () => setAway(asked?.from)];
}

interface MentionListProps {
  readonly editor: Editor;
  readonly colleagues: readonly Colleague[];
  readonly keys: Ref<MentionKeys>;
}

/** Behind an `@`: colleagues who may see the ticket, chosen by keys or by the mouse. */
export function MentionList({ editor, colleagues, keys }: MentionListProps) {
  const { t } = useTranslation('ticket');
  const [asked, putAway] = useAsked(editor);
  const [at, setAt] = useState(0);
  const found = asked ? fitting(colleagues, asked.query) : [];
  const active = found[Math.min(at, found.length - 1)];
  useImperativeHandle(keys, () => ({
    press(key) {
      if (!asked || !active) return false;
      const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
      if (step !== 0) setAt((found.indexOf(active) + step + found.length) % found.length);
      else if (key === 'Enter' || key === 'Tab') choose(editor, active, asked);
      else if (key === 'Escape') putAway();
      else return false;
      return true;
    },
  }));
  if (!asked || found.length === 0) return null;
  const { left, top, bottom } = editor.view.coordsAtPos(asked.from);
  const isBelow = bottom + ROOM < window.innerHeight;
  const place = isBelow ? { left, top: bottom + APART } : { left, bottom: window.innerHeight - top + APART };
  return (
    <div className={styles.mentions} style={place}>
      <ul role="listbox" aria-label={t('mention.label')}>
        {found.map((one) => (
          <li
            key={one.id}
            role="option"
            aria-selected={one === active}
            onMouseDown={(event) => {
              event.preventDefault();
              choose(editor, one, asked);
            }}
          >
            {one.name}
          </li>
        ))}
      </ul>
      <span role="status" className={styles.unseen}>
        {active?.name}
      </span>
    </div>
  );
}
