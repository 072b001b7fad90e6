import type { Icon } from '@tabler/icons-react';
import type { ComponentType, LazyExoticComponent } from 'react';

/** What a section is told: the rest of its address, `/settings/clients/acme` is `acme`. */
export interface SectionProps {
  readonly item: string | undefined;
}

/** One part of the settings. Its name stands in the texts, under `settings.section`. */
export interface Section {
  /** Second part of the address. */
  readonly section:
    'clients' | 'calendars' | 'macros' | 'agents' | 'teams' | 'roles' | 'keys' | 'templates' | 'mailboxes' | 'plugins' | 'jobs' | 'audit';
  readonly icon: Icon;
  /** Permission without which it is neither listed nor shown. */
  readonly needs: string;
  /** Loaded when somebody goes there. */
  readonly screen: LazyExoticComponent<ComponentType<SectionProps>>;
  /** True where one item takes the whole width: the list of sections makes room then. */
  readonly isWide?: boolean;
}
