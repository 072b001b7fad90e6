import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { Frame } from '../shell/frame.tsx';
import { NotThere } from '../shell/not-there.tsx';
import { Trouble } from '../shell/trouble.tsx';

// A screen is a file that is loaded when somebody goes there. The server knows the first part of each address: see console-paths.ts of it.

const root = createRootRoute({
  component: Frame,
  notFoundComponent: NotThere,
  errorComponent: ({ error, reset }) => <Trouble error={error} onRetry={reset} />,
});

/** What is asked of reports. */
interface ReportsSearch {
  readonly report?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly client?: string | undefined;
  readonly by?: string | undefined;
}

/** Which part of quality, of which client, and the review that one is at. */
interface QualitySearch {
  readonly tab?: string | undefined;
  readonly client?: string | undefined;
  readonly review?: number;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's own way to say it
    throw redirect({ to: '/queue', replace: true });
  },
});
const queue = createRoute({
  getParentRoute: () => root,
  path: '/queue',
  validateSearch: ({ view, ticket }: Record<string, unknown>): { view?: string; ticket?: number } => ({
    ...(text(view) === undefined && typeof view !== 'number' ? {} : { view: String(view) }),
    ...(typeof ticket === 'number' ? { ticket } : {}),
  }),
  component: lazyRouteComponent(() => import('../queue/screen.tsx'), 'QueueScreen'),
});
const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: ({ q }: Record<string, unknown>): { q?: string } => (q === undefined ? {} : { q: String(q as string | number) }),
  component: lazyRouteComponent(() => import('../queue/search-screen.tsx'), 'SearchScreen'),
});
const ticket = createRoute({
  getParentRoute: () => root,
  path: '/tickets/$ticketId',
  validateSearch: ({ view, compose }: Record<string, unknown>): { view?: string; compose?: 'reply' | 'note' | 'escalate' } => ({
    ...(text(view) === undefined && typeof view !== 'number' ? {} : { view: String(view) }),
    ...(compose === 'reply' || compose === 'note' || compose === 'escalate' ? { compose } : {}),
  }),
  component: lazyRouteComponent(() => import('../ticket/screen.tsx'), 'TicketScreen'),
});

const calls = createRoute({
  getParentRoute: () => root,
  path: '/calls',
  component: lazyRouteComponent(() => import('../call/screen.tsx'), 'CallsScreen'),
});
const chats = createRoute({
  getParentRoute: () => root,
  path: '/chats',
  validateSearch: ({ chat }: Record<string, unknown>): { chat?: number } => (typeof chat === 'number' ? { chat } : {}),
  component: lazyRouteComponent(() => import('../chat/screen.tsx'), 'ChatsScreen'),
});
const floor = createRoute({
  getParentRoute: () => root,
  path: '/floor',
  component: lazyRouteComponent(() => import('../floor/screen.tsx'), 'FloorScreen'),
});
const wallboard = createRoute({
  getParentRoute: () => root,
  path: '/wallboard',
  component: lazyRouteComponent(() => import('../floor/wallboard.tsx'), 'Wallboard'),
});
const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  validateSearch: ({ report, from, to, client, by }: Record<string, unknown>): ReportsSearch =>
    Object.fromEntries(Object.entries({ report, from, to, client, by }).filter(([, value]) => text(value) !== undefined)),
  component: lazyRouteComponent(() => import('../reports/screen.tsx'), 'ReportsScreen'),
});
const quality = createRoute({
  getParentRoute: () => root,
  path: '/quality',
  validateSearch: ({ tab, client, review }: Record<string, unknown>): QualitySearch => ({
    ...(text(tab) === undefined ? {} : { tab: text(tab) }),
    ...(text(client) === undefined ? {} : { client: text(client) }),
    ...(typeof review === 'number' ? { review } : {}),
  }),
  component: lazyRouteComponent(() => import('../quality/screen.tsx'), 'QualityScreen'),
});
/** What a section of the settings asks in its address, by names of its own. */
type SettingsSearch = Readonly<Record<string, string | number | undefined>>;
const settingsScreen = () => import('../settings/screen.tsx');
const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(settingsScreen, 'SettingsScreen'),
});
const settingsOverview = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: lazyRouteComponent(settingsScreen, 'SettingsOverview'),
});
const settingsSection = createRoute({
  getParentRoute: () => settings,
  path: '/$section/{-$item}',
  validateSearch: (search: Record<string, unknown>): SettingsSearch =>
    Object.fromEntries(
      Object.entries(search).flatMap(([name, value]) => (typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [])),
    ),
  component: lazyRouteComponent(settingsScreen, 'SettingsSection'),
});
const panel = createRoute({
  getParentRoute: () => root,
  path: '/panels/$panel',
  component: lazyRouteComponent(() => import('../screens/page.tsx'), 'PanelPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    queue,
    search,
    ticket,
    calls,
    chats,
    floor,
    wallboard,
    reports,
    quality,
    panel,
    settings.addChildren([settingsOverview, settingsSection]),
  ]),
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
