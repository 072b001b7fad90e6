import {
  IconChecklist,
  IconHeadset,
  IconKey,
  IconLayoutList,
  IconLock,
  IconMessages,
  IconPhone,
  IconPlug,
  IconShieldCheck,
  IconStar,
  type Icon,
} from '@tabler/icons-react';

/** Those that a panel may name. All of the set would be most of the console. */
const icons: Readonly<Record<string, Icon>> = {
  ...{ checklist: IconChecklist, headset: IconHeadset, key: IconKey, lock: IconLock, messages: IconMessages },
  ...{ phone: IconPhone, plug: IconPlug, 'shield-check': IconShieldCheck, star: IconStar },
};

/** The icon that a panel names, or that of a list. */
export function PanelIcon({ name }: { readonly name: string | undefined }) {
  const Shape = icons[name ?? ''] ?? IconLayoutList;
  return <Shape size={18} stroke={1.75} aria-hidden />;
}
