import '@mantine/tiptap/styles.layer.css';
import { RichTextEditor } from '@mantine/tiptap';
import Placeholder from '@tiptap/extension-placeholder';
import { useEditor, type JSONContent } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { styleNonce } from '../look/nonce.ts';
import type { Draft } from './drafts.ts';
import styles from './editor.module.css';
import { plainText } from './plain.ts';

interface EditorProps {
  /** What it begins with, asked for once. */
  readonly initialOf: () => JSONContent | undefined;
  readonly label: string;
  readonly placeholder: string;
  readonly onChange: (draft: Draft) => void;
  readonly onSend: () => void;
  readonly onLeave: () => void;
}

/** What is written goes out as plain text, so only that can be set which plain text can say. */
const kit = StarterKit.configure({ heading: false, horizontalRule: false, underline: false, link: { openOnClick: false, autolink: true } });

export function Editor({ initialOf, label, placeholder, onChange, onSend, onLeave }: EditorProps) {
  const { t } = useTranslation('ticket');
  const [initial] = useState(initialOf);
  const editor = useEditor({
    extensions: [kit, Placeholder.configure({ placeholder })],
    content: initial ?? '',
    autofocus: 'end',
    injectNonce: styleNonce(),
    editorProps: {
      attributes: { 'aria-label': label, role: 'textbox', 'aria-multiline': 'true' },
      handleKeyDown: (_view, event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          onSend();
          return true;
        }
        if (event.key !== 'Escape') return false;
        event.stopPropagation();
        onLeave();
        return true;
      },
    },
    onUpdate: ({ editor: changed }) => {
      const doc = changed.getJSON();
      onChange({ doc, text: plainText(doc) });
    },
  });
  const labels = {
    boldControlLabel: t('format.bold'),
    italicControlLabel: t('format.italic'),
    bulletListControlLabel: t('format.bullets'),
    orderedListControlLabel: t('format.numbers'),
    blockquoteControlLabel: t('format.quote'),
    codeControlLabel: t('format.code'),
    linkControlLabel: t('format.link'),
  };
  return (
    <RichTextEditor editor={editor} labels={labels} className={styles.editor}>
      <RichTextEditor.Toolbar className={styles.tools}>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.Bold />
          <RichTextEditor.Italic />
          <RichTextEditor.Code />
        </RichTextEditor.ControlsGroup>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.BulletList />
          <RichTextEditor.OrderedList />
          <RichTextEditor.Blockquote />
        </RichTextEditor.ControlsGroup>
      </RichTextEditor.Toolbar>
      <RichTextEditor.Content />
    </RichTextEditor>
  );
}
