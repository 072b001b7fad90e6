import { IconBuilding, IconCalendar } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Section } from './section.ts';

/** What was agreed with whom, and when they are served. */
export const contractSections: readonly Section[] = [
  {
    section: 'clients',
    icon: IconBuilding,
    needs: 'client.manage',
    screen: lazy(async () => ({ default: (await import('./clients/section.tsx')).ClientsSection })),
    isWide: true,
  },
  {
    section: 'calendars',
    icon: IconCalendar,
    needs: 'client.manage',
    screen: lazy(async () => ({ default: (await import('./calendars/section.tsx')).CalendarsSection })),
  },
];
