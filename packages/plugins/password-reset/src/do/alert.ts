import {
  agentsWithRole,
  can,
  catalogue,
  contractOf,
  defineAction,
  defineOutsideJob,
  instantText,
  onlySystem,
  out,
  pageById,
  pageOf,
  PageWanted,
  within,
  zoneOf,
  type JobType,
  type Scope,
} from '@luuri/core';
import { IsInt, IsString, Length } from 'class-validator';
import { MoreThan } from 'typeorm';
import { alertRows, resetRows, type Alert } from '../entities.ts';
import { resetEnded, securityAlert } from '../events.ts';
import { termsOf } from '../flow/find.ts';
import { seeEvidence } from '../permissions.ts';
import { raiseAlert } from '../records/alerts.ts';
import { alertKinds, type AlertKind } from '../rules/terms.ts';
import { resetSection } from '../section/section.ts';
import { sendPrivately, senderOf, type Private } from '../send.ts';
import { wordsIn } from '../texts.ts';

const HOUR = 3_600_000;

/** What hands an alert over to one address; undefined on a desk that sends no mail. */
const planAlert = defineAction<AlertMail, (() => Promise<void>) | undefined>('password-reset.plan-alert', {
  summary: 'Decide how an alert goes out.',
  allow: onlySystem,
  reads: true,
  async run(scope, { clientId, ...mail }) {
    const from = await senderOf(scope, clientId);
    const { get } = scope;
    const sends = get(catalogue).channels.some((c) => c.channel === 'email' && c.send);
    return sends ? () => sendPrivately({ get }, from, { by: 'mail', ...mail }) : undefined;
  },
});

interface AlertMail extends Omit<Private, 'by'> {
  readonly clientId: number;
}

/** Past the outbox, for whom it is about may read the outbox; tried again for most of a day. It holds nothing secret. */
export const sendAlert: JobType<AlertMail> = defineOutsideJob('password-reset.send-alert', {
  attempts: 10,
  async reach(session, mail) {
    await (
      await session.run(planAlert, mail)
    )?.();
    return undefined;
  },
});

/** Team leads, the client's contact for security, and whom the pack names for alerts (P6): each once, in their language. */
async function tellSecurity(
  scope: Scope,
  { clientId, why, resetId, actor }: { clientId: number; why: AlertKind; resetId: number | null; actor: string },
): Promise<void> {
  const reset = resetId === null ? undefined : await scope.rows(resetRows).first({ id: resetId });
  const contract = await contractOf(scope, clientId);
  const terms = contract.section(resetSection);
  const leads = (await agentsWithRole(scope, 'team-lead')).map(({ address, languages }) => ({
    to: address,
    language: languages[0] ?? 'en',
  }));
  const named = [...(terms?.securityContact ? [terms.securityContact] : []), ...(terms?.alerts ?? [])];
  const everybody = [...leads, ...named.map((to) => ({ to, language: contract.languages[0] }))];
  for (const [i, { to, language }] of everybody.entries()) {
    if (everybody.findIndex((one) => one.to.toLowerCase() === to.toLowerCase()) !== i) continue;
    const words = wordsIn(language);
    const at = instantText(scope.now, language, zoneOf(contract));
    const mail = words.alert({ why: words.alerts[why], client: contract.name, at, actor, ticket: reset?.ticketId });
    await scope.schedule(sendAlert, { input: { clientId, to, language, ...mail } });
  }
}

/** P6: an agent who does very many in an hour is looked at. */
async function countAgents(scope: Scope, ended: { resetId: number; clientId: number; state: string; selfService: boolean }): Promise<void> {
  if (ended.state !== 'done' || ended.selfService) return;
  const { heldBy, drill } = await scope.rows(resetRows).get(ended.resetId);
  if (drill) return;
  const since = new Date(scope.now.getTime() - HOUR);
  const done = await scope.rows(resetRows).count({ heldBy, state: 'done', drill: false, endedAt: MoreThan(since) });
  const { terms } = await termsOf(scope, ended.clientId);
  if (done !== terms.limits.perAgentHour + 1) return;
  await raiseAlert(scope, { clientId: ended.clientId, why: 'many-by-agent', resetId: ended.resetId, actor: heldBy });
}

export const listeners = [within(securityAlert, tellSecurity), within(resetEnded, countAgents)];

/** Something that somebody responsible for security should look at, and who has. */
export class AlertLine {
  @out.integer readonly id!: number;
  @out.integer readonly clientId!: number;
  @out.oneOf(...alertKinds) readonly why!: AlertKind;
  @out.orNull(out.integer) readonly resetId!: number | null;
  /** Whose doing it was. */
  @out.text readonly actor!: string;
  @out.instant readonly at!: Date;
  @out.orNull(out.text) readonly seenBy!: string | null;
  @out.orNull(out.instant) readonly seenAt!: Date | null;
  /** What came of it. */
  @out.orNull(out.text) readonly note!: string | null;
}

const lineOf = ({ id, clientId, why, resetId, actor, at, seenBy, seenAt, note }: Alert): AlertLine => ({
  ...{ id, clientId, why, resetId, actor, at, seenBy, seenAt, note },
});

export const listAlerts = defineAction('password-reset.alerts', {
  summary: 'Patterns and marks that somebody responsible for security should look at, the newest first.',
  allow: can(seeEvidence),
  http: 'GET /password-resets/alerts',
  input: PageWanted,
  output: pageOf(AlertLine),
  async run(scope, { limit, after }): Promise<{ items: AlertLine[]; next: number | null }> {
    const { items, next } = await pageById(scope.rows(alertRows), { order: 'DESC', limit, after });
    return { items: items.map(lineOf), next };
  },
});

export class SettleAlert {
  /** Number of the alert. */
  @IsInt() alertId!: number;
  /** What came of it, 1-1000 characters. */
  @IsString() @Length(1, 1000) note!: string;
}

export const settleAlert = defineAction('password-reset.settle-alert', {
  summary: 'Keep that somebody looked at an alert, and what came of it.',
  allow: can(seeEvidence),
  http: 'POST /password-resets/alerts/:alertId/settle',
  input: SettleAlert,
  output: AlertLine,
  async run(scope, { alertId, note }): Promise<AlertLine> {
    const alert = await scope.rows(alertRows).lock(alertId);
    const seen = { seenBy: scope.actor.id, seenAt: scope.now, note };
    await scope.rows(alertRows).update({ id: alertId }, seen);
    return lineOf({ ...alert, ...seen });
  },
});
