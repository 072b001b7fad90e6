import { ActionIcon, Button, CloseButton, FileButton, Progress, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconFile, IconPaperclip, IconPhoto } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';
import { useSentence } from '../shell/trouble.tsx';
import { sizeInWords } from './attachments.tsx';
import styles from './composer.module.css';
import { goingFiles, type Draft, type Place } from './draft.ts';
import { forgetUploading, isGone, removeFile, useUploading, waitingAddress, type Uploading, type Uploads } from './uploading.ts';

/** Why a file was not taken, in the words of the console. */
function useFileSentence(): (error: unknown) => string {
  const { t, i18n } = useTranslation('ticket');
  const sentence = useSentence();
  return (error) => {
    if (!(error instanceof ApiProblem)) return sentence(error);
    const { code, mostBytes, endings, limitBytes } = error.problem;
    const most = typeof mostBytes === 'number' ? mostBytes : limitBytes;
    if ((code === 'message.upload-too-large' || code === 'http.body-too-large') && typeof most === 'number')
      return t('files.tooLarge', { size: sizeInWords(most, i18n.language) });
    if (code === 'message.upload-refused') return t('files.refused', { endings: Array.isArray(endings) ? endings.join(', ') : '' });
    return code === 'message.too-many-uploads' ? t('files.tooMany') : sentence(error);
  };
}

function OnItsWay({ one: { key, name, part, error, again } }: { readonly one: Uploading }) {
  const { t } = useTranslation(['ticket', 'shell']);
  const sentence = useFileSentence();
  return (
    <li className={styles.file} data-failed={error !== undefined}>
      {error === undefined ? <IconFile size={16} aria-hidden /> : <IconAlertTriangle size={16} aria-hidden />}
      <span className={styles.fileName}>{name}</span>
      {error === undefined ? (
        <Progress value={part * 100} w={96} size="sm" aria-label={t('files.onItsWay', { name })} />
      ) : (
        <>
          <span role="alert">{sentence(error)}</span>
          {again && (
            <Button size="compact-xs" variant="default" onClick={again}>
              {t('shell:trouble.again')}
            </Button>
          )}
          <CloseButton size="sm" aria-label={t('files.forget', { name })} onClick={() => forgetUploading(key)} />
        </>
      )}
    </li>
  );
}

interface DraftFilesProps {
  readonly place: Place;
  readonly draft: Draft | undefined;
  readonly uploads: Uploads | undefined;
}

/** Files that go along, those on their way, and those that were not taken. */
export function DraftFiles({ place, draft, uploads }: DraftFilesProps) {
  const { t, i18n } = useTranslation('ticket');
  const coming = useUploading(place);
  const going = draft ? goingFiles(draft) : [];
  const beside = going.filter(({ inText }) => !inText);
  const gone = going.filter(({ id }) => isGone(id, uploads));
  if (beside.length + coming.length + gone.length === 0) return null;
  return (
    <ul className={styles.files} aria-label={t('files.label')}>
      {beside.map(({ id, name, size, mediaType }) => (
        <li key={id} className={styles.file} data-failed={isGone(id, uploads)}>
          {mediaType.startsWith('image/') ? (
            <img src={waitingAddress(id)} alt="" className={styles.thumb} />
          ) : (
            <IconFile size={16} aria-hidden />
          )}
          <span className={styles.fileName}>{name}</span>
          <small>{sizeInWords(size, i18n.language)}</small>
          {isGone(id, uploads) && <span role="alert">{t('files.gone')}</span>}
          <CloseButton size="sm" aria-label={t('files.remove', { name })} onClick={() => removeFile(place, id)} />
        </li>
      ))}
      {gone
        .filter(({ inText }) => inText)
        .map(({ id, name }) => (
          <li key={id} className={styles.file} data-failed>
            <IconPhoto size={16} aria-hidden />
            <span className={styles.fileName}>{name}</span>
            <span role="alert">{t('files.goneInText')}</span>
          </li>
        ))}
      {coming.map((one) => (
        <OnItsWay key={one.key} one={one} />
      ))}
    </ul>
  );
}

/** Chooses files to go along. */
export function AttachButton({
  uploads,
  onFiles,
}: {
  readonly uploads: Uploads | undefined;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const { t } = useTranslation('ticket');
  // A browser says nothing when the same file is chosen again, unless the one before is forgotten.
  const reset = useRef<() => void>(null);
  const choose = (files: readonly File[]) => {
    onFiles(files);
    reset.current?.();
  };
  return (
    <FileButton multiple resetRef={reset} accept={(uploads?.endings ?? []).map((ending) => `.${ending}`).join(',')} onChange={choose}>
      {(button) => (
        <Tooltip label={t('files.attach')}>
          <ActionIcon {...button} variant="subtle" color="gray" size="lg" aria-label={t('files.attach')}>
            <IconPaperclip size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      )}
    </FileButton>
  );
}
