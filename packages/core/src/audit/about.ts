import { clientRows } from '../client/index.ts';
import type { Scope } from '../kernel/index.ts';
import { personRows } from '../people/index.ts';
import { ticketRows } from '../ticket/index.ts';
import type { AuditLine } from './entities.ts';

/** What an input may name a client by. Nothing is known of it: any action's input comes here. */
type Given = Partial<Readonly<Record<'client' | 'clientId' | 'ticketId' | 'personId', unknown>>>;

const contract = /^contract:(.+)$/;

async function clientNamed(scope: Scope, slug: unknown): Promise<number | undefined> {
  return typeof slug === 'string' ? scope.rows(clientRows).idOf({ slug }) : undefined;
}

/** The client that a call was about, as it is now; null when it was about none. */
export async function clientOf(scope: Scope, { input, changes }: Pick<AuditLine, 'input' | 'changes'>): Promise<number | null> {
  const { client, clientId, ticketId, personId } = input as Given;
  const changed = changes?.map(({ setting }) => contract.exec(setting)?.[1]).find((slug) => slug !== undefined);
  const named = await clientNamed(scope, client ?? changed);
  if (named !== undefined) return named;
  if (typeof clientId === 'number') return (await scope.rows(clientRows).idOf({ id: clientId })) ?? null;
  if (typeof ticketId === 'number') return (await scope.rows(ticketRows).first({ id: ticketId }))?.clientId ?? null;
  if (typeof personId === 'number') return (await scope.rows(personRows).first({ id: personId }))?.clientId ?? null;
  return null;
}
