import { Brackets } from 'typeorm';
import { intakeRows } from '../channel/index.ts';
import { contractApplied, contractById, contractOf } from '../client/index.ts';
import { defineJob, log, within, type Scope } from '../kernel/index.ts';
import { attachmentRows, keepBlob } from '../message/index.ts';
import { personRows } from '../people/index.ts';
import { categoryOf, workflow } from '../ticket/index.ts';
import { erasePerson, holdOn, placesOf } from './erase.ts';
import { holdRows } from './entities.ts';
import { forgetInAudit } from './on-record.ts';
import { forgetBlob } from './places.ts';
import { erased } from './rules.ts';
import { retentionSection, type Retention } from './section.ts';

const DAY = 86_400_000;
/** What one unit of work takes away; more is left to the next, a minute later. */
const AT_ONCE = 200;
const PEOPLE_AT_ONCE = 20;

const before = (scope: Scope, days: number): Date => new Date(scope.now.getTime() - days * DAY);

/** States in which nothing more happens to a ticket. */
const over = (scope: Scope): string[] =>
  [...workflow(scope).states.keys()].filter((s) => ['closed', 'cancelled'].includes(categoryOf(scope, s)));

/** No hold on a person of the client stands over what `isTheirs` says of a row. */
const underNoHold = (isTheirs: string): string =>
  `NOT EXISTS (SELECT 1 FROM legal_hold hold WHERE hold.client_id = :clientId AND hold.person_id IS NOT NULL AND (${isTheirs}))`;
const theirTicket = (id: string): string => `EXISTS (SELECT 1 FROM ticket own WHERE own.id = ${id} AND own.requester_id = hold.person_id)`;
const sentByThem = 'EXISTS (SELECT 1 FROM person_address way WHERE way.person_id = hold.person_id AND way.address = line.sender)';
const saidByThem = "EXISTS (SELECT 1 FROM message WHERE message.id = file.message_id AND message.author_id = 'person:' || hold.person_id)";

async function rawMail(scope: Scope, clientId: number, days: number): Promise<number> {
  const empty = await keepBlob(scope, Buffer.alloc(0));
  const old = await scope
    .rows(intakeRows)
    .query('line')
    .andWhere('line.clientId = :clientId AND line.state = :done AND line.receivedAt < :day', {
      clientId,
      done: 'done',
      day: before(scope, days),
    })
    .andWhere('line.blobId <> :empty', { empty })
    .andWhere(underNoHold(`${theirTicket('line.ticket_id')} OR ${sentByThem}`))
    .orderBy('line.id')
    .limit(AT_ONCE)
    .getMany();
  for (const { id, blobId } of old) {
    await scope.rows(intakeRows).update({ id }, { blobId: empty });
    await forgetBlob(scope, blobId);
  }
  return old.length;
}

async function attachments(scope: Scope, clientId: number, days: number): Promise<number> {
  const empty = await keepBlob(scope, Buffer.alloc(0));
  // Asked of the files and not ticket by ticket: a client may have more tickets than a statement takes values.
  const files = await scope
    .rows(attachmentRows)
    .query('file')
    .andWhere('file.clientId = :clientId AND file.blobId <> :empty', { clientId, empty })
    .andWhere(
      'EXISTS (SELECT 1 FROM ticket WHERE ticket.id = file.ticket_id AND ticket.state IN (:...over) AND ticket.updated_at < :day)',
      { over: over(scope), day: before(scope, days) },
    )
    .andWhere(underNoHold(`${theirTicket('file.ticket_id')} OR ${saidByThem}`))
    .orderBy('file.id')
    .limit(AT_ONCE)
    .getMany();
  for (const { id, blobId } of files) {
    await scope.rows(attachmentRows).update({ id }, { name: erased, size: 0, contentId: null, blobId: empty });
    await forgetBlob(scope, blobId);
  }
  return files.length;
}

