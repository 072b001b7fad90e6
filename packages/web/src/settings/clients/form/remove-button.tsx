import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Path } from '../pack/text.ts';
import { usePack } from './pack-context.ts';

/** Takes away what stands at a path. The text knows how to take that back: Ctrl Z in the YAML. */
export function RemoveButton({ path, what }: { readonly path: Path; readonly what: string }) {
  const { t } = useTranslation('packs');
  const { change, isBroken } = usePack();
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      disabled={isBroken}
      aria-label={t('remove', { what })}
      onClick={() => change(path, undefined)}
    >
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  );
}
