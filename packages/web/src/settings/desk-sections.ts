import {
  IconClockPlay,
  IconId,
  IconKey,
  IconMail,
  IconMailCog,
  IconPuzzle,
  IconShieldLock,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { lazy } from 'react';
import type { Section } from './section.ts';

/** Who works in the desk, and what it is made of. */
export const deskSections: readonly Section[] = [
  {
    ...{ section: 'agents', icon: IconUsers, needs: 'team.manage' },
    screen: lazy(async () => ({ default: (await import('./agents/section.tsx')).AgentsSection })),
  },
  {
    ...{ section: 'teams', icon: IconUsersGroup, needs: 'team.manage' },
    screen: lazy(async () => ({ default: (await import('./teams/section.tsx')).TeamsSection })),
  },
  {
    ...{ section: 'roles', icon: IconId, needs: 'team.manage' },
    screen: lazy(async () => ({ default: (await import('./roles/section.tsx')).RolesSection })),
  },
  {
    ...{ section: 'keys', icon: IconKey, needs: 'identity.manage' },
    screen: lazy(async () => ({ default: (await import('./keys/section.tsx')).KeysSection })),
  },
  {
    ...{ section: 'templates', icon: IconMailCog, needs: 'template.see' },
    screen: lazy(async () => ({ default: (await import('./templates/section.tsx')).TemplatesSection })),
  },
  {
    ...{ section: 'mailboxes', icon: IconMail, needs: 'email.manage' },
    screen: lazy(async () => ({ default: (await import('./mailboxes/section.tsx')).MailboxesSection })),
  },
  {
    ...{ section: 'plugins', icon: IconPuzzle, needs: 'host.look-after' },
    screen: lazy(async () => ({ default: (await import('./plugins/section.tsx')).PluginsSection })),
  },
  {
    ...{ section: 'jobs', icon: IconClockPlay, needs: 'host.look-after' },
    screen: lazy(async () => ({ default: (await import('./jobs/section.tsx')).JobsSection })),
  },
  {
    ...{ section: 'audit', icon: IconShieldLock, needs: 'audit.read' },
    screen: lazy(async () => ({ default: (await import('./audit/section.tsx')).AuditSection })),
  },
];
