import { IconBuilding } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Section } from './section.ts';

/** What was agreed with whom. */
export const contractSections: readonly Section[] = [
  {
    section: 'clients',
    icon: IconBuilding,
    needs: 'client.manage',
    screen: lazy(async () => ({ default: (await import('./clients/section.tsx')).ClientsSection })),
    isWide: true,
  },
];
