import type { EntityManager } from 'typeorm';
import { unitSilent } from './errors.ts';
import { askingOf } from './sql/ask.ts';

/** How long a unit of work may ask nothing of the database: what it holds, others wait for. */
const PATIENCE = 30_000;

/**
 * What the work of a unit comes to, or an error when it went silent: it waits for something outside, or for a call on the desk from inside it, which
 * waits for it. Others would wait with it for ever.
 * @throws `desk.unit-silent`
 */
export function unlessSilent<T>(manager: EntityManager, work: Promise<T>): Promise<T> {
  const { came } = askingOf(manager);
  return new Promise((resolve, reject) => {
    let last = came();
    const look = () => {
      const now = came();
      if (now !== undefined && now === last) {
        reject(unitSilent({ seconds: PATIENCE / 1000 }));
        return;
      }
      last = now;
      timer.refresh();
    };
    const timer = setTimeout(look, PATIENCE).unref();
    const soonEnough =
      <A>(tell: (a: A) => void) =>
      (a: A) => {
        clearTimeout(timer);
        tell(a);
      };
    work.then(soonEnough(resolve), soonEnough(reject));
  });
}
