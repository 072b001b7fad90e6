import {
  can,
  defineAction,
  defineOutsideAction,
  isDeskError,
  needsProof,
  onlySystem,
  out,
  type Action,
  type Actor,
  type Outside,
} from '@luuri/core';
import { heldCase, metIn, mustBe } from '../flow/find.ts';
import { ResetView, viewOfCase } from '../flow/view.ts';
import { newSalt, quickHash } from '../hash.ts';
import { verifyPeople } from '../permissions.ts';
import { mustCool } from '../rules/assurance.ts';
import { spelled } from '../rules/spelling.ts';
import { deliveries, type Deed, type DeliveryWay } from '../rules/terms.ts';
import { sendPrivately } from '../send.ts';
import { wordsIn } from '../texts.ts';
import { doAt, type Did } from './connector.ts';
import { startCooling } from './cool.ts';
import { endDeed, failDeed } from './finish.ts';
import { DoDeed, planFor, subjectOf, type Plan } from './plan.ts';

/** What was done. */
export class DoneView {
  @out.one(ResetView) readonly reset!: ResetView;
  /** The way that the temporary password went. */
  @out.orNull(out.oneOf(...deliveries)) readonly delivery!: DeliveryWay | null;
  /** The temporary password, for `spoken` alone: shown this once, and kept nowhere. */
  @out.orNull(out.text) readonly secret!: string | null;
  /** Each of its characters, as it is said. */
  @out.list(out.text) readonly spelling!: readonly string[];
}

/** The plan of what is done now; the request as it is then, of what waits first (F9). */
const planDeed = defineAction<DoDeed & { actor: Actor }, Plan | { readonly waits: ResetView }>('password-reset.plan', {
  summary: 'Decide what a deed takes, and whether it waits.',
  allow: onlySystem,
  async run(scope, { resetId, delivery, actor }) {
    const own = scope.as(actor);
    const one = await heldCase(own, resetId);
    mustBe(one.reset, 'proven');
    if (!mustCool(one.reset, metIn(one.factors))) return planFor(own, one, delivery);
    const reset = await startCooling(own, one);
    return { waits: await viewOfCase(own, { ...one, reset }) };
  },
});

/** What is secret goes to its owner, past the outbox. @returns whether it could be handed over */
async function delivered(get: Outside['get'], plan: Plan, secret: string | undefined): Promise<boolean> {
  const { send, from, language, hours, whose, reset } = plan;
  if (!send || secret === undefined || reset.drill) return true;
  const mail = wordsIn(language).secret({ secret, login: reset.login, hours, whose });
  return sendPrivately({ get }, from, { ...send, ...mail }).then(
    () => true,
    () => false,
  );
}

/** For telling whether one that turns up is it. */
function hashed(secret: string | undefined): string | null {
  const salt = newSalt();
  return secret === undefined ? null : `${salt}:${quickHash(salt + secret)}`;
}

async function carryOut({ steps, actor, get }: Outside, plan: Plan): Promise<DoneView> {
  const { directory, way, language, until, reset } = plan;
  const { id: resetId } = reset;
  const done: Did = await doAt(directory, plan).catch(async (e: unknown) => {
    await steps.run(failDeed, { resetId, actor, reason: isDeskError(e) ? e.message : 'it could not be reached' });
    throw e;
  });
  const { secret, did, kind } = done;
  const handed = await delivered(get, plan, secret);
  const { passwordEnds } = directory;
  const view = await steps.run(endDeed, {
    ...{ resetId, actor, way, secretHash: hashed(secret), until, delivered: handed, passwordEnds, did, kind },
  });
  const shown = way === 'spoken' ? secret : undefined;
  return { reset: view, delivery: way ?? null, secret: shown ?? null, spelling: shown === undefined ? [] : spelled(shown, language) };
}

/** P1: each deed is an action of its own, and takes a proof that was given for it and for nothing else (F6). */
const deedAction = (deed: Deed, summary: string): Action<DoDeed, DoneView> =>
  defineOutsideAction(`password-reset.${deed}`, {
    summary,
    allow: can(verifyPeople),
    http: `POST /password-resets/:resetId/${deed}`,
    input: DoDeed,
    output: DoneView,
    proof: needsProof(`password-reset.${deed}`, subjectOf),
    async reach(outside, { resetId, delivery }): Promise<DoneView> {
      const { steps, actor } = outside;
      const plan = await steps.run(planDeed, { resetId, actor, ...(delivery === undefined ? {} : { delivery }) });
      return 'waits' in plan ? { reset: plan.waits, delivery: null, secret: null, spelling: [] } : carryOut(outside, plan);
    },
  });

export const unlock = deedAction('unlock', 'Unlock the account that somebody was proven to own.');
export const resetPassword = deedAction(
  'reset-password',
  'Give the account a temporary password, and send it to its owner by another way than the request came.',
);
export const temporaryPass = deedAction('temporary-pass', 'Have the directory issue a temporary access pass.');
export const removeMfa = deedAction(
  'remove-mfa',
  'Remove the second factors that the account has enrolled. For a privileged account it waits, unless a second agent said yes (F9).',
);
export const changePhone = deedAction(
  'change-phone',
  'Set the number that was named when the request began. For a privileged account it waits, unless a second agent said yes (F9).',
);
export const enable = deedAction('enable', 'Let somebody sign in again whose account was disabled; their manager has confirmed it.');
export const disable = deedAction('disable', 'Disable the account: nobody signs in to it any more.');
