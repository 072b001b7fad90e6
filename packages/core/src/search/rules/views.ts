import type { TicketOrder } from '../../ticket/index.ts';

/** What a list can show of a ticket. */
export const columnsOfLists = [
  'id',
  'client',
  'requester',
  'subject',
  'state',
  'priority',
  'tier',
  'team',
  'assignee',
  'language',
  'channel',
  'receivedAt',
  'updatedAt',
  'dueAt',
] as const;

/** A view that everybody has. */
export interface OwnView {
  readonly view: string;
  readonly query: string;
  readonly sort: TicketOrder;
}

export const usualColumns: readonly string[] = ['id', 'client', 'subject', 'requester', 'state', 'priority', 'assignee', 'dueAt'];

/** The views that a desk comes with. Their names are shown in the language of whoever looks, by these keys. */
export const ownViews: readonly OwnView[] = [
  { view: 'my-open', query: 'assignee:me state:live', sort: 'due' },
  { view: 'mentions-me', query: 'mentions:me state:live', sort: 'updated' },
  { view: 'unassigned', query: 'assignee:none state:new,open', sort: 'due' },
  { view: 'breaching-soon', query: 'due<4h state:new,open', sort: 'due' },
  { view: 'overdue', query: 'due<0min', sort: 'due' },
  { view: 'waiting-for-requester', query: 'state:pending-requester', sort: 'updated' },
  { view: 'triage', query: 'triage:yes state:live', sort: 'newest' },
  { view: 'all-open', query: 'state:live', sort: 'due' },
];
