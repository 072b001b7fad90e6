import {
  anyone,
  can,
  clientRows,
  contractOf,
  defineAction,
  defineOutsideJob,
  directoryIfAny,
  onlySystem,
  out,
  personIdOf,
  Secret,
  system,
  usePortal,
  type ConnectedDirectory,
  type JobType,
  type Session,
} from '@luuri/core';
import { IsIn, IsString, Length } from 'class-validator';
import { resetRows, resetStates, selfRows, type Reset, type ResetState, type SelfRequest } from '../entities.ts';
import { keepFactor, planFactor } from '../flow/ask.ts';
import { beginReset, lookUp, type LookedUp } from '../flow/begin.ts';
import { settleFactor } from '../flow/evaluate.ts';
import { caseOf, heldCase } from '../flow/find.ts';
import { offeredIn } from '../flow/view.ts';
import { isSame, newSalt, newToken, quickHash, slowHash } from '../hash.ts';
import { deeds, type Deed, type FactorName } from '../rules/terms.ts';
import { resetSection } from '../section/section.ts';
import { resetPassword, unlock } from './execute.ts';

/** P5: what people can do by themselves. What is answered is the same for everybody, and all that differs happens afterwards. */

const selfDeeds = ['unlock', 'reset-password'] as const;

export class AskForReset {
  /** Short name of the client. */
  @IsString() @Length(1, 63) client!: string;
  /** Login name or mail address. */
  @IsString() @Length(1, 200) login!: string;
  @IsIn(selfDeeds) deed!: (typeof selfDeeds)[number];
}

/** What is answered whoever asks: it says nothing of who is known. */
export class SelfAnswer {
  /** Give it with each code. */
  @out.text readonly handle!: string;
  @out.text readonly detail!: string;
}

const detail = 'If the account can be helped in this way, a code is on its way to an address of record. Enter it with this handle.';

export const askForReset = defineAction('password-reset.ask-for', {
  summary: 'Ask for a reset of one’s own account. The answer is the same whether or not there is such an account.',
  allow: anyone,
  http: 'POST /my/password-resets',
  input: AskForReset,
  output: SelfAnswer,
  async run(scope, { client, login, deed }): Promise<SelfAnswer> {
    const handle = newToken();
    const row = { handle: quickHash(handle), salt: newSalt(), client: client.toLowerCase(), login, deed, resetId: null, at: scope.now };
    const { id: selfId } = await scope.as(system).rows(selfRows).insert(row);
    await scope.schedule(startSelf, { input: { selfId } });
    return { handle, detail };
  },
});

export class AnswerCode {
  /** What was given when it was asked for. */
  @Secret() @IsString() @Length(20, 100) handle!: string;
  /** The code that came. */
  @Secret() @IsString() @Length(4, 20) code!: string;
}

export const answerCode = defineAction('password-reset.answer-code', {
  summary: 'Enter a code for a reset of one’s own account. The answer is the same whether or not it is right.',
  allow: anyone,
  http: 'POST /my/password-resets/code',
  input: AnswerCode,
  output: SelfAnswer,
  async run(scope, { handle, code }): Promise<SelfAnswer> {
    const row = await scope
      .as(system)
      .rows(selfRows)
      .first({ handle: quickHash(handle) });
    // The same is done for a handle that nobody has; what the code is worth is found out afterwards.
    const said = slowHash(code, row?.salt ?? 'nobody');
    const selfId = row?.id ?? 0;
    await scope.schedule(takeCode, { input: { selfId, said }, queue: `self:${String(selfId)}` });
    return { handle, detail };
  },
});

/** Acts for somebody who is not signed in, with what the rules give and no more. */
const itself = { ...system, id: 'self-service' };

interface Begun {
  readonly clientId: number;
  readonly connected: ConnectedDirectory;
  readonly row: SelfRequest;
}
const findSelf = defineAction<{ selfId: number }, Begun | undefined>('password-reset.find-self', {
  summary: 'Find what somebody asked for, where that is offered.',
  allow: onlySystem,
  reads: true,
  async run(scope, { selfId }) {
    const row = await scope.rows(selfRows).get(selfId);
    const client = await scope.rows(clientRows).first({ slug: row.client });
    if (!client) return undefined;
    const connected = await directoryIfAny(scope, client.id);
    const offered = (await contractOf(scope, client.id)).section(resetSection) !== undefined;
    return connected && offered ? { clientId: client.id, connected, row } : undefined;
  },
});

const openSelf = defineAction<{ begun: Begun; found: LookedUp }, Reset | undefined>('password-reset.open-self', {
  summary: 'Begin to verify somebody who asked by the portal.',
  allow: onlySystem,
  async run(scope, { begun, found }) {
    const { clientId, row } = begun;
    const wish = { clientId, login: row.login, deed: row.deed, channel: 'portal' as const };
    const reset = await beginReset(scope.as(itself), wish, found);
    if (reset) await scope.rows(selfRows).update({ id: row.id }, { resetId: reset.id });
    return reset;
  },
});

