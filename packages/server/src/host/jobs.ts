import { defineAction, jobBoard, out, pageOf, settingChanged, type DeadLetter, type Scope } from '@luuri/core';
import { IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { noSuchLetter } from './errors.ts';
import { looksAfterDesk } from './permissions.ts';
import { waitingIn } from './pulse.ts';

/** How much there is of one kind of job. */
export class JobKind {
  /** `room.what-to-do`; `desk.tell-listener` tells a plugin of a fact. */
  @out.text readonly job!: string;
  /** Not tried yet: for its instant, or for its turn. */
  @out.integer readonly waiting!: number;
  /** Failed, and waits for its next try. */
  @out.integer readonly failing!: number;
  /** Being done now. */
  @out.integer readonly inHand!: number;
  /** Dead letters: failed their last attempt, and wait for a person. */
  @out.integer readonly laidAside!: number;
}

/** How the desk's work is. */
export class WorkState {
  /** The desk's clock. */
  @out.instant readonly now!: Date;
  /** When the next job is due. Past for long, nothing works: what is overdue is done in its order when something does again. */
  @out.orNull(out.instant) readonly nextDue!: Date | null;
  /** Kinds of which there is something. */
  @out.list(JobKind) readonly kinds!: readonly JobKind[];
  /** Messages that a server did not take yet, and that are tried again. */
  @out.integer readonly undelivered!: number;
  /** Arrivals that could not be read. */
  @out.integer readonly unreadable!: number;
}

export const lookAtJobs = defineAction('host.jobs', {
  summary: 'How much work waits, is being done, and was laid aside, by kind.',
  allow: looksAfterDesk,
  http: 'GET /jobs',
  output: WorkState,
  async run(scope): Promise<WorkState> {
    const board = scope.get(jobBoard);
    const [nextDue, kinds] = [await board.nextDue(scope), await board.counts(scope)];
    return { now: scope.now, nextDue: nextDue ?? null, kinds, ...(await waitingIn(scope)) };
  },
});

/** A job that failed its last attempt. */
export class Letter {
  @out.text readonly id!: string;
  @out.text readonly job!: string;
  @out.integer readonly attempts!: number;
  /** What it failed with the last time. */
  @out.text readonly error!: string;
  /** What it stands in line for, such as `ticket:12`. */
  @out.orNull(out.text) readonly about!: string | null;
}

const viewOf = ({ id, job, attempts, lastError, queue }: DeadLetter): Letter => ({ id, job, attempts, error: lastError, about: queue });

export class ListLetters {
  /** How many, 1-200; 50 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
  /** The `next` of the page before. */
  @IsOptional() @IsString() @Length(1, 20) after?: string;
}

export const listLetters = defineAction('host.dead-letters', {
  summary: 'Jobs that failed their last attempt, the oldest first, each with its error.',
  allow: looksAfterDesk,
  http: 'GET /dead-letters',
  input: ListLetters,
  output: pageOf(Letter, out.text),
  async run(scope, { limit = 50, after }): Promise<{ items: Letter[]; next: string | null }> {
    const found = await scope.get(jobBoard).deadLetters(scope, { limit: limit + 1, ...(after === undefined ? {} : { after }) });
    return { items: found.slice(0, limit).map(viewOf), next: found.length > limit ? (found[limit - 1]?.id ?? null) : null };
  },
});

export class ByLetter {
  @Matches(/^[1-9]\d{0,14}$/, { message: 'must be the id of a dead letter' }) letterId!: string;
}

export class DropLetter extends ByLetter {
  /** Why nobody needs it any more, 3-500 characters; it stands in the audit. */
  @IsString() @Length(3, 500) reason!: string;
}

/** On record with what it was: the letter itself is gone afterwards. */
async function settled(scope: Scope, letter: DeadLetter, became: object): Promise<Letter> {
  const { job, attempts, lastError, queue } = letter;
  const before = { job, attempts, error: lastError, ...(queue === null ? {} : { about: queue }) };
  await scope.emit(settingChanged, { setting: `dead-letter:${letter.id}`, actor: scope.actor.id, before, after: became });
  return viewOf(letter);
}

export const retryLetter = defineAction('host.retry', {
  summary: 'Try a dead letter again, from its first attempt.',
  allow: looksAfterDesk,
  http: 'POST /dead-letters/:letterId/retry',
  input: ByLetter,
  output: Letter,
  async run(scope, { letterId: id }): Promise<Letter> {
    const letter = await scope.get(jobBoard).retry(scope, id);
    if (!letter) throw noSuchLetter({ id });
    return settled(scope, letter, { triedAgain: true });
  },
});

export const dropLetter = defineAction('host.drop', {
  summary: 'Do away with a dead letter, with a reason: what it was to do is never done.',
  allow: looksAfterDesk,
  http: 'POST /dead-letters/:letterId/drop',
  input: DropLetter,
  output: Letter,
  async run(scope, { letterId: id, reason }): Promise<Letter> {
    const letter = await scope.get(jobBoard).drop(scope, id);
    if (!letter) throw noSuchLetter({ id });
    return settled(scope, letter, { dropped: true, reason });
  },
});
