import { Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveNotes } from './query.ts';
import type { Pop } from './shapes.ts';

const AFTER_MS = 500;
const AGAIN_MS = 3_000;
type Saving = 'saved' | 'saving' | 'waiting';

/** Notes that are saved as they are typed; each draft has a number, so one that comes late undoes nothing. */
export function Notes({ pop }: { readonly pop: Pop }) {
  const { t } = useTranslation('call');
  const [text, setText] = useState(pop.notes);
  const [saving, setSaving] = useState<Saving>('saved');
  const draft = useRef(pop.notesDraft);
  const last = useRef(pop.notes);
  useEffect(() => {
    if (text === last.current) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const save = () => {
      draft.current += 1;
      const sent = text;
      saveNotes(pop.callId, sent, draft.current).then(
        () => {
          last.current = sent;
          setSaving('saved');
        },
        () => {
          setSaving('waiting');
          timer = setTimeout(save, AGAIN_MS);
        },
      );
    };
    timer = setTimeout(save, AFTER_MS);
    return () => clearTimeout(timer);
  }, [text, pop.callId]);
  return (
    <Textarea
      label={t('notes.title')}
      description={t(`notes.${saving}`)}
      inputWrapperOrder={['label', 'input', 'description']}
      autosize
      minRows={4}
      maxRows={14}
      maxLength={20_000}
      value={text}
      onChange={(event) => {
        setText(event.currentTarget.value);
        setSaving('saving');
      }}
    />
  );
}