async function people(scope: Scope, clientId: number, days: number): Promise<number> {
  const day = before(scope, days);
  const idle = await scope
    .rows(personRows)
    .query('person')
    .andWhere(
      'person.clientId = :clientId AND person.createdAt < :day AND NOT EXISTS (SELECT 1 FROM erasure WHERE erasure.person_id = person.id)',
      { clientId, day },
    )
    .andWhere(
      new Brackets((q) =>
        q.where(
          'NOT EXISTS (SELECT 1 FROM ticket WHERE ticket.requester_id = person.id AND (ticket.updated_at >= :day OR ticket.state NOT IN (:...over)))',
          {
            day,
            over: over(scope),
          },
        ),
      ),
    )
    .orderBy('person.id')
    .limit(PEOPLE_AT_ONCE)
    .getMany();
  let done = 0;
  for (const person of idle) {
    if (await holdOn(scope, person)) continue;
    await erasePerson(scope, person.id, `kept for ${String(days)} days, as the contract says`);
    done++;
  }
  return done;
}

/** Calls and chats of people who never said who they are, mail of strangers that was set aside: they go by their age, as people do. */
async function unidentified(scope: Scope, clientId: number, days: number): Promise<number> {
  const holds = await scope.rows(holdRows).find({ where: { clientId } });
  const held = holds.map(({ personId }) => personId).filter((personId) => personId !== null);
  let done = 0;
  for (const { eraseUnidentified } of placesOf(scope)) {
    const taken = await eraseUnidentified?.(scope, { clientId, before: before(scope, days), held, limit: AT_ONCE });
    if (!taken || taken.count === 0) continue;
    await forgetInAudit(scope, clientId, taken);
    done += taken.count;
  }
  return done;
}

/** Nothing of a client under a hold; of the others what their contract says. @returns true when there is more to do at once */
async function retain(scope: Scope, clientId: number, says: Retention): Promise<boolean> {
  if ((await scope.rows(holdRows).count({ clientId, personId: null })) > 0) return false;
  const gone = {
    rawMail: says.rawMail === undefined ? 0 : await rawMail(scope, clientId, says.rawMail),
    attachments: says.attachments === undefined ? 0 : await attachments(scope, clientId, says.attachments),
    people: says.people === undefined ? 0 : await people(scope, clientId, says.people),
    unidentified: says.people === undefined ? 0 : await unidentified(scope, clientId, says.people),
  };
  if (Object.values(gone).some((count) => count > 0)) scope.onCommit(() => scope.get(log).info({ clientId, ...gone }, 'kept long enough'));
  return gone.rawMail === AT_ONCE || gone.attachments === AT_ONCE || gone.people === PEOPLE_AT_ONCE || gone.unidentified >= AT_ONCE;
}

const keepsAnything = (says: Retention): boolean => Object.values(says).some((days) => days !== undefined);

const MINUTE = 60_000;

/** Once a day for each client whose contract sets an end to anything. */
export const retainDaily = defineJob<{ clientId: number }>('privacy.retain', {
  async run(scope, { clientId }) {
    const says = (await contractOf(scope, clientId)).section(retentionSection);
    if (!keepsAnything(says)) return;
    const more = await retain(scope, clientId, says);
    await plan(scope, clientId, new Date(scope.now.getTime() + (more ? MINUTE : DAY)));
  },
});

const plan = (scope: Scope, clientId: number, at: Date): Promise<void> =>
  scope.schedule(retainDaily, { key: String(clientId), at, uncaused: true, input: { clientId } });

/** A contract that sets an end to anything is looked at within a minute of its first day. */
async function planRetention(scope: Scope, { clientId, contractId }: { clientId: number; contractId: number }): Promise<void> {
  const applied = await contractById(scope, contractId);
  if (!keepsAnything(applied.section(retentionSection))) return;
  const from = Math.max(scope.now.getTime(), applied.effectiveFrom.getTime());
  await plan(scope, clientId, new Date(from + MINUTE));
}

export const listeners = [within(contractApplied, planRetention)];
