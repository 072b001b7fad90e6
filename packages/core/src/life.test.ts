import { expect } from '@jest/globals';
import { eachDatabase, type RealTime, type TestDesk } from '@luuri/testing';
import { test } from '@jest/globals';
import fc from 'fast-check';
import { deliveryRows } from './channel/index.ts';
import { readPack, type Pack } from './client/index.ts';
import { essentials } from './essentials.ts';
import { escalation, handOffRows } from './escalation/index.ts';
import { acme, houseWith, postOffice, receive, rowsIn, staffed } from './fixtures.ts';
import { eventRows, isDeskError, system, type EventRow } from './kernel/index.ts';
import { messageRows, messages } from './message/index.ts';
import { replayClocks, type ClockView } from './sla/index.ts';
import { membershipRows, tierRows } from './team/index.ts';
import { categoryOf, priorities, ticketRows, tickets, type Priority } from './ticket/index.ts';

/** One thing that somebody does to a ticket, or that happens to it. */
type Deed =
  | { readonly do: 'mail' | 'away' | 'answer' | 'note' | 'escalate' | 'accept' | 'hand-back' | 'assign' }
  | { readonly do: 'move'; readonly to: string; readonly wakeIn?: number }
  | { readonly do: 'prioritise'; readonly priority: Priority }
  | { readonly do: 'travel' | 'jump'; readonly time: RealTime };

const simple = fc
  .constantFrom('mail', 'mail', 'away', 'answer', 'answer', 'note', 'escalate', 'accept', 'hand-back', 'assign')
  .map((what): Deed => ({ do: what as 'mail' }));
const states = [
  'open',
  'pending-requester',
  'pending-third-party',
  'pending-scheduled',
  'pending-approval',
  'resolved',
  'resolved',
  'closed',
  'cancelled',
];
const move = fc.record({ do: fc.constant('move' as const), to: fc.constantFrom(...states), wakeIn: fc.integer({ min: -1, max: 72 }) });
const prioritise = fc.record({ do: fc.constant('prioritise' as const), priority: fc.constantFrom(...priorities) });
const time = fc.constantFrom<RealTime>(0, 1, '1s', '7min', '15min', '45min', '2h', '4h', '9h', '1d', '3d');
const pass = fc.record({ do: fc.constantFrom('travel' as const, 'travel' as const, 'jump' as const), time });
const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: simple },
    { weight: 4, arbitrary: move },
    { weight: 1, arbitrary: prioritise },
    { weight: 6, arbitrary: pass },
  ),
  { minLength: 1, maxLength: 14 },
);

const contractOfAcme = (() => {
  const read = readPack(
    acme,
    essentials().flatMap((p) => p.spec.sections ?? []),
  ) as { pack: Pack };
  const { calendars, raw } = read.pack;
  return { version: 'acme@1', calendars, sla: raw['sla'], tiers: raw['tiers'] };
})();

/** What a fact of the log may carry. */
interface Payload {
  readonly category?: string;
  readonly wakeAt?: string;
  readonly to?: string | number;
  readonly how?: string;
  readonly opening?: boolean;
  readonly public?: boolean;
  readonly automatic?: boolean;
  readonly author?: string;
  readonly at?: string;
}

/** What the log says of a ticket, as the pure rules take it. */
function factsFrom(log: readonly EventRow[]) {
  return log.flatMap(({ event, at, id, payload }): object[] => {
    const { category, wakeAt, to, how, ...said } = payload as Payload;
    const cause = String(id);
    if (event === 'ticket.moved') return [{ kind: 'state', at, cause, to: category, ...(wakeAt ? { wakeAt: new Date(wakeAt) } : {}) }];
    if (event === 'ticket.tier-changed') return [{ kind: 'tier', at, cause, to, handBack: how === 'hand-back' }];
    if (event === 'ticket.prioritised') return [{ kind: 'priority', at, cause, to }];
    const spoken = event === 'message.written' && !said.opening && said.public && !said.automatic;
    return spoken ? [{ kind: said.author === 'agent' ? 'agent-message' : 'requester-message', at: new Date(said.at ?? ''), cause }] : [];
  });
}

const inOrder = (clocks: readonly object[]) => (clocks as ClockView[]).map(({ metric, cycle, state, startedAt, dueAt, metAt, breachedAt, targetMs, elapsedMs }) => ({
  ...{ key: `${metric}:${String(cycle)}`, state, startedAt, dueAt: dueAt ?? null, metAt: metAt ?? null, breachedAt: breachedAt ?? null, targetMs, elapsedMs },
})).sort((a, b) => (a.key < b.key ? -1 : 1)); // prettier-ignore

