import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from './attachments.tsx';
import styles from './conversation.module.css';
import type { Attachment } from './shapes.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const bare = (contentId: string): string => contentId.replace(/^<|>$/g, '');

/** Files that a text shows in place. */
export function shownIn(html: string, attachments: readonly Attachment[]): ReadonlySet<number> {
  return new Set(attachments.filter(({ contentId }) => contentId !== null && html.includes(`cid:${bare(contentId)}`)).map(({ id }) => id));
}

/** Quotations that are longer than this are folded: they were said before. */
const LONG_QUOTE = 240;

function foldQuotes(page: Document, label: string): void {
  for (const quote of page.querySelectorAll('blockquote')) {
    if (quote.textContent.length < LONG_QUOTE || quote.closest('details')) continue;
    const [fold, summary] = [page.createElement('details'), page.createElement('summary')];
    fold.className = styles.quoted ?? '';
    summary.textContent = label;
    quote.replaceWith(fold);
    fold.append(summary, quote);
  }
}

/** Pictures that came with the mail are where they were; those of other sites stay away. The server has made the HTML safe. */
function withOwnPictures(html: string, attachments: readonly Attachment[], quoted: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const image of page.querySelectorAll<HTMLImageElement>('img[src^="cid:"]')) {
    const id = image.getAttribute('src')?.slice('cid:'.length);
    const file = attachments.find(({ contentId }) => contentId !== null && bare(contentId) === id);
    if (file) image.src = addressOf(file.id);
  }
  foldQuotes(page, quoted);
  return page.body.innerHTML;
}

/** Addresses of the pictures that other sites would be asked for. */
const remoteIn = (html: string): string[] =>
  [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('img[data-luuri-src]')].map(
    (image) => image.getAttribute('data-luuri-src') ?? '',
  );

interface MailHtmlProps {
  readonly html: string;
  readonly attachments: readonly Attachment[];
}

/**
 * A mail as it was laid out. Pictures of other sites tell their owner that the mail is read, so nobody is asked for them before somebody
 * says so; then each opens from its own site, by a link.
 */
export function MailHtml({ html, attachments }: MailHtmlProps) {
  const { t } = useTranslation('ticket');
  const [shown, setShown] = useState(false);
  const own = useMemo(() => withOwnPictures(html, attachments, t('talk.quoted')), [html, attachments, t]);
  const remote = useMemo(() => remoteIn(html), [html]);
  const inner = shown
    ? own + remote.map((at) => `<p><a href="${escaped(at)}" target="_blank" rel="noreferrer noopener">${escaped(at)}</a></p>`).join('')
    : own;
  return (
    <>
      <div className={styles.mail} dir="auto" dangerouslySetInnerHTML={{ __html: inner }} />
      {remote.length > 0 && !shown && (
        <Button variant="default" size="compact-xs" onClick={() => setShown(true)}>
          {t('talk.remote', { count: remote.length })}
        </Button>
      )}
    </>
  );
}
