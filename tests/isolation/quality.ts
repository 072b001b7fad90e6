import { messages, system, tickets, type Actor, type Desk } from '@luuri/core';
import { quality } from '@luuri/plugin-quality';
import { mark } from './mark.ts';

/** Ids of what the victim's analysts and agents have. */
export interface QualityTarget {
  readonly pickId: number;
  readonly openPickId: number;
  readonly reviewId: number;
  readonly draftId: number;
  readonly appealId: number;
  readonly calibrationId: number;
  readonly taskId: number;
}

export const missingQuality: QualityTarget = {
  ...{
    pickId: 900_071,
    openPickId: 900_072,
    reviewId: 900_073,
    draftId: 900_074,
    appealId: 900_075,
    calibrationId: 900_076,
    taskId: 900_077,
  },
};

/** A criterion of the victim's card. */
const answers = [{ criterion: 'good', value: 'yes' as const, note: `${mark} noted` }];

/** A review that was published and appealed, one that is a draft, a contact that waits, a calibration, a task. Analysts come and go. */
export async function plantQuality(
  desk: Desk,
  agent: Actor,
  { ticketId, clientId, analysts }: { ticketId: number; clientId: number; analysts: readonly [number, number] },
): Promise<QualityTarget> {
  const may: Actor = { ...agent, permissions: ['*'] };
  const analyst = (id: number): Actor => ({ id: `agent:${String(id)}`, kind: 'agent', permissions: ['*'], reach: { client: [clientId] } });
  const [one, other] = [desk.as(analyst(analysts[0])).use(quality), desk.as(analyst(analysts[1])).use(quality)];
  const another = async (): Promise<number> => {
    const { id } = await desk
      .as(may)
      .use(tickets)
      .open({ client: 'bravo', from: 'vera@bravo.example', subject: `${mark} again`, text: `${mark} text` });
    await desk
      .as(may)
      .use(messages)
      .write({ ticketId: id, text: `${mark} answer` });
    return id;
  };
  const { id: pickId } = await one.pick({ ticketId });
  const { id: reviewId } = await one.begin({ pickId });
  await one.save({ reviewId, answers, notes: `${mark} notes` });
  await one.publish({ reviewId });
  await desk
    .as(may)
    .use(quality)
    .appeal({ reviewId, words: `${mark} appeal` });
  const [appeal] = (await other.appeals()).items;
  const { id: draftPick } = await one.pick({ ticketId: await another() });
  const { id: draftId } = await one.begin({ pickId: draftPick });
  const { id: openPickId } = await one.pick({ ticketId: await another() });
  const { id: calibrationId } = await desk
    .as(system)
    .use(quality)
    .calibrate({ ticketId, raters: [...analysts] });
  const { id: taskId } = await one.coach({ reviewId, what: `${mark} task`, dueAt: new Date('2026-07-01T00:00:00Z') });
  await one.draw({ client: 'bravo', from: new Date('2026-05-01T00:00:00Z'), seed: `${mark} seed` });
  return { pickId, openPickId, reviewId, draftId, appealId: appeal?.id ?? 0, calibrationId, taskId };
}

/** With what else the victim has. */
type Struck = QualityTarget & { readonly ticketId: number; readonly client: string; readonly agentId: number };
type Place = (of: Struck) => readonly object[];

const ofClient: Place = ({ client }) => [{}, { client }, { client, limit: 200 }];
/** Lists go on behind an id, an agent, an instant. */
const behind: Place = () => [{ limit: 1 }, { after: 900_000 }, { after: 0 }];
const behindAgent: Place = ({ client, agentId }) => [{ client }, { client: 'acme', limit: 1 }, { client: 'acme', after: agentId }];
const behindInstant: Place = () => [{ limit: 1 }, { after: '2027-01-01T00:00:00.000Z,0' }];
const review =
  (more: object = {}): Place =>
  ({ reviewId, draftId }) => [
    { reviewId, ...more },
    { reviewId: draftId, ...more },
  ];
const calibration: Place = ({ calibrationId }) => [{ calibrationId }];
const until = '2027-01-01T00:00:00Z';

/** Where an attacker would strike at each action of quality. */
export const qualityPlaces: Readonly<Record<string, Place>> = {
  'quality.agents': behindAgent,
  'quality.agreement': ({ client }) => [{ client }],
  'quality.analysts': behindAgent,
  'quality.appeal': review({ words: 'x' }),
  'quality.appeals': (of) => [...ofClient(of), ...behind(of), { state: 'kept' }],
  'quality.begin': ({ pickId, openPickId }) => [{ pickId }, { pickId: openPickId }],
  'quality.calibrate': ({ ticketId, openPickId, agentId }) => [
    { ticketId, raters: [1, 2] },
    { pickId: openPickId, raters: [1, 2] },
    { ticketId: 1, raters: [1, agentId] },
  ],
  'quality.calibration': calibration,
  'quality.calibrations': (of) => [...ofClient(of), ...behind(of)],
  'quality.close': calibration,
  'quality.coach': ({ reviewId, draftId, client, agentId }) => [
    { reviewId, what: 'x', dueAt: until },
    { reviewId: draftId, what: 'x', dueAt: until },
    { client, agentId, what: 'x', dueAt: until },
    { client: 'acme', agentId, what: 'x', dueAt: until },
  ],
  'quality.conversation': review(),
  'quality.decide': ({ appealId }) => [
    { appealId, outcome: 'kept', decision: 'x' },
    { appealId, outcome: 'changed', decision: 'x', notes: 'x' },
  ],
  'quality.done': ({ taskId }) => [{ taskId, outcome: 'x' }],
  'quality.draw': ({ client }) => [{ client, from: '2026-05-01T00:00:00Z' }],
  'quality.draws': (of) => [...ofClient(of), ...behind(of)],
  'quality.feedback': (of) => [...ofClient(of), ...behindInstant(of), { most: 5 }],
  'quality.figures': ({ client }) => [{}, { client, days: 400 }],
  'quality.leave': ({ openPickId }) => [{ pickId: openPickId, reason: 'x' }],
  'quality.own-feedback': (of) => [{}, ...behindInstant(of)],
  'quality.own-reviews': (of) => [{}, ...behindInstant(of)],
  'quality.own-tasks': (of) => [{}, { done: true }, ...behindInstant(of)],
  'quality.pick': ({ ticketId, agentId }) => [{ ticketId }, { ticketId, agentId }, { ticketId: 1, agentId }],
  'quality.picks': (of) => [...ofClient(of), ...behind(of), { state: 'taken' }, { state: 'done' }, { state: 'left' }],
  'quality.publish': review(),
  'quality.review': review(),
  'quality.reviews': (of) => [...ofClient(of), ...behindInstant(of), { agentId: of.agentId }, { state: 'draft' }],
  'quality.save': review({ notes: 'x' }),
  'quality.score': calibration,
  'quality.tasks': (of) => [...ofClient(of), ...behindInstant(of), { agentId: of.agentId }, { done: true }],
};
