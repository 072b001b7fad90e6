import '@mantine/tiptap/styles.layer.css';
import { RichTextEditor } from '@mantine/tiptap';
import { IconSourceCode } from '@tabler/icons-react';
import Placeholder from '@tiptap/extension-placeholder';
import { useEditor, type Editor as Written, type JSONContent } from '@tiptap/react';
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { styleNonce } from '../look/nonce.ts';
import type { Written as Words, DraftFile } from './draft.ts';
import { insertPicture } from './editor-nodes.ts';
import styles from './editor.module.css';
import { kit } from './kit.ts';
import { MentionList, type Colleague, type MentionKeys } from './mention-list.tsx';
import { pastedFiles } from './pasted.ts';
import { plainText } from './plain.ts';

export interface EditorProps {
  /** What it begins with, asked for once. */
  readonly initialOf: () => JSONContent | string | undefined;
  readonly label: string;
  readonly placeholder: string;
  /** Language of what is written, for whoever checks its spelling; none when nobody knows. */
  readonly language?: string | undefined;
  /** False where one does not come to write at once; true when left out. */
  readonly autofocus?: boolean;
  readonly onChange: (written: Words) => void;
  readonly onSend: () => void;
  readonly onLeave: () => void;
  /** Files that were pasted or dropped into the text; pictures come into it when they are handed back, or not when it is there no more. */
  readonly onFiles: (files: readonly File[], intoText: (file: DraftFile) => boolean) => void;
  /** Who can be mentioned; nobody when left out. */
  readonly colleagues?: readonly Colleague[] | undefined;
}

/** The editor of ProseMirror, with what this console does by keys, and with files that are pasted and dropped. */
function useWriting(props: EditorProps, mentions: RefObject<MentionKeys | null>): Written | null {
  const latest = useRef(props);
  const made = useRef<Written>(null);
  useEffect(() => {
    latest.current = props;
  });
  const [initial] = useState(props.initialOf);
  const take = (files: readonly File[]): boolean => {
    if (files.length === 0) return false;
    latest.current.onFiles(files, (file) => made.current !== null && insertPicture(made.current, file));
    return true;
  };
  const editor = useEditor({
    extensions: [...kit, Placeholder.configure({ placeholder: props.placeholder })],
    content: initial ?? '',
    autofocus: false,
    injectNonce: styleNonce(),
    editorProps: {
      attributes: {
        ...{ 'aria-label': props.label, role: 'textbox', 'aria-multiline': 'true', dir: 'auto' },
        ...(props.language ? { lang: props.language } : {}),
      },
      handlePaste: (_view, event) => take(pastedFiles(event.clipboardData)),
      // What is moved within the text is no file.
      handleDrop: (_view, event) => {
        if (!take([...(event.dataTransfer?.files ?? [])])) return false;
        event.preventDefault();
        event.stopPropagation();
        return true;
      },
      handleKeyDown: (_view, event) => {
        if (!event.isComposing && mentions.current?.press(event.key)) {
          event.preventDefault();
          event.stopPropagation();
          return true;
        }
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          latest.current.onSend();
          return true;
        }
        if (event.key !== 'Escape' || event.defaultPrevented) return false;
        event.stopPropagation();
        latest.current.onLeave();
        return true;
      },
    },
    onUpdate: ({ editor: changed }) => {
      const doc = changed.getJSON();
      latest.current.onChange({ doc, text: plainText(doc) });
    },
  });
  useEffect(() => {
    made.current = editor;
  }, [editor]);
  return editor;
}

/**
 * The focus comes with the first picture. The editor's own way to it takes a frame or two, in which a letter would be lost, or be a key of the
 * console.
 */
function useFocusAtOnce(editor: Written | null, isWanted: boolean): void {
  useLayoutEffect(() => {
    if (!editor || !isWanted) return;
    editor.commands.setTextSelection(editor.state.doc.content.size);
    editor.view.focus();
  }, [editor, isWanted]);
}

const CodeBlockIcon = () => <IconSourceCode size={16} stroke={1.5} aria-hidden />;

export function Editor(props: EditorProps) {
  const { t } = useTranslation('ticket');
  const mentions = useRef<MentionKeys>(null);
  const editor = useWriting(props, mentions);
  useFocusAtOnce(editor, props.autofocus !== false);
  const labels = {
    boldControlLabel: t('format.bold'),
    italicControlLabel: t('format.italic'),
    bulletListControlLabel: t('format.bullets'),
    orderedListControlLabel: t('format.numbers'),
    blockquoteControlLabel: t('format.quote'),
    codeControlLabel: t('format.code'),
    codeBlockControlLabel: t('format.codeBlock'),
    linkControlLabel: t('format.link'),
    linkEditorInputLabel: t('format.linkAddress'),
    linkEditorInputPlaceholder: 'https://',
    linkEditorExternalLink: t('format.linkOut'),
    linkEditorInternalLink: t('format.linkIn'),
    linkEditorSave: t('format.linkSave'),
    unlinkControlLabel: t('format.unlink'),
  };
  return (
    <RichTextEditor editor={editor} labels={labels} className={styles.editor}>
      <RichTextEditor.Toolbar className={styles.tools}>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.Bold />
          <RichTextEditor.Italic />
          <RichTextEditor.Code />
          <RichTextEditor.Link />
        </RichTextEditor.ControlsGroup>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.BulletList />
          <RichTextEditor.OrderedList />
          <RichTextEditor.Blockquote />
          <RichTextEditor.CodeBlock icon={CodeBlockIcon} />
        </RichTextEditor.ControlsGroup>
      </RichTextEditor.Toolbar>
      <RichTextEditor.Content />
      {editor && props.colleagues && <MentionList editor={editor} colleagues={props.colleagues} keys={mentions} />}
    </RichTextEditor>
  );
}
