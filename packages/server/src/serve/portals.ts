import { anonymous, clients, isDeskError, portal, system, type Desk } from '@luuri/core';

/** More than these would push everything else off the screen. */
const MOST = 8;

async function hasPortal(desk: Pick<Desk, 'as'>, client: string): Promise<boolean> {
  try {
    await desk.as(anonymous).use(portal).look({ client });
    return true;
  } catch (e) {
    if (!isDeskError(e) || e.kind !== 'not-found') throw e;
    return false;
  }
}

/** Short names of the clients that have a portal, as anybody finds them. */
export async function portalsOf(desk: Pick<Desk, 'as'>): Promise<string[]> {
  const found: string[] = [];
  for (let after: number | null | undefined; after !== null && found.length < MOST;) {
    const { items, next } = await desk
      .as(system)
      .use(clients)
      .list(after === undefined ? {} : { after });
    for (const { slug } of items) if (await hasPortal(desk, slug)) found.push(slug);
    after = next;
  }
  return found.slice(0, MOST);
}
