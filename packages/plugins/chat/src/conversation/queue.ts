import type { Scope } from '@luuri/core';
import { kept } from '../kept.ts';
import { LessThan } from 'typeorm';
import { chatRows, type Chat } from '../entities.ts';
import { expectedWait } from '../rules/pace.ts';

/** Chats whose pace tells of the present one. */
const LATELY = 20;

/** Where somebody stands, and how long it is likely to take. */
export interface Standing {
  /** 1 for the next. */
  readonly position: number;
  /** Milliseconds; null when too little has happened lately to tell. */
  readonly waitMs: number | null;
}

async function waitAt(scope: Scope, clientId: number, position: number): Promise<number | null> {
  const query = kept(scope).rows(chatRows).query('chat').select(['chat.id', 'chat.takenAt']);
  query.andWhere('chat.clientId = :clientId AND chat.takenAt IS NOT NULL', { clientId });
  const lately = await query.orderBy('chat.takenAt', 'DESC').limit(LATELY).getMany();
  return (
    expectedWait(
      position,
      lately.flatMap(({ takenAt }) => (takenAt === null ? [] : [takenAt])),
      scope.now,
    ) ?? null
  );
}

/** Where a chat stands among those of its client that wait. */
export async function standingOf(scope: Scope, chat: Chat): Promise<Standing> {
  const { clientId, queuedAt } = chat;
  const rows = kept(scope).rows(chatRows);
  const before = queuedAt === null ? 0 : await rows.count({ clientId, state: 'waiting', queuedAt: LessThan(queuedAt) });
  return { position: before + 1, waitMs: await waitAt(scope, clientId, before + 1) };
}

/** Where somebody would stand who came now. */
export async function standingOfNext(scope: Scope, clientId: number): Promise<Standing> {
  const position = (await kept(scope).rows(chatRows).count({ clientId, state: 'waiting' })) + 1;
  return { position, waitMs: await waitAt(scope, clientId, position) };
}
