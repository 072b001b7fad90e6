import { agentsWithRole, contractOf, notificationRaised, within, type Scope } from '@luuri/core';
import { MoreThan } from 'typeorm';
import { resetRows } from '../entities.ts';
import { resetEnded, securityAlert } from '../events.ts';
import { termsOf } from '../flow/find.ts';
import { resetSection } from '../section/section.ts';

const HOUR = 3_600_000;

/** Team leads, and the client's contact for security: by mail, about the ticket where there is one. */
async function tellSecurity(
  scope: Scope,
  { clientId, why, resetId }: { clientId: number; why: string; resetId: number | null },
): Promise<void> {
  const reset = resetId === null ? undefined : await scope.rows(resetRows).first({ id: resetId });
  if (!reset) return;
  const contract = await contractOf(scope, clientId);
  const security = contract.section(resetSection)?.securityContact;
  const leads = (await agentsWithRole(scope, 'team-lead')).map(({ address, languages }) => ({ address, language: languages[0] ?? 'en' }));
  const recipients = [...leads, ...(security === undefined ? [] : [{ address: security, language: contract.languages[0] }])];
  if (recipients.length === 0) return;
  const fact = {
    ticketId: reset.ticketId,
    clientId,
    what: `password-reset.${why}`,
    rule: 'security',
    at: scope.now.toISOString(),
    dueAt: null,
  };
  await scope.emit(notificationRaised, { ...fact, recipients });
}

/** P6: an agent who does very many in an hour is looked at. */
async function countAgents(scope: Scope, ended: { resetId: number; clientId: number; state: string; selfService: boolean }): Promise<void> {
  if (ended.state !== 'done' || ended.selfService) return;
  const { heldBy } = await scope.rows(resetRows).get(ended.resetId);
  const since = new Date(scope.now.getTime() - HOUR);
  const done = await scope.rows(resetRows).count({ heldBy, state: 'done', endedAt: MoreThan(since) });
  const { terms } = await termsOf(scope, ended.clientId);
  if (done !== terms.limits.perAgentHour + 1) return;
  await scope.emit(securityAlert, { clientId: ended.clientId, why: 'many-by-agent', resetId: ended.resetId, actor: heldBy });
}

export const listeners = [within(securityAlert, tellSecurity), within(resetEnded, countAgents)];
