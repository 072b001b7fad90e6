import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { agentInHand, agentsInSight, can, contractOf, defineAction, out, pageById, pageOf, PageWanted } from '@luuri/core';
import { AgentLine, agentLineRows, callRows, Turn, turnRows } from '../entities/index.ts';
import { budgetExtended } from '../events.ts';
import { codesNeeded, extensionTaken, handOnNow, noLimit, notWrappingUp, stillBusy, timeBoxed } from '../errors.ts';
import { leadCalls, seeCalls, takeCalls } from '../permissions.ts';
import { phoneSection } from '../section/index.ts';
import { rearm } from './budget.ts';
import { ownAgentId, ownTurn } from './own.ts';
import { lineOf, setState } from './state.ts';
import { wrapUp, wrapUpTerms } from './wrap-up.ts';

export class ByCall {
  /** Number of the call. */
  @IsInt() @Max(Number.MAX_SAFE_INTEGER) callId!: number;
}

class OwnState {
  @IsIn(['ready', 'break', 'away']) state!: 'ready' | 'break' | 'away';
  /** Why, of a break: lunch, training ... */
  @IsOptional() @IsString() @Length(1, 100) reason?: string;
}

export const setOwnState = defineAction('phone.set-state', {
  summary: 'Say that you are ready for calls, on a break, or away.',
  allow: can(takeCalls),
  http: 'PUT /phone/state',
  input: OwnState,
  output: AgentLine,
  async run(scope, { state, reason }): Promise<AgentLine> {
    const agentId = ownAgentId(scope);
    const line = await lineOf(scope, agentId);
    if (['ringing', 'on-call', 'wrap-up'].includes(line.state)) throw stillBusy({ state: line.state });
    await setState(scope, agentId, { to: state, reason: state === 'break' ? (reason ?? 'break') : null });
    return lineOf(scope, agentId);
  },
});

class Extension {
  @IsInt() agentId!: number;
  /** The number, name or login by which telephone systems know the agent; none when left out. */
  @IsOptional() @IsString() @Length(1, 100) extension?: string;
}

export const setExtension = defineAction('phone.set-extension', {
  summary: 'Say by what telephone systems know an agent.',
  allow: can(leadCalls),
  http: 'PUT /phone/agents/:agentId/extension',
  input: Extension,
  output: AgentLine,
  async run(scope, { agentId, extension }): Promise<AgentLine> {
    await agentInHand(scope, 'phone.set-extension', agentId);
    const rows = scope.rows(agentLineRows);
    const other = extension === undefined ? undefined : await rows.first({ extension });
    if (other && other.agentId !== agentId && extension !== undefined) throw extensionTaken({ extension });
    const line = await lineOf(scope, agentId);
    await rows.update({ id: line.id }, { extension: extension ?? null });
    return { ...line, extension: extension ?? null };
  },
});

export const listLines = defineAction('phone.agents', {
  summary: 'Who is at the telephone, and in which state since when.',
  allow: can(seeCalls),
  http: 'GET /phone/agents',
  input: PageWanted,
  output: pageOf(AgentLine),
  /** Of the agents that one may know of; which call they are on, of the calls that one sees. */
  async run(scope, { limit, after }): Promise<{ items: AgentLine[]; next: number | null }> {
    const agentId = (await agentsInSight(scope)).map((agent) => agent.id);
    const { items, next } = await pageById(scope.rows(agentLineRows), { where: { agentId }, order: 'ASC', limit, after });
    const callIds = items.flatMap((line) => line.callId ?? []);
    const seen = new Set(callIds.length > 0 ? (await scope.rows(callRows).find({ where: { id: callIds } })).map((call) => call.id) : []);
    const lines = items.map((line) => (line.callId === null || seen.has(line.callId) ? line : { ...line, callId: null, turnId: null }));
    return { items: lines, next };
  },
});

class Notes extends ByCall {
  /** All that is written so far, at most 20,000 characters. */
  @IsString() @MaxLength(20_000) text!: string;
  /** Number of this draft, each higher than the one before: one that arrives late does not undo a newer one. */
  @IsInt() @Min(1) @Max(2_000_000_000) draft!: number;
}

/** Notes as they are kept now. */
export class SavedNotes {
  @out.text readonly notes!: string;
  /** Number of the draft that is kept. */
  @out.integer readonly draft!: number;
  /** False for a draft that came late. */
  @out.flag readonly saved!: boolean;
}

export const saveNotes = defineAction('phone.save-notes', {
  summary: 'Save your notes of a call as you type. The same draft twice is one, and an older one changes nothing.',
  allow: can(takeCalls),
  http: 'PUT /phone/calls/:callId/notes',
  input: Notes,
  output: SavedNotes,
  async run(scope, { callId, text, draft }): Promise<SavedNotes> {
    const turn = await ownTurn(scope, callId);
    if (draft <= turn.notesDraft)
      return { notes: turn.notes, draft: turn.notesDraft, saved: draft === turn.notesDraft && text === turn.notes };
    await scope.rows(turnRows).update({ id: turn.id }, { notes: text, notesDraft: draft });
    return { notes: text, draft, saved: true };
  },
});

