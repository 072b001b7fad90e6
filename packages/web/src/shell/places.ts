import { IconBinoculars, IconChartBar, IconChecklist, IconInbox, IconMessages, IconPhone, IconSearch, type Icon } from '@tabler/icons-react';

/** A place that the rail leads to. */
export interface Place {
  readonly to: string;
  /** Key of its name in the texts, under `shell.nav`. */
  readonly name: 'queue' | 'calls' | 'chats' | 'search' | 'floor' | 'reports' | 'quality' | 'settings';
  readonly icon: Icon;
  /** Keys that go there. */
  readonly keys: string;
  /** Permissions of which one must be held for the place to be shown. */
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
  {
    ...{ to: '/quality', name: 'quality', icon: IconChecklist, keys: 'g u' },
    needs: ['quality.review', 'quality.lead', 'quality.own'],
  },
];

/** Those that somebody with these permissions may go to. */
export const placesFor = (permissions: readonly string[]): readonly Place[] =>
  places.filter(({ needs }) => needs.some((permission) => permissions.includes(permission)));
