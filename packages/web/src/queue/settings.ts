import { useLocalStorage } from '@mantine/hooks';
import type { Density } from './list.tsx';
import type { Sort } from './pages.ts';

/** How lists are shown on this device. */
export const useDensity = () => useLocalStorage<Density>({ key: 'luuri.density', defaultValue: 'dense', getInitialValueInEffect: false });

/** The order that somebody chose for a view; the view's own until then. */
export const useSorts = () =>
  useLocalStorage<Readonly<Record<string, Sort>>>({ key: 'luuri.sorts', defaultValue: {}, getInitialValueInEffect: false });
