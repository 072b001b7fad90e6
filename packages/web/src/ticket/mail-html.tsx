import { Button } from '@mantine/core';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from './attachments.tsx';
import styles from './conversation.module.css';
import type { Attachment } from './shapes.ts';

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
function pageOf(html: string, attachments: readonly Attachment[], quoted: string): Document {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const image of page.querySelectorAll<HTMLImageElement>('img[src^="cid:"]')) {
    const id = image.getAttribute('src')?.slice('cid:'.length);
    const file = attachments.find(({ contentId }) => contentId !== null && bare(contentId) === id);
    if (file) image.src = addressOf(file.id);
  }
  foldQuotes(page, quoted);
  return page;
}

/** Where the desk hands out a picture of another site that a message shows. */
const byDesk = (messageId: number, address: string): string => `/api/messages/${messageId}/picture?address=${encodeURIComponent(address)}`;

const remoteImages = (page: ParentNode): readonly HTMLImageElement[] => [...page.querySelectorAll<HTMLImageElement>('img[data-luuri-src]')];
const remoteAddress = (image: HTMLImageElement): string => image.dataset['luuriSrc'] ?? '';
const siteOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : address);

interface MailHtmlProps {
  readonly messageId: number;
  readonly html: string;
  readonly attachments: readonly Attachment[];
}

/** How it is shown, with the pictures of other sites or without. */
function useShown({ messageId, html, attachments }: MailHtmlProps, withRemote: boolean): { inner: string; remote: number; sites: number } {
  const { t } = useTranslation('ticket');
  return useMemo(() => {
    const page = pageOf(html, attachments, t('talk.quoted'));
    const images = remoteImages(page.body);
    const sites = new Set(images.map((image) => siteOf(remoteAddress(image)))).size;
    if (withRemote) for (const image of images) image.src = byDesk(messageId, remoteAddress(image));
    return { inner: page.body.innerHTML, remote: images.length, sites };
  }, [messageId, html, attachments, withRemote, t]);
}

/** What is wider than its place can be scrolled by keyboard, too; what is not is no stop on the way through the page. */
function useScrollByKey(inner: string): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const here = ref.current;
    if (!here) return;
    const look = new ResizeObserver(() => {
      const isScrolled = here.scrollWidth > here.clientWidth || here.scrollHeight > here.clientHeight;
      if (isScrolled) here.tabIndex = 0;
      else here.removeAttribute('tabindex');
    });
    look.observe(here);
    for (const child of here.children) look.observe(child);
    return () => {
      look.disconnect();
    };
  }, [inner]);
  return ref;
}

/**
 * Words as they were laid out. Pictures of other sites tell their owner that the mail is read, so nobody is asked for them before somebody
 * says so; then the desk asks, and no browser.
 */
export function MailHtml(props: MailHtmlProps) {
  const { t } = useTranslation('ticket');
  const [withRemote, setWithRemote] = useState(false);
  const { inner, remote, sites } = useShown(props, withRemote);
  const ref = useScrollByKey(inner);
  return (
    <>
      <div ref={ref} className={styles.mail} dir="auto" dangerouslySetInnerHTML={{ __html: inner }} />
      {remote > 0 && !withRemote && (
        <Button variant="default" size="compact-xs" onClick={() => setWithRemote(true)}>
          {t('talk.remote', { count: remote, sites })}
        </Button>
      )}
    </>
  );
}
