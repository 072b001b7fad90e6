import {
  IconBinoculars,
  IconChartBar,
  IconChecklist,
  IconInbox,
  IconMessages,
  IconPhone,
  IconSearch,
  IconSettings,
  type Icon,
} from '@tabler/icons-react';
import { useMe } from '../session/me.ts';
import { needsOfSettings } from '../settings/sections.ts';

/** A place that the rail leads to. */
export interface Place {
  readonly to: string;
  /** Key of its name in the texts, under `shell.nav`. */
  readonly name: 'queue' | 'calls' | 'chats' | 'search' | 'floor' | 'reports' | 'quality' | 'settings';
  readonly icon: Icon;
  /** Keys that go there. */
  readonly keys: string;
  /** Permissions of which one is needed; without any the place is not shown. */
  readonly needs: readonly string[];
}

/** In the order of the rail. A place that has no screen is not listed: nothing here leads nowhere. */
const places: readonly Place[] = [
  { to: '/queue', name: 'queue', icon: IconInbox, keys: 'g q', needs: ['ticket.see'] },
  { to: '/calls', name: 'calls', icon: IconPhone, keys: 'g c', needs: ['phone.take-calls'] },
  { to: '/chats', name: 'chats', icon: IconMessages, keys: 'g h', needs: ['chat.see'] },
  { to: '/search', name: 'search', icon: IconSearch, keys: 'g s', needs: ['ticket.see'] },
  { to: '/floor', name: 'floor', icon: IconBinoculars, keys: 'g f', needs: ['routing.see-floor'] },
  { to: '/reports', name: 'reports', icon: IconChartBar, keys: 'g r', needs: ['report.see'] },
  { to: '/quality', name: 'quality', icon: IconChecklist, keys: 'g u', needs: ['quality.review', 'quality.lead', 'quality.own'] },
  { to: '/settings', name: 'settings', icon: IconSettings, keys: 'g ,', needs: needsOfSettings },
];

/** Those that the person at the screen may go to. */
export function useOpenPlaces(): readonly Place[] {
  const { permissions } = useMe();
  return places.filter(({ needs }) => needs.some((permission) => permissions.includes(permission)));
}
