import { LessThanOrEqual } from 'typeorm';
import { defineJob, type Scope } from '../kernel/index.ts';
import { foldOldNews } from '../sla/index.ts';
import { agentsWhoSee } from '../team/index.ts';
import { noticeRows, type Notice } from './entities.ts';
import { digestRaised, notificationRaised } from './events.ts';
import { maintenanceUntil } from './hours.ts';
import { gatherUntil, isOld, MENTION, OLD_MS } from './rules/notices.ts';

/** One recipient's news of one client: it leaves from that client's mailbox, and stands in that client's outbox. */
interface Letterbox {
  readonly clientId: number;
  readonly address: string;
}

const ofBox = (scope: Scope, { clientId, address }: Letterbox) => ({
  rows: scope.rows(noticeRows),
  where: { clientId, address, state: 'waiting' as const },
});

/** Have the news of a letterbox told when the first of it is due. */
export async function scheduleTelling(scope: Scope, box: Letterbox): Promise<void> {
  const { rows, where } = ofBox(scope, box);
  const first = await rows.first(where, { tellAt: 'ASC' });
  if (!first) return;
  const key = `${String(box.clientId)} ${box.address}`;
  await scope.schedule(tellNews, {
    key,
    at: first.tellAt,
    uncaused: true,
    input: { clientId: box.clientId, address: box.address },
    queue: `tell:${key}`,
  });
}

async function settle(scope: Scope, notices: readonly Notice[], change: Partial<Notice>): Promise<void> {
  if (notices.length > 0) await scope.rows(noticeRows).update({ id: notices.map((n) => n.id) }, change);
}

/** Those that may be told. A mention of somebody who sees the ticket no more, for it is another client's now or they left, is dropped. */
export async function seenStill(scope: Scope, clientId: number, notices: readonly Notice[]): Promise<readonly Notice[]> {
  if (notices.every(({ what }) => what !== MENTION)) return notices;
  const seeing = new Set((await agentsWhoSee(scope, clientId)).map((agent) => agent.address));
  const unseen = notices.filter(({ what, address }) => what === MENTION && !seeing.has(address));
  if (unseen.length > 0) await scope.rows(noticeRows).remove({ id: unseen.map(({ id }) => id) });
  return notices.filter((notice) => !unseen.includes(notice));
}

async function tellAlone(scope: Scope, notice: Notice): Promise<void> {
  const { ticketId, clientId, what, rule, at, dueAt, address, language, causeId } = notice;
  const fact = { ticketId, clientId, what, rule, at: at.toISOString(), dueAt: dueAt?.toISOString() ?? null };
  await scope.as(scope.actor, causeId).emit(notificationRaised, { ...fact, recipients: [{ address, language }] });
}

async function tellTogether(scope: Scope, { clientId, address }: Letterbox, notices: readonly Notice[]): Promise<void> {
  const news = notices.map(({ ticketId, what, rule, at, dueAt }) => ({
    ticketId,
    what,
    rule,
    at: at.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
  }));
  await scope.emit(digestRaised, { clientId, recipient: { address, language: notices.at(-1)?.language ?? 'en' }, news });
}

/** What is due now, less what still waits for the rest of its digest. */
async function readyIn(scope: Scope, box: Letterbox): Promise<readonly Notice[]> {
  const { rows, where } = ofBox(scope, box);
  const due = await rows.find({ where: { ...where, tellAt: LessThanOrEqual(scope.now) } });
  const old = due.filter((notice) => isOld(notice.at, scope.now));
  const until =
    old.length > 0
      ? gatherUntil(
          old.map((notice) => notice.raisedAt),
          scope.now,
        )
      : undefined;
  if (!until) return due;
  await settle(scope, old, { tellAt: until });
  return due.filter((notice) => !old.includes(notice));
}

/** Somebody's hours have begun, or what is overdue has come together: tell them what waited, the old of it in one digest (C16, C17). */
export const tellNews = defineJob<{ clientId: number; address: string }>('escalation.tell-news', {
  async run(scope, box) {
    const ready = await seenStill(scope, box.clientId, await readyIn(scope, box));
    const quiet = ready.length > 0 && (await maintenanceUntil(scope, box.clientId)) ? ready.filter(({ what }) => what !== MENTION) : [];
    await settle(scope, quiet, { state: 'kept-quiet' });
    const news = ready.filter((notice) => !quiet.includes(notice)).map((notice) => ({ ...notice, recipient: notice.address }));
    const { single, digests } = foldOldNews(news, { now: scope.now, olderThanMs: OLD_MS });
    const old = [...digests.values()].flat();
    for (const notice of single) await tellAlone(scope, notice);
    if (old.length > 0) await tellTogether(scope, box, old);
    await settle(scope, single, { state: 'told' });
    await settle(scope, old, { state: 'digested' });
    await scheduleTelling(scope, box);
  },
});
