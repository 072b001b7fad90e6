import { IconCode, IconMail, IconMessageCircle, IconPhone, IconWorld, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

const icons: Readonly<Record<string, Icon>> = {
  email: IconMail,
  phone: IconPhone,
  chat: IconMessageCircle,
  portal: IconWorld,
  api: IconCode,
};
const known = ['email', 'phone', 'chat', 'portal', 'api'] as const;

/** The name of a channel, also of one that a plugin brought. */
export function useChannelName(): (channel: string) => string {
  const { t } = useTranslation('words');
  return (channel) => {
    const own = known.find((name) => name === channel);
    return own ? t(`channel.${own}`) : t('channel.other', { name: channel });
  };
}

/** How it came. */
export function ChannelIcon({ channel }: { readonly channel: string }) {
  const nameOf = useChannelName();
  const Shown = icons[channel] ?? IconCode;
  return <Shown size={14} stroke={1.75} role="img" aria-label={nameOf(channel)} />;
}
