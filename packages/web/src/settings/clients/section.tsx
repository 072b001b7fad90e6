import type { SectionProps } from '../section.ts';
import { ClientScreen } from './client-screen.tsx';
import { ClientList } from './list.tsx';

/** The companies that the desk serves, and what was agreed with each. */
export function ClientsSection({ item }: SectionProps) {
  // Another client is another screen: nothing typed for one is there for the other.
  return item === undefined ? <ClientList /> : <ClientScreen key={item} client={item} />;
}
