import { readFileSync, readdirSync } from 'node:fs';

/** Rooms whose rules are changed in every small way. */
export const rooms = ['calendar', 'sla', 'escalation', 'routing'].map((room) => `packages/core/src/${room}`);

/** The tests that hold rules: those that drive a whole desk are left out, for they take long, and so are those that measure time. Paths from the root of the repository. */
export function ruleTests() {
  return rooms
    .flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`))
    .filter((file) => file.endsWith('.test.ts') && !file.endsWith('.speed.test.ts') && !readFileSync(file, 'utf8').includes("'@luuri/"))
    .sort();
}
