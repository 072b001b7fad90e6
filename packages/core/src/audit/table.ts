import type { ScreenLanguage } from '../kernel/index.ts';
import type { AuditLine } from './entities.ts';

/** Heads of the columns of {@link lineAsCells}. */
export const heads: Readonly<Record<ScreenLanguage, readonly string[]>> = {
  fi: ['Numero', 'Aika', 'Kuka', 'Mitä', 'Tulos', 'Virhekoodi', 'Osoite', 'Pyyntö', 'Tulotapa', 'Annettu', 'Muutokset'],
  sv: ['Nummer', 'Tid', 'Vem', 'Vad', 'Utfall', 'Felkod', 'Adress', 'Begäran', 'Inloggad med', 'Angivet', 'Ändringar'],
  en: ['Number', 'Time', 'Who', 'What', 'Outcome', 'Error code', 'Address', 'Request', 'Came in by', 'Given', 'Changes'],
};

/** A line of the audit as a line of a table. What was given and what changed stand as JSON. */
export const lineAsCells = (line: AuditLine): (string | number | null)[] => [
  ...[line.id, line.at.toISOString(), line.actor, line.action, line.outcome, line.code, line.address, line.requestId, line.via],
  ...[JSON.stringify(line.input), line.changes === null ? null : JSON.stringify(line.changes)],
];
