import {
  anyone,
  Asset,
  can,
  defineAction,
  defineOutsideAction,
  onlySystem,
  RawRequest,
  Secret,
  system,
  type Actor,
  type Scope,
} from '@luuri/core';
import { IsString, Length } from 'class-validator';
import { toldOf } from '../do/notify.ts';
import { factorRows, resetRows, type Factor } from '../entities.ts';
import { factorNotOffered, otherAgentNeeded } from '../errors.ts';
import { overrideBegun } from '../events.ts';
import { newSalt, quickHash } from '../hash.ts';
import { linkTo } from '../links.ts';
import { alarm, button, escaped, formOf, goodNews, overPage, page, paragraph, sentBy } from '../pages.ts';
import { leadResets } from '../permissions.ts';
import { change, note, reasonOfOverride } from '../records/keep.ts';
import { masked } from '../rules/mask.ts';
import { sendPrivately, senderOf, type Private, type Sender } from '../send.ts';
import { pageWords, wordsIn } from '../texts.ts';
import { ByReset } from './end.ts';
import { settleFactor } from './evaluate.ts';
import { caseOf, heldCase, mustBe, type Case } from './find.ts';
import { ResetView, viewOfCase } from './view.ts';

/** F5, F3: managers, and contacts of clients for security, say yes by a link that serves once. */

interface Found {
  readonly one: Case;
  readonly factor: Factor;
  /** Of an override, why it is to be. */
  readonly reason: string | undefined;
}

async function foundBy(scope: Scope, token: string, held: boolean): Promise<Found | undefined> {
  const desk = scope.as(system);
  const factor = await desk.rows(factorRows).first({ expected: quickHash(token), state: 'asked' });
  if (!factor || factor.expiresAt <= scope.now) return undefined;
  const one = held ? await heldCase(desk, factor.resetId) : await caseOf(desk, await desk.rows(resetRows).get(factor.resetId));
  const still = one.factors.find((f) => f.id === factor.id && f.state === 'asked');
  if (one.reset.state !== 'proving' || !still) return undefined;
  return { one, factor: still, reason: still.factor === 'override' ? await reasonOfOverride(desk, factor.resetId) : undefined };
}

async function form(scope: Scope, { one, reason }: Found, wrong: boolean): Promise<Asset> {
  const { language, reset, person } = one;
  const words = pageWords(language);
  const { login, deed, at, ticket } = await toldOf(scope.as(system), one, reset.startedAt);
  const what = `${person.name} (${login}): ${deed}, ${at} (#${String(ticket)})`;
  const input = `<label>${escaped(words.confirm)}<input name="confirmation" autocomplete="off" autocapitalize="none" spellcheck="false" required></label>`;
  const why = reason === undefined ? '' : paragraph(reason);
  const inside = formOf(input + button(words.button));
  return page(language, words.title, paragraph(what) + why + paragraph(words.check) + (wrong ? alarm(words.wrong) : '') + inside);
}

export class ByApproval {
  /** What stands at the end of the link. */
  @Secret() @IsString() @Length(20, 100) token!: string;
}

/** Shown by GET, which mail scanners follow too: it says yes to nothing. */
export const showApproval = defineAction('password-reset.show-approval', {
  summary: 'The page that asks a manager or a contact for security to confirm: who, what, when.',
  allow: anyone,
  http: 'GET /password-resets/approvals/:token',
  input: ByApproval,
  output: Asset,
  async run(scope, { token }): Promise<Asset> {
    const found = await foundBy(scope, token, false);
    return found ? form(scope, found, false) : overPage();
  },
});

export class GiveApproval extends RawRequest {
  /** What stands at the end of the link. */
  @Secret() @IsString() @Length(20, 100) token!: string;
}

