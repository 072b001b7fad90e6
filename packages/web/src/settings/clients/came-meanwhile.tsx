import { Alert, Button, Group } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useActorName } from '../../ticket/actor-name.ts';
import type { ContractText } from './query.ts';
import type { PackText } from './use-pack-text.ts';

/** Somebody applied another version while this one was being written: said in words, and nothing is lost. */
export function CameMeanwhile({ pack, newest }: { readonly pack: PackText; readonly newest: ContractText | undefined }) {
  const { t } = useTranslation('packs');
  const nameOf = useActorName();
  if (pack.cameMeanwhile === undefined || !newest) return null;
  const version = newest.version;
  return (
    <Alert
      role="alert"
      color="yellow"
      variant="light"
      m="md"
      icon={<IconArrowsSplit2 aria-hidden />}
      title={t('meanwhile.title', { version })}
    >
      <p>{t('meanwhile.text', { version, who: nameOf(newest.appliedBy), over: pack.over })}</p>
      <Group gap="sm">
        <Button onClick={pack.goOn}>{t('meanwhile.goOn', { version })}</Button>
        <Button variant="default" onClick={pack.drop}>
          {t('meanwhile.take', { version })}
        </Button>
      </Group>
    </Alert>
  );
}
