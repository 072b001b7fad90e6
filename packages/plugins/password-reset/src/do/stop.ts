import {
  anyone,
  Asset,
  can,
  defineAction,
  defineOutsideJob,
  notFound,
  onlySystem,
  personIdOf,
  RawRequest,
  Secret,
  system,
  usePortal,
  type JobType,
  type Scope,
} from '@luuri/core';
import { IsString, Length } from 'class-validator';
import { resetRows } from '../entities.ts';
import { cannotSend } from '../errors.ts';
import { ByReset } from '../flow/end.ts';
import { caseOf, heldCase, mustBe, type Case } from '../flow/find.ts';
import { ResetView, viewOfCase } from '../flow/view.ts';
import { quickHash } from '../hash.ts';
import { linkTo } from '../links.ts';
import { button, formOf, goodNews, overPage, page, paragraph } from '../pages.ts';
import { verifyPeople } from '../permissions.ts';
import { change, note } from '../records/keep.ts';
import { masked } from '../rules/mask.ts';
import { sendPrivately, senderOf } from '../send.ts';
import { pageWords, wordsIn } from '../texts.ts';
import { callOff } from './call-off.ts';
import { ownAddresses, toldOf } from './notify.ts';

/** F9: how the owner of an account, or an agent, stops what waits. */

/** One address, and what hands the link over to it. */
interface Sending {
  readonly target: string;
  readonly deliver: () => Promise<void>;
}

/** A link of its own for each try: only what was sent last serves, and it is kept as a hash. */
const makeLink = defineAction<{ resetId: number }, readonly Sending[]>('password-reset.make-stop-link', {
  summary: 'Make the link by which the owner of an account stops what waits.',
  allow: onlySystem,
  async run(scope, { resetId }) {
    const one = await heldCase(scope, resetId);
    const { reset, language } = one;
    if (reset.state !== 'cooling') return [];
    const link = linkTo(scope, 'stops');
    await change(scope, reset, { stopHash: link.hash });
    const mail = wordsIn(language).stop({ ...(await toldOf(scope, one, reset.coolUntil ?? scope.now)), link: link.address });
    const from = await senderOf(scope, reset.clientId);
    const { get } = scope;
    return ownAddresses(scope, one).map(({ kind, address }) => {
      const by = kind === 'email' ? ('mail' as const) : ('sms' as const);
      return { target: masked(kind, address), deliver: () => sendPrivately({ get }, from, { by, to: address, language, ...mail }) };
    });
  },
});

/** Past the outbox, for whoever reads the outbox could stop it; tried again until one address has got it. */
export const sendStop: JobType<{ resetId: number }> = defineOutsideJob('password-reset.send-stop', {
  attempts: 8,
  async reach(session, { resetId }) {
    const sendings = await session.run(makeLink, { resetId });
    const handed: string[] = [];
    for (const { target, deliver } of sendings) {
      const went = await deliver().then(
        () => true,
        () => false,
      );
      if (went) handed.push(target);
    }
    if (handed.length === 0 && sendings.length > 0) throw cannotSend({ what: 'The link' });
    if (handed.length === 0) return undefined;
    return async (scope) => note(scope, await scope.rows(resetRows).lock(resetId), { what: 'stop-link-sent', facts: { to: handed } });
  },
});

export const stopReset = defineAction('password-reset.stop', {
  summary: 'Stop a deed that waits: the person says that it was not them, or does not want it any more.',
  allow: can(verifyPeople),
  http: 'POST /password-resets/:resetId/stop',
  input: ByReset,
  output: ResetView,
  async run(scope, { resetId }): Promise<ResetView> {
    const one = await heldCase(scope, resetId);
    mustBe(one.reset, 'cooling');
    return viewOfCase(scope, { ...one, reset: await callOff(scope, one, 'agent') });
  },
});

export const stopOwn = defineAction('password-reset.stop-own', {
  summary: 'Stop a deed that waits for one’s own account.',
  allow: can(usePortal),
  http: 'POST /my/password-resets/:resetId/stop',
  input: ByReset,
  async run(scope, { resetId }): Promise<void> {
    const desk = scope.as(system);
    const found = await desk.rows(resetRows).first({ id: resetId, personId: personIdOf(scope.actor) ?? 0 });
    if (!found) throw notFound({ what: 'password_reset', id: resetId });
    const one = await heldCase(desk, resetId);
    mustBe(one.reset, 'cooling');
    await callOff(scope.as({ ...system, id: scope.actor.id }), one, 'owner');
  },
});

async function foundBy(scope: Scope, token: string, held: boolean): Promise<Case | undefined> {
  const desk = scope.as(system);
  const reset = await desk.rows(resetRows).first({ stopHash: quickHash(token), state: 'cooling' });
  if (!reset) return undefined;
  const one = held ? await heldCase(desk, reset.id) : await caseOf(desk, reset);
  return one.reset.state === 'cooling' ? one : undefined;
}

export class ByStop {
  /** What stands at the end of the link. */
  @Secret() @IsString() @Length(20, 100) token!: string;
}

/** Shown by GET, which mail scanners follow too: it stops nothing. */
export const showStop = defineAction('password-reset.show-stop', {
  summary: 'The page by which the owner of an account stops what waits: what, and when.',
  allow: anyone,
  http: 'GET /password-resets/stops/:token',
  input: ByStop,
  output: Asset,
  async run(scope, { token }): Promise<Asset> {
    const one = await foundBy(scope, token, false);
    if (!one) return overPage();
    const words = pageWords(one.language);
    const told = await toldOf(scope.as(system), one, one.reset.coolUntil ?? scope.now);
    const what = `${told.login}: ${told.deed}, ${told.at} (#${String(told.ticket)})`;
    return page(one.language, wordsIn(one.language).waits(told).subject, paragraph(what) + formOf(button(words.stop)));
  },
});

export class GiveStop extends RawRequest {
  /** What stands at the end of the link. */
  @Secret() @IsString() @Length(20, 100) token!: string;
}

export const giveStop = defineAction('password-reset.give-stop', {
  summary: 'Stop what waits, by the link.',
  allow: anyone,
  http: 'POST /password-resets/stops/:token',
  input: GiveStop,
  raw: ['application/x-www-form-urlencoded'],
  output: Asset,
  async run(scope, { token }): Promise<Asset> {
    const one = await foundBy(scope, token, true);
    if (!one) return overPage();
    await callOff(scope.as({ ...system, id: `person:${String(one.reset.personId)}` }), one, 'owner');
    const words = pageWords(one.language);
    return page(one.language, wordsIn(one.language).deeds[one.reset.deed], goodNews(words.stopped));
  },
});