export const giveApproval = defineAction('password-reset.approve', {
  summary: 'Confirm by the link, with the login name of the person typed.',
  allow: anyone,
  http: 'POST /password-resets/approvals/:token',
  input: GiveApproval,
  raw: ['application/x-www-form-urlencoded'],
  output: Asset,
  async run(scope, { token, body }): Promise<Asset> {
    const found = await foundBy(scope, token, true);
    if (!found) return overPage();
    if (sentBy(body, 'confirmation').trim().toLowerCase() !== found.one.reset.login.toLowerCase()) return form(scope, found, true);
    const { one, factor } = found;
    const role = factor.factor === 'override' ? 'security' : 'manager';
    await settleFactor(scope.as(approver(role, factor)), one, { factor, met: true, facts: { role } });
    const words = pageWords(one.language);
    return page(one.language, words.title, goodNews(words.done));
  },
});

/** Whoever has the link; who that is, the mailbox that it was sent to says. */
const approver = (role: string, { target }: Factor): Actor => ({ ...system, id: `${role}:${target ?? ''}` });

export class OverrideReset extends ByReset {
  /** Why it cannot be done by factors, 10-1000 characters; the client reads it. */
  @IsString() @Length(10, 1000) reason!: string;
}

interface Override {
  readonly send: Private;
  readonly from: Sender;
  readonly rows: readonly Omit<Factor, 'id'>[];
}

const planOverride = defineAction<{ resetId: number; actor: Actor; reason: string }, Override>('password-reset.plan-override', {
  summary: 'Decide whom an override takes.',
  allow: onlySystem,
  reads: true,
  async run(scope, { resetId, actor, reason }) {
    const own = scope.as(actor);
    const one = await caseOf(own, await own.rows(resetRows).get(resetId));
    mustBe(one.reset, 'proving');
    if (one.reset.heldBy === actor.id) throw otherAgentNeeded({});
    const { terms, language, reset, person } = one;
    if (!terms.securityContact) throw factorNotOffered({ factor: 'override', offered: [] });
    const link = linkTo(own, 'approvals');
    const words = wordsIn(language);
    const asked = {
      who: person.name,
      deed: words.deeds[reset.deed],
      ticket: reset.ticketId,
      link: link.address,
      role: 'security' as const,
      reason,
    };
    const row = {
      ...{ clientId: reset.clientId, resetId, factor: 'override' as const, points: 0, number: null, salt: newSalt(), said: null },
      ...{ askedAt: own.now, expiresAt: new Date(own.now.getTime() + 30 * 60_000), callId: null },
    };
    return {
      send: { by: 'mail', to: terms.securityContact, language, ...words.approve(asked) },
      from: await senderOf(own, reset.clientId),
      rows: [
        { ...row, state: 'met', target: actor.id, expected: null, settledAt: own.now, settledBy: actor.id },
        { ...row, state: 'asked', target: masked('email', terms.securityContact), expected: link.hash, settledAt: null, settledBy: null },
      ],
    };
  },
});

const keepOverride = defineAction<{ resetId: number; actor: Actor; reason: string; rows: Override['rows'] }, ResetView>(
  'password-reset.keep-override',
  {
    summary: 'Keep that an override was begun.',
    allow: onlySystem,
    async run(scope, { resetId, actor, reason, rows }) {
      const own = scope.as(actor);
      const one = await heldCase(own, resetId);
      mustBe(one.reset, 'proving');
      await own.as(system).rows(factorRows).insertAll(rows);
      await note(own, one.reset, { what: 'override-asked', facts: { reason } });
      const reset = await change(own, one.reset, { flags: [...new Set([...one.reset.flags, 'override'])] });
      await own.emit(overrideBegun, { resetId, ticketId: reset.ticketId, clientId: reset.clientId, deed: reset.deed });
      return viewOfCase(own, await caseOf(own, reset));
    },
  },
);

/** F3: not the agent, and not the team lead alone. */
export const overrideReset = defineOutsideAction('password-reset.override', {
  summary: 'Begin an override: a team lead and the contact of the client for security, both with their name, for a reason that is kept.',
  allow: can(leadResets),
  http: 'POST /password-resets/:resetId/override',
  input: OverrideReset,
  output: ResetView,
  async reach({ steps, actor, get }, { resetId, reason }): Promise<ResetView> {
    const { send, from, rows } = await steps.run(planOverride, { resetId, actor, reason });
    await sendPrivately({ get }, from, send);
    return steps.run(keepOverride, { resetId, actor, reason, rows });
  },
});
