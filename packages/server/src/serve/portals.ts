import { anonymous, clients, isDeskError, portal, system, type Desk } from '@luuri/core';

/** More than these would push everything else off the screen. */
const MOST = 8;

/** Short names of the clients that have a portal, as anybody finds them. */
export async function portalsOf(desk: Pick<Desk, 'as'>): Promise<string[]> {
  const found: string[] = [];
  for (const { slug } of await desk.as(system).use(clients).list()) {
    if (found.length >= MOST) break;
    try {
      await desk.as(anonymous).use(portal).look({ client: slug });
      found.push(slug);
    } catch (e) {
      if (!isDeskError(e) || e.kind !== 'not-found') throw e;
    }
  }
  return found;
}
