import {
  can,
  defineAction,
  defineOutsideAction,
  directoryOf,
  isDeskError,
  lockTicket,
  moveTicketTo,
  needsProof,
  onlySystem,
  type Action,
  type Actor,
  type Directory,
  type Scope,
} from '@luuri/core';
import { IsArray, IsIn, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { resetRows, type Reset } from '../entities.ts';
import { coolingDown, deliveryNotOffered } from '../errors.ts';
import { resetEnded } from '../events.ts';
import { endWithout, ByReset } from '../flow/end.ts';
import { caseOf, heldCase, managerOf, metIn, mustBe, type Case } from '../flow/find.ts';
import { deliveriesIn, ResetView, viewOfCase } from '../flow/view.ts';
import { newSalt, quickHash } from '../hash.ts';
import { verifyPeople } from '../permissions.ts';
import { draws } from '../ports.ts';
import { change, note } from '../records/keep.ts';
import { randomSecret, spelled, spokenSecret } from '../rules/spelling.ts';
import { deliveries, type Deed, type DeliveryWay } from '../rules/terms.ts';
import { sendPrivately, senderOf, type Private, type Sender } from '../send.ts';
import { handTo, wordsIn } from '../texts.ts';
import { scheduleAftercare } from './aftercare.ts';
import { tellOfDeed } from './notify.ts';

const HOUR = 3_600_000;

/** Deeds that end with something that its owner has to get. */
const withSecret = (deed: Deed): boolean => deed === 'reset-password' || deed === 'temporary-pass';

export class DoDeed extends ByReset {
  /** How the temporary password goes to its owner, one of those that are offered; the first of them when left out. */
  @IsOptional() @IsIn(deliveries) delivery?: DeliveryWay;
}

/** What was done. */
export class DoneView {
  @ValidateNested() @Type(() => ResetView) reset!: ResetView;
  /** The way that the temporary password went. */
  @IsOptional() @IsString() delivery!: DeliveryWay | null;
  /** The temporary password, for `spoken` alone: shown this once, and kept nowhere. */
  @IsOptional() @IsString() secret!: string | null;
  /** Each of its characters, as it is said. */
  @IsArray() spelling!: readonly string[];
}

/** F9: for privileged accounts a factor is removed an hour later, unless a second agent agrees. */
function mustHaveCooled(scope: Scope, { reset, terms, factors }: Case): void {
  if (reset.deed !== 'remove-mfa' || reset.userClass !== 'privileged') return;
  if (metIn(factors).some((f) => f.factor === 'second-agent')) return;
  const until = new Date((reset.provenAt ?? scope.now).getTime() + terms.coolDownMs);
  if (scope.now < until) throw coolingDown({ until: until.toISOString() });
}

async function wayFor(scope: Scope, one: Case, wanted: DeliveryWay | undefined): Promise<DeliveryWay | undefined> {
  if (!withSecret(one.reset.deed)) return undefined;
  const offered = await deliveriesIn(scope, one);
  const way = wanted ?? offered[0];
  if (way === undefined || !offered.includes(way)) throw deliveryNotOffered({ way: way ?? 'anything', offered });
  return way as DeliveryWay;
}

/** Everything that can be known before is looked at before: a proof is used up by what is really begun. */
async function subjectOf(scope: Scope, { resetId, delivery }: DoDeed) {
  const one = await caseOf(scope, await scope.rows(resetRows).get(resetId));
  mustBe(one.reset, 'proving', 'proven');
  if (one.reset.state === 'proven') {
    mustHaveCooled(scope, one);
    await wayFor(scope, one, delivery);
  }
  return { about: `ticket:${String(one.reset.ticketId)}`, whose: `person:${String(one.reset.personId)}` };
}

interface Plan {
  readonly reset: Reset;
  readonly directory: Directory;
  readonly secret: string | undefined;
  readonly validMs: number;
  readonly language: string;
  readonly way: DeliveryWay | undefined;
  readonly send: Omit<Private, 'subject' | 'text'> | undefined;
  readonly whose: string;
  readonly from: Sender;
}

async function addressee(scope: Scope, one: Case, way: DeliveryWay | undefined): Promise<Pick<Private, 'by' | 'to'> | undefined> {
  const contact = (kind: 'email' | 'phone') => one.contacts.find((c) => c.kind === kind && !c.ofAccount)?.address ?? '';
  if (way === 'sms') return { by: 'sms', to: contact('phone') };
  if (way === 'mail') return { by: 'mail', to: contact('email') };
  if (way === 'manager') return { by: 'mail', to: (await managerOf(scope, one))?.address ?? '' };
  return undefined;
}

const planDeed = defineAction<DoDeed & { actor: Actor }, Plan>('password-reset.plan', {
  summary: 'Decide what a deed takes.',
  allow: onlySystem,
  async run(scope, { resetId, delivery, actor }) {
    const own = scope.as(actor);
    const one = await heldCase(own, resetId);
    mustBe(one.reset, 'proven');
    const way = await wayFor(own, one, delivery);
    const to = await addressee(own, one, way);
    const { terms, language, reset, person } = one;
    const draw = own.get(draws);
    const made = terms.secret.style === 'words' || way === 'spoken' ? spokenSecret(draw) : randomSecret(draw);
    await note(own, reset, { what: 'doing', facts: { deed: reset.deed, delivery: way ?? null } });
    return {
      ...{ reset, directory: (await directoryOf(own, reset.clientId)).directory, way, language, validMs: terms.secret.validMs },
      secret: reset.deed === 'reset-password' ? made : undefined,
      send: to && { ...to, language },
      whose: way === 'manager' ? handTo(language, person.name) : '',
      from: await senderOf(own, reset.clientId),
    };
  },
});

/** The connector's part: at the directory of the client, in the name of the desk. A rehearsal does nothing there. */
async function doAt(directory: Directory, { reset, secret, validMs }: Plan): Promise<string | undefined> {
  const { accountId, deed, drill } = reset;
  if (drill) return secret;
  if (deed === 'unlock') await directory.unlock(accountId);
  if (deed === 'reset-password') await directory.resetPassword(accountId, { password: secret ?? '', mustChange: true });
  if (deed === 'temporary-pass') return (await directory.issueTemporaryPass?.(accountId, Math.min(60, Math.ceil(validMs / 60_000))))?.pass;
  if (deed === 'remove-mfa') for (const { id } of (await directory.listMfa?.(accountId)) ?? []) await directory.removeMfa?.(accountId, id);
  await directory.revokeSessions?.(accountId);
  return secret;
}

const failDeed = defineAction<{ resetId: number; actor: Actor; reason: string }>('password-reset.note-failure', {
  summary: 'Keep that a directory did not do it.',
  allow: onlySystem,
  async run(scope, { resetId, actor, reason }) {
    const own = scope.as(actor);
    const { reset } = await heldCase(own, resetId);
    await note(own, reset, { what: 'directory-failed', facts: { reason } });
    await endWithout(own, reset, 'failed');
  },
});

interface Ended {
  readonly resetId: number;
  readonly actor: Actor;
  readonly way: DeliveryWay | undefined;
  readonly secretHash: string | null;
  readonly validMs: number;
  readonly delivered: boolean;
}

const endDeed = defineAction<Ended, ResetView>('password-reset.finish', {
  summary: 'Keep that it was done, move the ticket, and tell everybody.',
  allow: onlySystem,
  async run(scope, { resetId, actor, way, secretHash, validMs, delivered }) {
    const own = scope.as(actor);
    const one = await heldCase(own, resetId);
    const { terms } = one;
    const quick = own.now.getTime() - one.reset.startedAt.getTime() < terms.shortestMs && one.reset.channel !== 'portal';
    const flags = [...one.reset.flags, ...(quick ? ['too-quick'] : []), ...(delivered ? [] : ['not-delivered'])];
    const until = secretHash === null ? null : new Date(own.now.getTime() + validMs);
    const ended = { state: 'done' as const, endedAt: own.now, secretHash, secretUntil: until, flags };
    const reset = await change(own, one.reset, ended);
    await note(own, reset, { what: 'done', facts: { delivery: way ?? null, delivered, drill: reset.drill, flags } });
    const ticket = await lockTicket(own, reset.ticketId);
    if (ticket.state === 'proving-identity') await moveTicketTo(own, ticket, { to: 'reset-done' });
    const { ticketId, clientId, deed } = reset;
    await own.emit(resetEnded, { resetId, ticketId, clientId, deed, state: 'done', selfService: reset.channel === 'portal' });
    const desk = own;
    if (!reset.drill) {
      await tellOfDeed(desk, { ...one, reset });
      await scheduleAftercare(desk, reset, terms.aftercare);
    }
    return viewOfCase(own, await caseOf(own, await desk.rows(resetRows).get(resetId)));
  },
});

const TEMPORARY_PASS_MS = HOUR;

/** P1: each deed is an action of its own, and takes a proof that was given for it and for nothing else (F6). */
const deedAction = (deed: Deed, path: string, summary: string): Action<DoDeed, DoneView> =>
  defineOutsideAction(`password-reset.${deed}`, {
    summary,
    allow: can(verifyPeople),
    http: `POST /password-resets/:resetId/${path}`,
    input: DoDeed,
    output: DoneView,
    proof: needsProof(`password-reset.${deed}`, subjectOf),
    async reach({ steps, actor, get }, input): Promise<DoneView> {
      const { resetId } = input;
      const plan = await steps.run(planDeed, { resetId, actor, ...(input.delivery === undefined ? {} : { delivery: input.delivery }) });
      const { language, way, send, from, whose, directory } = plan;
      const secret = await doAt(directory, plan).catch(async (e: unknown) => {
        await steps.run(failDeed, { resetId, actor, reason: isDeskError(e) ? e.message : 'it could not be reached' });
        throw e;
      });
      const hours = (deed === 'temporary-pass' ? TEMPORARY_PASS_MS : plan.validMs) / HOUR;
      const mail = secret === undefined ? undefined : wordsIn(language).secret({ secret, login: plan.reset.login, hours, whose });
      const sends = send && mail && !plan.reset.drill ? sendPrivately({ get }, from, { ...send, ...mail }) : Promise.resolve();
      const delivered = await sends.then(
        () => true,
        () => false,
      );
      const salt = newSalt();
      const secretHash = secret === undefined ? null : `${salt}:${quickHash(salt + secret)}`;
      const reset = await steps.run(endDeed, { resetId, actor, way, secretHash, validMs: hours * HOUR, delivered });
      const shown = way === 'spoken' && secret !== undefined;
      return { reset, delivery: way ?? null, secret: shown ? secret : null, spelling: shown ? spelled(secret, language) : [] };
    },
  });

export const unlock = deedAction('unlock', 'unlock', 'Unlock the account that somebody was proven to own.');
export const resetPassword = deedAction(
  'reset-password',
  'reset-password',
  'Give the account a temporary password, and send it to its owner by another way than the request came.',
);
export const temporaryPass = deedAction('temporary-pass', 'temporary-pass', 'Have the directory issue a temporary access pass.');
export const removeMfa = deedAction('remove-mfa', 'remove-mfa', 'Remove the second factors that the account has enrolled.');