interface Next {
  readonly state: Reset['state'];
  readonly deed: Reset['deed'];
  readonly factor: FactorName | undefined;
  readonly salt: string;
}
const nextStep = defineAction<{ resetId: number }, Next>('password-reset.next-self', {
  summary: 'What comes next for somebody who asked by the portal.',
  allow: onlySystem,
  reads: true,
  async run(scope, { resetId }) {
    const one = await caseOf(scope, await scope.rows(resetRows).get(resetId));
    const codes = (await offeredIn(scope, one)).map((o) => o.factor).filter((f): f is FactorName => f === 'code-sms' || f === 'code-mail');
    const asked = new Set(one.factors.filter((f) => f.state !== 'failed').map((f) => f.factor));
    const row = await scope.rows(selfRows).first({ resetId });
    return { state: one.reset.state, deed: one.reset.deed, factor: codes.find((f) => !asked.has(f)), salt: row?.salt ?? '' };
  },
});

/** Another code while something lacks; the deed when nothing does. */
async function goOn(session: Session, resetId: number): Promise<void> {
  const { state, deed, factor, salt } = await session.run(nextStep, { resetId });
  if (state === 'proven') await session.run(deed === 'unlock' ? unlock : resetPassword, { resetId });
  if (state !== 'proving' || factor === undefined) return;
  const plan = await session.run(planFactor, { resetId, factor, actor: itself, salt });
  await plan.deliver?.();
  await session.run(keepFactor, { resetId, actor: itself, row: plan.row });
}

/** What cannot be helped by this way is left alone: nobody is told why. */
const startSelf: JobType<{ selfId: number }> = defineOutsideJob('password-reset.start-self', {
  attempts: 3,
  async reach(session, { selfId }) {
    const begun = await session.run(findSelf, { selfId });
    if (!begun?.connected.directory.can.includes(begun.row.deed)) return undefined;
    const found = await lookUp(begun.connected, begun.row.login);
    const reset = await session.run(openSelf, { begun, found });
    if (reset) await goOn(session, reset.id);
    return undefined;
  },
});

const takeIn = defineAction<{ selfId: number; said: string }, number | undefined>('password-reset.take-code', {
  summary: 'Compare a code.',
  allow: onlySystem,
  async run(scope, { selfId, said }) {
    const row = await scope.rows(selfRows).first({ id: selfId });
    if (!row || row.resetId === null) return undefined;
    const own = scope.as(itself);
    const one = await heldCase(own, row.resetId);
    // Proven by a code that came before this try, which failed further on.
    if (one.reset.state === 'proven') return row.resetId;
    const factor = one.factors.find((f) => f.state === 'asked' && f.expiresAt > scope.now);
    if (one.reset.state !== 'proving' || !factor) return undefined;
    await settleFactor(own, one, { factor, met: factor.expected !== null && isSame(said, factor.expected), said });
    return row.resetId;
  },
});

const takeCode: JobType<{ selfId: number; said: string }> = defineOutsideJob('password-reset.take-code', {
  attempts: 3,
  async reach(session, { selfId, said }) {
    const resetId = await session.run(takeIn, { selfId, said });
    if (resetId !== undefined) await goOn(session, resetId);
    return undefined;
  },
});

export const jobs = [startSelf, takeCode];

/** A running request, as its owner sees it: with the words that the agent must know too (F11). */
export class OwnReset {
  @out.integer readonly id!: number;
  @out.integer readonly ticketId!: number;
  @out.oneOf(...deeds) readonly deed!: Deed;
  @out.oneOf(...resetStates) readonly state!: ResetState;
  /** Whoever calls from the desk knows these two words. */
  @out.text readonly words!: string;
  /** When a deed that waits is done; until then it can be stopped. */
  @out.orNull(out.instant) readonly coolUntil!: Date | null;
}

export const ownResets = defineAction('password-reset.own', {
  summary: 'The resets that are running for oneself, with the two words by which the desk is known.',
  allow: can(usePortal),
  http: 'GET /my/password-resets',
  output: [OwnReset],
  async run(scope): Promise<OwnReset[]> {
    const personId = personIdOf(scope.actor);
    if (personId === undefined) return [];
    const open = { personId, state: ['proving', 'proven', 'cooling'] as const };
    const rows = await scope.as(system).rows(resetRows).find({ where: open });
    return rows.map(({ id, ticketId, deed, state, words, coolUntil }) => ({ id, ticketId, deed, state, words, coolUntil }));
  },
});
