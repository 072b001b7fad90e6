import { can, catalogue, defineAction, defineEntity, deliveryRows, deskRestored, intakeRows, onlySystem, type Scope } from '@luuri/core';
import { operateDesk } from './permissions.ts';

export const pingDatabase = defineAction('host.ping', {
  summary: 'Ask the database whether it is there.',
  allow: onlySystem,
  reads: true,
  run: async (scope): Promise<void> => {
    await scope.sql.manager.query('SELECT 1');
  },
});

/** One row, written again and again: a disk that is full, or a database that only reads, is found before anybody's mail finds it. */
export const pulseRows = defineEntity<{ id: number; at: Date; ballast: string }>('host_pulse', (c) => ({
  id: c.id(),
  at: c.instant(),
  ballast: c.text(),
}));
/** A row that only changes in its place would find room on a full disk. */
const ballast = 'x'.repeat(20_000);

export const beatPulse = defineAction('host.pulse', {
  summary: 'Write something small, to see that it can be done.',
  allow: onlySystem,
  async run(scope): Promise<void> {
    const rows = scope.rows(pulseRows);
    const { id } = (await rows.first({})) ?? (await rows.insert({ at: scope.now, ballast: '' }));
    await rows.update({ id }, { at: scope.now, ballast });
    await rows.update({ id }, { ballast: '' });
  },
});

/** What waits for somebody elsewhere: messages that a mail server did not take yet, and arrivals that could not be read. */
export interface Waiting {
  readonly undelivered: number;
  readonly unreadable: number;
}

/** As far as the actor sees. */
export async function waitingIn(scope: Scope): Promise<Waiting> {
  const tried = scope.rows(deliveryRows).query('mail').andWhere("mail.state IN ('queued', 'sending') AND mail.error IS NOT NULL");
  return { undelivered: await tried.getCount(), unreadable: await scope.rows(intakeRows).count({ state: 'failed' }) };
}

export const lookWaiting = defineAction('host.waiting', {
  summary: 'How much waits for another try.',
  allow: onlySystem,
  reads: true,
  run: waitingIn,
});

/** Tables whose size says how much there is to do; plugins that are not installed have none. */
const counted = ['client', 'person', 'agent', 'ticket', 'message', 'intake', 'delivery'];

export const countRows = defineAction('host.counts', {
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

export const tellRestored = defineAction('host.restored', {
  summary: 'Tell plugins that the desk was restored or moved, so that they make anew what they derive.',
  allow: onlySystem,
  run: async (scope): Promise<void> => {
    await scope.emit(deskRestored, {});
  },
});
