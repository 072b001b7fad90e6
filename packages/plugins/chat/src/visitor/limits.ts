import type { Scope } from '@luuri/core';
import { kept } from '../kept.ts';
import { MoreThan } from 'typeorm';
import { chatRows, lineRows, type Chat } from '../entities.ts';
import { tooFast } from '../errors.ts';
import { chatOptions } from '../options.ts';
import { secondsUntilAllowed } from '../rules/pace.ts';
import { hashOf } from './inputs.ts';

const SECOND = 1000;
const STARTS = { most: 60, withinMs: 600 * SECOND };
const LINES = { most: 20, withinMs: 30 * SECOND };

/** Whose network a call comes from, as a hash; empty when the host does not know. */
export const networkOf = ({ origin }: Pick<Scope, 'origin'>): string => (origin.address === undefined ? '' : hashOf(origin.address));

/** @throws `chat.too-fast` */
export async function checkStart(scope: Scope, network: string): Promise<void> {
  if (network === '') return;
  const limit = { ...STARTS, most: scope.get(chatOptions).startsFromNetwork ?? STARTS.most };
  const since = new Date(scope.now.getTime() - limit.withinMs);
  const begun = await kept(scope)
    .rows(chatRows)
    .find({ where: { network, startedAt: MoreThan(since) }, order: { startedAt: 'ASC' } });
  const wait = secondsUntilAllowed(
    begun.map((chat) => chat.startedAt),
    limit,
    scope.now,
  );
  if (wait > 0) throw tooFast({ retryAfterSeconds: wait });
}

/** @throws `chat.too-fast` */
export async function checkLine(scope: Scope, { id: chatId, lastSeq }: Chat): Promise<void> {
  const limit = { ...LINES, most: scope.get(chatOptions).linesOfVisitor ?? LINES.most };
  if (lastSeq < limit.most) return;
  const query = kept(scope).rows(lineRows).query('line').select(['line.id', 'line.at']);
  query.andWhere("line.chatId = :chatId AND line.by = 'visitor'", { chatId });
  const said = await query.orderBy('line.seq', 'DESC').limit(limit.most).getMany();
  const wait = secondsUntilAllowed(said.map((line) => line.at).reverse(), limit, scope.now);
  if (wait > 0) throw tooFast({ retryAfterSeconds: wait });
}