/** Everything that is true of a ticket at every instant of its life. */
async function check(w: TestDesk, ticketId: number): Promise<void> {
  const { desk } = w;
  const view = await desk.as(system).use(tickets).get({ ticketId });
  const ticket = (await rowsIn(desk, ticketRows)).find((t) => t.id === ticketId)!;
  const log = (await rowsIn(desk, eventRows)).filter((e) => e.about === `ticket:${String(ticketId)}`);
  const of = (event: string) => log.filter((e) => e.event === event).map((e) => e.payload as Record<string, unknown>);

  const tier = (await rowsIn(desk, tierRows)).find((t) => t.clientId === ticket.clientId && t.level === ticket.tier);
  expect(tier?.teamId).toBe(ticket.teamId);
  const members = (await rowsIn(desk, membershipRows)).map((m) => m.agentId);
  if (ticket.assigneeId !== null) expect(members).toContain(ticket.assigneeId);
  if (ticket.wakeAt !== null) expect([view.category, ticket.wakeAt > w.clock.now()]).toEqual([expect.stringMatching(/^pending-/), true]);
  expect(ticket.bounces).toBe(of('ticket.tier-changed').filter((p) => p['how'] === 'hand-back').length);
  expect(of('ticket.moved').at(-1)?.['to'] ?? 'new').toBe(ticket.state);
  expect(of('ticket.tier-changed').at(-1)?.['to'] ?? 1).toBe(ticket.tier);
  expect(log.map((e) => e.at.getTime())).toEqual(log.map((e) => e.at.getTime()).sort((a, b) => a - b));
  expect((await rowsIn(desk, handOffRows)).filter((h) => h.ticketId === ticketId && h.returnedAt !== null)).toHaveLength(ticket.bounces);

  // What an agent says in public goes out once, under a name of its own.
  const said = (await rowsIn(desk, messageRows)).filter((m) => m.ticketId === ticketId && m.author === 'agent' && m.public);
  const out = (await rowsIn(desk, deliveryRows)).filter((d) => d.ticketId === ticketId);
  expect(out.filter((d) => !d.automatic).map((d) => d.messageId)).toEqual(said.map((m) => m.id));
  expect(new Set(out.map((d) => d.externalId)).size).toBe(out.length);
  expect(out.every((d) => d.state === 'sent')).toBe(true);

  // The clocks are those that the rules make of what the log says.
  const opened = of('ticket.opened')[0] as { priority: Priority; receivedAt: string; tier: number; channel: string };
  const { clocks } = replayClocks({
    ...{
      contract: contractOfAcme,
      priority: opened.priority,
      receivedAt: new Date(opened.receivedAt),
      tier: opened.tier,
      channel: opened.channel,
    },
    events: factsFrom(log) as never,
    until: w.clock.now(),
  });
  expect(inOrder(view.clocks as object[])).toEqual(inOrder(clocks));
  expect(await desk.deadLetters()).toEqual([]);
}

eachDatabase((name, open) => {
  test('whatever happens to a ticket, it keeps its shape', async () => {
    const w = await open({ plugins: houseWith(postOffice()), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(w.desk, [acme]);
    const use = { ...w.desk.as(staff.lea).use(tickets), ...w.desk.as(staff.lea).use(escalation), ...w.desk.as(staff.lea).use(messages) };
    let n = 0;
    const mail = (ticketId: number, nature: 'message' | 'auto-response') =>
      receive(w, { subject: `Re: [#${String(ticketId)}]`, text: `Sanoin jo ${String(++n)}`, externalId: `${String(n)}@x`, nature });
    const act = async (ticketId: number, deed: Deed): Promise<unknown> => {
      switch (deed.do) {
        case 'mail': return mail(ticketId, 'message');
        case 'away': return mail(ticketId, 'auto-response');
        case 'answer': return use.write({ ticketId, text: 'Hei' });
        case 'note': return use.write({ ticketId, text: 'hm', public: false });
        case 'escalate': return use.escalate({ ticketId, handover: 'x' });
        case 'accept': return use.accept({ ticketId });
        case 'hand-back': return use.handBack({ ticketId, reason: 'x' });
        case 'assign': return use.assign({ ticketId });
        case 'prioritise': return use.prioritise({ ticketId, priority: deed.priority });
        case 'move': return use.move({ ticketId, to: deed.to, ...(deed.wakeIn === undefined || deed.wakeIn < 0 ? {} : { wakeAt: new Date(w.clock.now().getTime() + deed.wakeIn * 3_600_000) }) });
        case 'travel': return w.travel(deed.time);
        case 'jump': return w.jump(deed.time);
      }
    }; // prettier-ignore
    await fc.assert(
      fc.asyncProperty(deeds, fc.constantFrom<Priority>('normal', 'urgent', 'low'), async (life, priority) => {
        const { id: ticketId } = await use.open({ from: 'ada@acme.example', subject: 'Vika', priority });
        for (const deed of life) {
          await act(ticketId, deed).catch((e: unknown) => {
            // What cannot be done is refused, and says so.
            if (!isDeskError(e) || !['conflict', 'invalid'].includes(e.kind)) throw e;
          });
          await w.travel(0);
          await check(w, ticketId);
        }
        // Its clocks shall not run through the lives of others.
        for (const to of ['open', 'cancelled']) await use.move({ ticketId, to }).catch(() => undefined);
      }),
      { numRuns: name === 'sqlite' ? 40 : 8 },
    );
    expect(categoryOf(w.desk, 'resolved')).toBe('resolved');
  }, 120_000);
});
