import { can, defineAction, defineOutsideAction, onlySystem, type Actor, type KnownContact, type Scope } from '@luuri/core';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { factorRows, resetRows, type Factor } from '../entities.ts';
import { factorNotOffered } from '../errors.ts';
import { newSalt, slowHash } from '../hash.ts';
import { linkTo } from '../links.ts';
import { verifyPeople } from '../permissions.ts';
import { draws } from '../ports.ts';
import { note } from '../records/keep.ts';
import { masked } from '../rules/mask.ts';
import { factorNames, type FactorName } from '../rules/terms.ts';
import { sendPrivately, senderOf, type Private } from '../send.ts';
import { wordsIn } from '../texts.ts';
import { ByReset } from './end.ts';
import { caseOf, heldCase, managerOf, managersName, mustBe, type Case } from './find.ts';
import { offeredIn, ResetView, viewOfCase } from './view.ts';

const MINUTE = 60_000;
/** How long each may take: a link as F5 says, a code ten minutes. */
const lasts = (factor: FactorName): number => (factor === 'manager' ? 30 : factor.startsWith('code-') ? 10 : 20) * MINUTE;

/** What is asked of whom: what to send, and what of it to keep. */
interface Plan {
  readonly row: Omit<Factor, 'id'>;
  /** Sends what is secret in it; called outside of transactions. */
  readonly deliver: (() => Promise<void>) | undefined;
}

const codeOf = (scope: Scope): string => Array.from({ length: 6 }, () => String(scope.get(draws)(10))).join('');

function contactFor({ contacts }: Case, kind: 'email' | 'phone', index: number): KnownContact | undefined {
  return contacts.filter((c) => c.kind === kind && !c.ofAccount)[index];
}

interface Asking {
  readonly factor: FactorName;
  readonly target?: number;
  readonly salt?: string;
}

/** Decides what one factor takes; what is secret in it leaves by its own way and is kept as a hash. */
async function planOf(scope: Scope, one: Case, { factor, target = 0, salt = newSalt() }: Asking): Promise<Plan> {
  const { reset, language, person } = one;
  const offered = await offeredIn(scope, one);
  const found = offered.find((o) => o.factor === factor);
  if (!found || found.targets[target] === undefined) throw factorNotOffered({ factor, offered: offered.map((o) => o.factor) });
  const from = await senderOf(scope, reset.clientId);
  const row = {
    ...{
      clientId: reset.clientId,
      resetId: reset.id,
      factor,
      state: 'asked' as const,
      points: found.points,
      target: found.targets[target],
    },
    ...{
      number: null,
      salt,
      expected: null as string | null,
      said: null,
      askedAt: scope.now,
      settledAt: null,
      settledBy: null,
      callId: null,
    },
    expiresAt: new Date(scope.now.getTime() + lasts(factor)),
  };
  const words = wordsIn(language);
  const { get } = scope;
  const carrying = (send: Private) => () => sendPrivately({ get }, from, send);
  if (factor === 'code-mail' || factor === 'code-sms') {
    const code = codeOf(scope);
    const by = factor === 'code-mail' ? ('mail' as const) : ('sms' as const);
    const contact = contactFor(one, by === 'mail' ? 'email' : 'phone', target);
    const send = { by, to: contact?.address ?? '', language, ...words.code(code, reset.ticketId) };
    return { row: { ...row, expected: slowHash(code, salt) }, deliver: carrying(send) };
  }
  if (factor === 'call-back') return { row: { ...row, number: contactFor(one, 'phone', target)?.address ?? null }, deliver: undefined };
  if (factor === 'knowledge')
    return { row: { ...row, expected: slowHash((await managersName(scope, one)) ?? '', salt) }, deliver: undefined };
  if (factor !== 'manager') return { row, deliver: undefined };
  const manager = await managerOf(scope, one);
  const link = linkTo(scope, 'approvals');
  const asked = { who: person.name, deed: words.deeds[reset.deed], ticket: reset.ticketId, link: link.address, role: 'manager' as const };
  const send = { by: 'mail' as const, to: manager?.address ?? '', language, ...words.approve(asked) };
  return { row: { ...row, target: masked('email', manager?.address ?? '@'), expected: link.hash }, deliver: carrying(send) };
}

export class AskFactor extends ByReset {
  @IsIn(factorNames) factor!: FactorName;
  /** Which of the targets that are offered, from 0; the first when left out. */
  @IsOptional() @IsInt() @Min(0) @Max(20) target?: number;
}

export const planFactor = defineAction<AskFactor & { actor: Actor; salt?: string }, Plan>('password-reset.plan-factor', {
  summary: 'Decide what a factor takes.',
  allow: onlySystem,
  reads: true,
  async run(scope, { actor, resetId, ...wanted }) {
    const own = scope.as(actor);
    const one = await seenCase(own, resetId);
    mustBe(one.reset, 'proving');
    return planOf(own, one, wanted);
  },
});

async function seenCase(scope: Scope, resetId: number): Promise<Case> {
  return caseOf(scope, await scope.rows(resetRows).get(resetId));
}

export const keepFactor = defineAction<{ actor: Actor; resetId: number; row: Plan['row'] }, ResetView>('password-reset.keep-factor', {
  summary: 'Keep that a factor was asked for.',
  allow: onlySystem,
  async run(scope, { actor, resetId, row }) {
    const own = scope.as(actor);
    const one = await heldCase(own, resetId);
    mustBe(one.reset, 'proving');
    const kept = await own.rows(factorRows).insert(row);
    await note(own, one.reset, { what: 'factor-asked', facts: { factor: row.factor, target: row.target } });
    return viewOfCase(own, { ...one, factors: [...one.factors, kept] });
  },
});

export const askFactor = defineOutsideAction('password-reset.ask', {
  summary: 'Ask for a factor: send a code to an address of record, ask the manager, begin a call-back.',
  allow: can(verifyPeople),
  http: 'POST /password-resets/:resetId/factors',
  input: AskFactor,
  output: ResetView,
  async reach({ steps, actor }, input): Promise<ResetView> {
    const { resetId, factor, target } = input;
    const plan = await steps.run(planFactor, { resetId, factor, actor, ...(target === undefined ? {} : { target }) });
    await plan.deliver?.();
    return steps.run(keepFactor, { actor, resetId, row: plan.row });
  },
});
