import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** An address without a screen. */
export function NotThere() {
  const { t } = useTranslation('shell');
  return (
    <Stack p="xl">
      <Text>{t('trouble.notFound')}</Text>
      <Anchor component={Link} to="/queue">
        {t('trouble.toQueue')}
      </Anchor>
    </Stack>
  );
}
