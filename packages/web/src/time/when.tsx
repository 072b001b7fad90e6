import { useTranslation } from 'react-i18next';
import { useNow } from './now.ts';
import { instantInFull, whenInWords } from './words.ts';

const MINUTE = 60_000;

/** An instant, as near as it takes to be clear; the whole of it on hover. */
export function When({ at, className }: { readonly at: string; readonly className?: string }) {
  const { i18n } = useTranslation();
  const now = useNow(MINUTE);
  const instant = Date.parse(at);
  return (
    <time dateTime={at} title={instantInFull(instant, i18n.language)} className={className}>
      {whenInWords(instant, now, i18n.language)}
    </time>
  );
}
