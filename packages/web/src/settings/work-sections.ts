import { IconBolt } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Section } from './section.ts';

/** What agents have at hand. */
export const workSections: readonly Section[] = [
  {
    section: 'macros',
    icon: IconBolt,
    needs: 'macro.manage',
    screen: lazy(async () => ({ default: (await import('./macros/section.tsx')).MacrosSection })),
  },
];
