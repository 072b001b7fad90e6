import { Anchor } from '@mantine/core';
import { IconFile } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { tagOf } from '../time/words.ts';
import styles from './conversation.module.css';
import type { Attachment } from './shapes.ts';

export const addressOf = (id: number): string => `/api/attachments/${id}`;

/** What browsers show as a picture without running anything. */
const pictures = /^image\/(png|jpeg|gif|webp|avif|bmp)$/;

const KILO = 1_000;
const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** `12 kB`, in the words of a language. */
export function sizeInWords(bytes: number, language: string): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(KILO)));
  const unit = units[step] ?? 'byte';
  return new Intl.NumberFormat(tagOf(language), { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / KILO ** step);
}

/** Files of a message: pictures where they are, others by name and size. */
export function Attachments({ attachments }: { readonly attachments: readonly Attachment[] }) {
  const { i18n } = useTranslation();
  if (attachments.length === 0) return null;
  return (
    <ul className={styles.files}>
      {attachments.map(({ id, name, mediaType, size }) => (
        <li key={id}>
          <Anchor href={addressOf(id)} download={name} className={styles.file}>
            {pictures.test(mediaType) ? <img src={addressOf(id)} alt="" loading="lazy" /> : <IconFile size={20} stroke={1.5} aria-hidden />}
            <span>{name}</span>
            <small>{sizeInWords(size, i18n.language)}</small>
          </Anchor>
        </li>
      ))}
    </ul>
  );
}
