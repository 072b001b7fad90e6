import { can, clientBySlug, defineAction, holds, invalidInput, out, pageByInstant, pageOf, PlaceWanted, type Scope } from '@luuri/core';
import { Type } from 'class-transformer';
import { IsBoolean, IsDate, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { IsNull, Not } from 'typeorm';
import { taskRows, type Task } from '../entities/index.ts';
import { noSuchAgent, noSuchTask, taskDone } from '../errors.ts';
import { taskChanged } from '../events.ts';
import { agentNames, clientNames, ownId } from '../names.ts';
import { pageOfNames, reviewedOf } from '../people.ts';
import { leadQuality, ownQuality } from '../permissions.ts';
import { seenReview, takesPart } from '../review/see.ts';
import { ByClientInPages } from '../calibrate/actions.ts';
import { whereClient } from '../sample/view.ts';

/** Something for an agent to learn or to do. */
export class TaskView {
  @out.integer readonly id!: number;
  /** Short name of the client. */
  @out.text readonly client!: string;
  @out.integer readonly agentId!: number;
  @out.text readonly agent!: string;
  /** The review that it came out of; null when there is none. */
  @out.orNull(out.integer) readonly reviewId!: number | null;
  @out.text readonly what!: string;
  @out.instant readonly dueAt!: Date;
  /** Who gave it. */
  @out.text readonly by!: string;
  @out.instant readonly at!: Date;
  @out.orNull(out.instant) readonly doneAt!: Date | null;
  /** What came of it. */
  @out.orNull(out.text) readonly outcome!: string | null;
}

async function taskViews(scope: Scope, tasks: readonly Task[]): Promise<TaskView[]> {
  const client = await clientNames(scope);
  const name = await agentNames(
    scope,
    tasks.flatMap((task) => [task.agentId, task.byId]),
  );
  return tasks.map(({ id, clientId, agentId, reviewId, what, dueAt, byId, at, doneAt, outcome }) => ({
    ...{ id, client: client(clientId), agentId, agent: name(agentId), reviewId, what, dueAt, by: name(byId), at, doneAt, outcome },
  }));
}

const oneTask = async (scope: Scope, task: Task): Promise<TaskView> => (await taskViews(scope, [task]))[0] as TaskView;

/** An agent whose contacts may be reviewed. */
export class ReviewedAgent {
  @out.integer readonly agentId!: number;
  @out.text readonly name!: string;
}

export const listReviewed = defineAction('quality.agents', {
  summary: 'Agents whose contacts with a client are reviewed, and who can be given tasks, by name.',
  allow: can(leadQuality),
  http: 'GET /quality/agents',
  input: ByClientInPages,
  output: pageOf(ReviewedAgent),
  async run(scope, { client, limit, after }): Promise<{ items: ReviewedAgent[]; next: number | null }> {
    const among = await reviewedOf(scope, (await clientBySlug(scope, client)).id);
    return pageOfNames(scope, among, { what: 'quality.agents', limit, after });
  },
});

export class GiveTask {
  /** A published review that it comes out of: it says whom it is for. */
  @IsOptional() @IsInt() reviewId?: number;
  /** Short name of the client, of a task without a review. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
  /** Who is to do it, of a task without a review. */
  @IsOptional() @IsInt() agentId?: number;
  /** What to learn or to do, 1-4000 characters. */
  @IsString() @Length(1, 4000) what!: string;
  /** Until when. */
  @Type(() => Date) @IsDate() dueAt!: Date;
}

interface For {
  readonly clientId: number;
  readonly agentId: number;
  readonly ticketId: number | null;
}

/** Whom a task is for. @throws `input.invalid`, `quality.not-your-review`, `quality.no-such-agent` */
async function whoIsMeant(scope: Scope, { reviewId, client, agentId }: GiveTask): Promise<For> {
  if (reviewId !== undefined) {
    const review = await seenReview(scope, reviewId);
    if (review.state === 'published') return review;
    throw invalidInput({ what: 'quality.coach', mistakes: [{ path: 'reviewId', message: 'must be a published review' }] });
  }
  if (client === undefined || agentId === undefined)
    throw invalidInput({
      what: 'quality.coach',
      mistakes: [{ path: 'reviewId', message: 'must be there, or client and agentId in its place' }],
    });
  const { id: clientId } = await clientBySlug(scope, client);
  if (!(await reviewedOf(scope, clientId)).some((agent) => agent.id === agentId)) throw noSuchAgent({ agentId });
  return { clientId, agentId, ticketId: null };
}

export const giveTask = defineAction('quality.coach', {
  summary: 'Give an agent something to learn or to do, out of a published review or without one.',
  allow: can(leadQuality),
  http: 'POST /quality/tasks',
  input: GiveTask,
  output: TaskView,
  async run(scope, input): Promise<TaskView> {
    const { clientId, agentId, ticketId } = await whoIsMeant(scope, input);
    const { what, dueAt, reviewId = null } = input;
    const of = { clientId, agentId, ticketId, reviewId, what, dueAt, byId: ownId(scope), at: scope.now };
    const task = await scope.rows(taskRows).insert({ ...of, doneAt: null, outcome: null });
    await scope.emit(taskChanged, { clientId, taskId: task.id, done: false });
    return oneTask(scope, task);
  },
});

export class ListOwnTasks extends PlaceWanted {
  /** True for those that are done; those that are not when left out. */
  @IsOptional() @IsBoolean() done?: boolean;
}

export class ListTasks extends ListOwnTasks {
  /** Short name of a client; of all when left out. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
  /** Of one agent. */
  @IsOptional() @IsInt() @Min(1) @Max(Number.MAX_SAFE_INTEGER) agentId?: number;
}

async function tasksWhere(
  scope: Scope,
  what: string,
  { where, done = false, limit, after }: { where: { clientId?: number; agentId?: number } } & ListOwnTasks,
): Promise<{ items: TaskView[]; next: string | null }> {
  const order = done ? ({ by: 'doneAt', order: 'DESC' } as const) : ({ by: 'dueAt', order: 'ASC' } as const);
  const asked = { ...where, doneAt: done ? Not(IsNull()) : null };
  const { items, next } = await pageByInstant(scope.rows(taskRows), { what, where: asked, ...order, limit, after });
  return { items: await taskViews(scope, items), next };
}

export const listTasks = defineAction('quality.tasks', {
  summary: 'Coaching tasks of agents of the clients that you see: the next due first, those that are done the last first.',
  allow: can(leadQuality),
  http: 'GET /quality/tasks',
  input: ListTasks,
  output: pageOf(TaskView, out.text),
  async run(scope, { client, agentId, ...wanted }): Promise<{ items: TaskView[]; next: string | null }> {
    const where = { ...(await whereClient(scope, client)), ...(agentId === undefined ? {} : { agentId }) };
    return tasksWhere(scope, 'quality.tasks', { where, ...wanted });
  },
});

export const listOwnTasks = defineAction('quality.own-tasks', {
  summary: 'What you are to learn or to do: the next due first, what is done the last first.',
  allow: can(ownQuality),
  http: 'GET /quality/own/tasks',
  input: ListOwnTasks,
  output: pageOf(TaskView, out.text),
  run: (scope, wanted) => tasksWhere(scope, 'quality.own-tasks', { where: { agentId: ownId(scope) }, ...wanted }),
});

export class EndTask {
  @IsInt() taskId!: number;
  /** What came of it, at most 4000 characters. */
  @IsOptional() @IsString() @Length(0, 4000) outcome?: string;
}

export const endTask = defineAction('quality.done', {
  summary: 'Be done with a task: one of your own, or one of somebody whom you lead.',
  allow: takesPart,
  http: 'POST /quality/tasks/:taskId/done',
  input: EndTask,
  output: TaskView,
  async run(scope, { taskId, outcome = '' }): Promise<TaskView> {
    const task = await scope.rows(taskRows).lock(taskId);
    const mine = task.agentId === ownId(scope) && holds(scope.actor, ownQuality);
    if (!mine && !holds(scope.actor, leadQuality)) throw noSuchTask({ taskId });
    if (task.doneAt !== null) throw taskDone({ taskId });
    const change = { doneAt: scope.now, outcome };
    await scope.rows(taskRows).update({ id: taskId }, change);
    await scope.emit(taskChanged, { clientId: task.clientId, taskId, done: true });
    return oneTask(scope, { ...task, ...change });
  },
});
