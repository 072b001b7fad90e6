import { cpus } from 'node:os';
import type { Spell } from './punctuality.ts';

const EVERY_MS = 250;
const now = () => performance.timeOrigin + performance.now();
const idleMs = () => cpus().reduce((all, { times }) => all + times.idle, 0);

/** Watches how many cores of the machine have nothing to do, until it is asked what it saw. */
export function watchCores(): () => Spell[] {
  const spells: Spell[] = [];
  let [from, idleBefore] = [now(), idleMs()];
  const look = () => {
    const [to, idleNow] = [now(), idleMs()];
    spells.push({ from, to, idle: (idleNow - idleBefore) / (to - from) });
    [from, idleBefore] = [to, idleNow];
  };
  const watching = setInterval(look, EVERY_MS);
  return () => {
    clearInterval(watching);
    look();
    return spells;
  };
}
