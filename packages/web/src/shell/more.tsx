import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Pages } from '../api/use-pages.ts';

/** Brings the next page of a list, where there is one. */
export function More({ of }: { readonly of: Pick<Pages<unknown>, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'> }) {
  const { t } = useTranslation('words');
  if (!of.hasNextPage) return null;
  return (
    <Button variant="default" mt="sm" loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
      {t('more')}
    </Button>
  );
}
