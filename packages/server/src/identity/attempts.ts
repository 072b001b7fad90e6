import { actionRefused, defineAction, onlySystem, type Outside, type Scope } from '@luuri/core';
import { LessThan } from 'typeorm';
import { networkOf } from '../app/bucket.ts';
import { attemptRows, type Attempts } from './entities/index.ts';
import { tooManyAttempts } from './errors.ts';
import { kept } from './kept.ts';
import type { Tried } from './refusals.ts';
import { hashOf } from './secret.ts';
import { patienceWith, remembered, waitAfter, type Counted } from './rules/backoff.ts';

/** Whose tries are counted, by which measure. */
export interface Subject {
  readonly counted: Counted;
  readonly subject: string;
}

/** What somebody typed is kept as a hash: people type passwords into the wrong field. */
export const accountSubject = (address: string): Subject => ({ counted: 'account', subject: `account:${hashOf(address.toLowerCase())}` });
export const mailSubject = (address: string): Subject => ({ counted: 'mail', subject: `mail:${hashOf(address.toLowerCase())}` });
export const proofSubject = (agentId: number): Subject => ({ counted: 'proof', subject: `proof:${String(agentId)}` });
export const fromSubject = (address: string | undefined): Subject => ({
  counted: 'from',
  subject: `from:${address === undefined ? 'inside' : networkOf(address)}`,
});

/** The row of a subject, held; made by whoever comes first. */
async function held(scope: Scope, subject: string): Promise<Attempts> {
  const { dialect, manager, table } = scope.sql;
  const [marks, at] =
    dialect === 'postgres' ? ['$1, 0, $2', scope.now] : ['?, 0, ?', scope.now.toISOString().replace('T', ' ').replace('Z', '')];
  await manager.query(`INSERT INTO ${table(attemptRows)} (subject, failures, last_at) VALUES (${marks}) ON CONFLICT (subject) DO NOTHING`, [
    subject,
    at,
  ]);
  const row = await kept(scope, attemptRows).first({ subject });
  return kept(scope, attemptRows).lock(row?.id ?? 0);
}

const isBlocked = ({ blockedUntil }: Attempts, now: Date): boolean => blockedUntil !== null && blockedUntil > now;

async function count(scope: Scope, row: Attempts, counted: Counted): Promise<void> {
  const patience = patienceWith[counted];
  const left = remembered(row, scope.now, patience);
  const failures = left.failures + 1;
  const wait = waitAfter(failures, patience);
  const blockedUntil = wait > 0 ? new Date(scope.now.getTime() + wait) : null;
  await kept(scope, attemptRows).update({ id: row.id }, { failures, lastAt: left.lastAt, blockedUntil });
}

/** Always in the same order, for two that wait for each other would wait for ever. @returns the one whose wait is not over: then none is counted. */
async function countEach(scope: Scope, subjects: readonly Subject[]): Promise<Attempts | undefined> {
  const rows: { row: Attempts; counted: Counted }[] = [];
  for (const { subject, counted } of subjects) rows.push({ row: await held(scope, subject), counted });
  const blocked = rows.find(({ row }) => isBlocked(row, scope.now));
  if (blocked) return blocked.row;
  for (const { row, counted } of rows) await count(scope, row, counted);
  return undefined;
}

const secondsLeft = ({ blockedUntil }: Attempts, now: Date): number => Math.ceil(((blockedUntil ?? now).getTime() - now.getTime()) / 1_000);

/** Count a try before it is looked at, so that a hundred at the same moment count as a hundred. @throws `identity.too-many-attempts` */
export async function countAttempt(scope: Scope, subjects: readonly Subject[]): Promise<void> {
  const blocked = await countEach(scope, subjects);
  if (blocked) throw tooManyAttempts({ retryAfterSeconds: secondsLeft(blocked, scope.now) });
}

/** It was right: the account is clear again. The address it came from gets this one try back and no more, or a guesser with an account would clear theirs. */
export async function forgive(scope: Scope, { account, from }: { account?: Subject; from?: Subject }): Promise<void> {
  const rows = kept(scope, attemptRows);
  if (account) await rows.update({ subject: account.subject }, { failures: 0, blockedUntil: null });
  const row = from && (await rows.first({ subject: from.subject }));
  if (row) await rows.update({ id: row.id }, { failures: Math.max(0, row.failures - 1), blockedUntil: null });
  const day = 86_400_000;
  await rows.remove({ lastAt: LessThan(new Date(scope.now.getTime() - 2 * day)) });
}

const countTry = defineAction<{ subjects: readonly Subject[]; tried: Tried }, { retryAfterSeconds: number } | undefined>(
  'identity.begin-attempt',
  {
    summary: 'Count a try, before it is looked at; put on record that nobody is listened to for a while, once for each while.',
    allow: onlySystem,
    async run(scope, { subjects, tried }) {
      const blocked = await countEach(scope, subjects);
      if (!blocked) return undefined;
      const { id, blockedUntil, recordedUntil } = blocked;
      if (recordedUntil?.getTime() !== blockedUntil?.getTime()) {
        await kept(scope, attemptRows).update({ id }, { recordedUntil: blockedUntil });
        await scope.emit(actionRefused, { ...tried, code: tooManyAttempts.code, origin: scope.origin });
      }
      return { retryAfterSeconds: secondsLeft(blocked, scope.now) };
    },
  },
);

/** Count a try, as a step of its own, for what fails afterwards must stay counted. @throws `identity.too-many-attempts` */
export async function beginAttempt({ steps }: Pick<Outside, 'steps'>, tried: Tried, ...subjects: readonly Subject[]): Promise<void> {
  const wait = await steps.run(countTry, { subjects, tried });
  if (wait) throw tooManyAttempts(wait);
}

const takeBackTry = defineAction<{ from: Subject }>('identity.take-back-attempt', {
  summary: 'Count a try no more: it was not looked at, for a reason of the desk.',
  allow: onlySystem,
  run: (scope, { from }) => forgive(scope, { from }),
});

/** Nobody could look at the try: it says nothing of whoever made it. */
export const takeBackAttempt = ({ steps }: Pick<Outside, 'steps'>, from: Subject): Promise<unknown> => steps.run(takeBackTry, { from });
