import { ActionIcon, Select, Tooltip } from '@mantine/core';
import { IconBaselineDensityMedium, IconBaselineDensitySmall } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Sort } from './pages.ts';
import { useDensity } from './settings.ts';

const sorts: readonly Sort[] = ['due', 'newest', 'updated'];

/** The order of a list. */
export function SortChoice({ sort, onSort }: { readonly sort: Sort; readonly onSort: (sort: Sort) => void }) {
  const { t } = useTranslation('queue');
  return (
    <Select
      size="xs"
      w={148}
      aria-label={t('sort.label')}
      data={sorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
      value={sort}
      allowDeselect={false}
      onChange={(value) => onSort(value ?? 'due')}
    />
  );
}

/** Dense or comfortable rows. */
export function DensityChoice() {
  const { t } = useTranslation('queue');
  const [density, setDensity] = useDensity();
  const other = density === 'dense' ? 'comfortable' : 'dense';
  const Shown = density === 'dense' ? IconBaselineDensitySmall : IconBaselineDensityMedium;
  return (
    <Tooltip label={t(`density.${other}`)}>
      <ActionIcon variant="default" size={30} aria-label={t(`density.${other}`)} onClick={() => setDensity(other)}>
        <Shown size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