class Extend extends ByCall {
  /** How much longer, 1-60 minutes. */
  @IsInt() @Min(1) @Max(60) minutes!: number;
  /** Why it takes longer, 1-500 characters. */
  @IsString() @Length(1, 500) reason!: string;
}

export const extendCall = defineAction('phone.extend', {
  summary: 'Take more time for a call than its client gives, with a reason. It counts as over the limit all the same.',
  allow: can(takeCalls),
  http: 'POST /phone/calls/:callId/extend',
  input: Extend,
  output: Turn,
  async run(scope, { callId, minutes, reason }): Promise<Turn> {
    const turn = await ownTurn(scope, callId);
    const limit = (await contractOf(scope, turn.clientId)).section(phoneSection).callLimit;
    if (!limit || turn.limitMs === null || turn.endedAt !== null) throw noLimit({ callId });
    if (limit.kind === 'hand-off-required') throw handOnNow({ callId });
    const byMs = minutes * 60_000;
    const change = { extendedMs: turn.extendedMs + byMs, extensionReason: reason, limitOutcome: 'extended' };
    await scope.rows(turnRows).update({ id: turn.id }, change);
    const { clientId, agentId, id: turnId } = turn;
    await scope.emit(budgetExtended, { callId, clientId, turnId, agentId, byMs, reason });
    return rearm(scope, { ...turn, ...change }, limit.warnAt);
  },
});

class WrappedUp extends ByCall {
  /** What the call came to: codes of the contract. */
  @IsArray() @ArrayMaxSize(15) @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/, { each: true }) codes!: string[];
}

/** Keep codes on a part of a call; while it runs, they wait for its end. @throws `phone.codes-needed`, `phone.time-boxed` */
export async function disposeOf(scope: Parameters<typeof wrapUp>[0], turn: Turn, given: readonly string[]): Promise<void> {
  const terms = await wrapUpTerms(scope, turn.clientId);
  const codes = [...new Set(given)].filter((code) => terms.codes.includes(code));
  if (codes.length === 0 || codes.length < new Set(given).size) throw codesNeeded({ codes: terms.codes });
  await scope.rows(turnRows).update({ id: turn.id }, { codes });
  if (turn.endedAt === null || turn.wrapUpMode === 'fixed') return;
  if (turn.wrappedAt === null) await wrapUp(scope, turn, { codes, by: 'agent' });
}

export const wrapUpCall = defineAction('phone.wrap-up', {
  summary: 'Say what a call came to, and be free for the next one.',
  allow: can(takeCalls),
  http: 'POST /phone/calls/:callId/wrap-up',
  input: WrappedUp,
  output: Turn,
  async run(scope, { callId, codes }): Promise<Turn> {
    const turn = await ownTurn(scope, callId);
    if (turn.endedAt !== null && turn.wrappedAt !== null && turn.codes.length > 0) throw notWrappingUp({ turnId: turn.id });
    await disposeOf(scope, turn, codes);
    return scope.rows(turnRows).get(turn.id);
  },
});

class WantWrapUp extends ByCall {
  @IsOptional() @IsBoolean() wanted?: boolean;
}

export const wantWrapUp = defineAction('phone.want-wrap-up', {
  summary: 'Ask, while the call runs, for time to wrap it up: where the contract leaves that to the agent.',
  allow: can(takeCalls),
  http: 'POST /phone/calls/:callId/want-wrap-up',
  input: WantWrapUp,
  output: Turn,
  async run(scope, { callId, wanted = true }): Promise<Turn> {
    const turn = await ownTurn(scope, callId);
    if (turn.endedAt !== null) throw notWrappingUp({ turnId: turn.id });
    await scope.rows(turnRows).update({ id: turn.id }, { wrapUpWanted: wanted });
    return { ...turn, wrapUpWanted: wanted };
  },
});

export const endOwnWrapUp = defineAction('phone.end-wrap-up', {
  summary: 'End a wrap-up whose codes are given. One that ends by itself cannot be ended early.',
  allow: can(takeCalls),
  http: 'POST /phone/calls/:callId/end-wrap-up',
  input: ByCall,
  output: Turn,
  async run(scope, { callId }): Promise<Turn> {
    const turn = await ownTurn(scope, callId);
    if (turn.endedAt === null || turn.wrappedAt !== null) throw notWrappingUp({ turnId: turn.id });
    if (turn.wrapUpMode === 'fixed') throw timeBoxed({ until: turn.wrapUpUntil?.toISOString() ?? '' });
    if (turn.codes.length === 0) throw codesNeeded({ codes: (await wrapUpTerms(scope, turn.clientId)).codes });
    await wrapUp(scope, turn, { codes: turn.codes, by: 'agent' });
    return scope.rows(turnRows).get(turn.id);
  },
});
