import { IconBinoculars, IconChartBar, IconInbox, IconMessages, IconPhone, IconSearch, type Icon } from '@tabler/icons-react';

/** A place that the rail leads to. */
export interface Place {
  readonly to: string;
  /** Key of its name in the texts, under `shell.nav`. */
  readonly name: 'queue' | 'calls' | 'chats' | 'search' | 'floor' | 'reports' | 'quality' | 'settings';
  readonly icon: Icon;
  /** Keys that go there. */
  readonly keys: string;
  /** Permission without which the place is not shown. */
  readonly needs: string;
}

/** In the order of the rail. A place that has no screen is not listed: nothing here leads nowhere. */
export const places: readonly Place[] = [
  { to: '/queue', name: 'queue', icon: IconInbox, keys: 'g q', needs: 'ticket.see' },
  { to: '/calls', name: 'calls', icon: IconPhone, keys: 'g c', needs: 'phone.take-calls' },
  { to: '/chats', name: 'chats', icon: IconMessages, keys: 'g h', needs: 'chat.see' },
  { to: '/search', name: 'search', icon: IconSearch, keys: 'g s', needs: 'ticket.see' },
  { to: '/floor', name: 'floor', icon: IconBinoculars, keys: 'g f', needs: 'routing.see-floor' },
  { to: '/reports', name: 'reports', icon: IconChartBar, keys: 'g r', needs: 'report.see' },
];
