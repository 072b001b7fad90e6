import { can, catalogue, defineAction, definePermission, definePlugin, deskRestored, onlySystem } from '@luuri/core';

export const operateDesk = definePermission(
  'host.operate',
  'See how the desk is: counts, jobs, dead letters; and try dead letters again.',
  ['team-lead'],
);

const pingDatabase = defineAction('host.ping', {
  summary: 'Ask the database whether it is there.',
  allow: onlySystem,
  reads: true,
  run: async (scope): Promise<void> => {
    await scope.sql.manager.query('SELECT 1');
  },
});

/** Tables whose size says how much there is to do; plugins that are not installed have none. */
const counted = ['client', 'person', 'agent', 'ticket', 'message', 'intake', 'delivery'];

const countRows = defineAction('host.counts', {
  summary: 'How much there is of everything, as far as one may see it.',
  allow: can(operateDesk),
  reads: true,
  async run(scope): Promise<Readonly<Record<string, number>>> {
    const counts: Record<string, number> = {};
    for (const entity of scope.get(catalogue).entities.filter((e) => counted.includes(e.table)))
      counts[entity.table] = await scope.rows(entity).count();
    return counts;
  },
});

const tellRestored = defineAction('host.restored', {
  summary: 'Tell plugins that the desk was restored or moved, so that they make anew what they derive.',
  allow: onlySystem,
  run: async (scope): Promise<void> => {
    await scope.emit(deskRestored, {});
  },
});

/** What the server asks of its own desk. */
export const host = definePlugin({
  name: 'host',
  summary: 'What the server asks of its own desk.',
  permissions: [operateDesk],
  actions: { ping: pingDatabase, counts: countRows, restored: tellRestored },
});
