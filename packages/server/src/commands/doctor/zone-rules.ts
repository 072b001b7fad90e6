import { existsSync } from 'node:fs';
import { createDesk, defineAction, definePlugin, onlySystem, system, systemClock, tzdataVersion } from '@luuri/core';
import type { Settings } from '../../config/index.ts';
import { databaseOf } from '../../serve/open-desk.ts';
import { note, wrong, type Note } from './finding.ts';

/** An edition of the time zone rules: the year in which it came out, and a letter that counts up. They sort by age. */
const edition = /^(\d{4})[a-z]+$/;

/**
 * Whether a desk may count with the time zone rules of this Node.
 * @param running edition that this Node has, `2025c`.
 * @param used editions by which clocks of the desk were computed.
 * @throws `doctor.finding` when the desk has counted with newer ones before: due times would go back to what is known to be wrong
 */
export function zoneRules(running: string, used: readonly string[], now: Date): string | Note {
  const [, year] = edition.exec(running) ?? [];
  const update = 'Update Node: it brings them along.';
  if (year === undefined) return note(`This Node does not say of which edition its time zone rules are (${running}). ${update}`);
  const newest = used.filter((one) => edition.test(one)).reduce((a, b) => (b > a ? b : a), '');
  if (newest > running)
    throw wrong({ found: `This Node has the time zone rules of ${running}, and the desk has counted with those of ${newest} before` });
  // An edition of one year is a year old for certain when the next year is over.
  if (Number(year) < now.getUTCFullYear() - 1)
    return note(`The time zone rules of this Node are of ${running}, and some zone changes every year. ${update}`);
  return `the rules of ${running}${newest === '' ? '' : `, and clocks were computed by none that are newer`}`;
}

const readEditions = defineAction('doctor.editions', {
  summary: 'Which editions of the time zone rules clocks were computed by.',
  allow: onlySystem,
  reads: true,
  run: (scope) => scope.sql.manager.query<{ zones: string }[]>('SELECT DISTINCT zones FROM sla_ticket WHERE zones IS NOT NULL'),
});
const clockmaker = definePlugin({ name: 'doctor-zones', summary: 'Looks, and changes nothing.', actions: { editions: readEditions } });

async function usedEditions(settings: Settings): Promise<string[]> {
  const database = databaseOf(settings);
  if (database.type === 'better-sqlite3' && !existsSync(database.database)) return [];
  const desk = await createDesk({ database, plugins: [clockmaker()] });
  try {
    return (await desk.as(system).use(clockmaker).editions()).map((row) => row.zones);
  } finally {
    await desk.stop();
  }
}

/** The time zone rules of this Node beside those that the desk has counted with. */
export const checkZoneRules = async (settings: Settings): Promise<string | Note> =>
  zoneRules(tzdataVersion(), await usedEditions(settings), systemClock.now());
