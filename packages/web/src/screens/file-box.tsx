import { CloseButton, FileButton, Group, Input, Loader, Button } from '@mantine/core';
import { IconFile, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, problemOf } from '../api/problem.ts';
import { csrfToken } from '../session/csrf.ts';
import { useSentence } from '../shell/trouble.tsx';
import styles from './screens.module.css';
import type { Known } from './shapes.ts';

interface Uploaded {
  readonly id: number;
  readonly name: string;
}

/** The bytes of a file as they are; the answer is the id under which the form's action takes it along. */
async function upload(ticketId: number, file: File): Promise<Uploaded> {
  const answer = await fetch(`/api/tickets/${String(ticketId)}/uploads`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'x-csrf-token': csrfToken() ?? '',
    },
    body: file,
  });
  const body: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok) throw new ApiProblem(problemOf(body, answer.status));
  return body as Uploaded;
}

interface FileBoxProps {
  readonly value: string | boolean | readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly known: Known;
  readonly parts: {
    readonly label: string;
    readonly description: string | undefined;
    readonly error: string | undefined;
    readonly required: boolean;
  };
}

/** Files for the ticket at hand: each is uploaded when it is chosen, so that what is wrong with it is said at once, and goes with the form. */
export function FileBox({ value, onChange, known, parts }: FileBoxProps) {
  const { t } = useTranslation('screens');
  const sentence = useSentence();
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | undefined>();
  const ids = Array.isArray(value) ? (value as readonly string[]) : [];
  const ticketId = typeof known['ticketId'] === 'number' ? known['ticketId'] : undefined;
  const add = async (files: readonly File[]) => {
    if (ticketId === undefined) return;
    setBusy(true);
    setTrouble(undefined);
    let all = ids;
    for (const file of files) {
      try {
        const { id, name } = await upload(ticketId, file);
        all = [...all, String(id)];
        setNames((before) => ({ ...before, [String(id)]: name }));
        onChange(all);
      } catch (error) {
        setTrouble(`${file.name}: ${sentence(error)}`);
      }
    }
    setBusy(false);
  };
  return (
    <Input.Wrapper {...parts} error={trouble ?? parts.error} labelElement="div">
      <ul className={styles.files}>
        {ids.map((id) => (
          <li key={id}>
            <IconFile size={16} aria-hidden /> <span>{names[id] ?? `#${id}`}</span>
            <CloseButton
              size="xs"
              aria-label={t('files.remove', { name: names[id] ?? id })}
              onClick={() => onChange(ids.filter((one) => one !== id))}
            />
          </li>
        ))}
      </ul>
      <Group gap="sm">
        <FileButton multiple onChange={(files) => void add(files)}>
          {(button) => (
            <Button
              {...button}
              size="compact-sm"
              variant="default"
              disabled={ticketId === undefined}
              leftSection={<IconUpload size={16} aria-hidden />}
            >
              {t('files.choose')}
            </Button>
          )}
        </FileButton>
        {isBusy && <Loader size="xs" />}
        {ticketId === undefined && <span className={styles.soft}>{t('files.noTicket')}</span>}
      </Group>
    </Input.Wrapper>
  );
}
