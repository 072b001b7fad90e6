import { agentRows, categoryOf, clientRows, contractOf, out, ticketRows, type Contract, type Scope } from '@luuri/core';
import { agentLineRows, bannerRows, callRows, turnRows, type Call, type Turn } from '../entities/index.ts';
import { callPhases, type CallPhase } from '../rules/fold.ts';
import { CallerMatch, matchCaller } from '../calls/match.ts';
import { BudgetPoint, budgetPoints } from '../rules/budget.ts';
import { scriptFor, textIn, type Texts } from '../rules/script.ts';
import { phoneSection, type PhoneTerms } from '../section/index.ts';

/** A ticket that the caller may be calling about. */
export class OpenTicketLine {
  @out.integer readonly id!: number;
  @out.text readonly subject!: string;
  @out.text readonly state!: string;
  @out.integer readonly requesterId!: number;
}

/** The client that is called. */
export class CalledClient {
  @out.integer readonly id!: number;
  @out.text readonly slug!: string;
  @out.text readonly name!: string;
}

/** How long the call may take. */
export class CallBudget {
  @out.text readonly kind!: string;
  @out.integer readonly limitMs!: number;
  @out.integer readonly extendedMs!: number;
  @out.list(BudgetPoint) readonly points!: readonly BudgetPoint[];
  /** What is offered at the limit; the call itself is never cut. */
  @out.list(out.text) readonly atTheLimit!: readonly string[];
}

/** How a call is wrapped up. */
export class WrapUpView {
  @out.text readonly mode!: string;
  @out.orNull(out.instant) readonly until!: Date | null;
  @out.list(out.text) readonly codes!: readonly string[];
}

/** All that an agent needs the moment the telephone rings. */
export class Pop {
  @out.integer readonly callId!: number;
  @out.orNull(out.integer) readonly turnId!: number | null;
  @out.oneOf(...callPhases) readonly phase!: CallPhase;
  @out.oneOf('in', 'out') readonly direction!: 'in' | 'out';
  @out.orNull(out.text) readonly number!: string | null;
  @out.one(CalledClient) readonly client!: CalledClient;
  /** True for a call without a telephone system: it is held, resumed and ended from here. */
  @out.flag readonly byHand!: boolean;
  /** When the agent's part began and ended; null before the answer, and while it runs. */
  @out.orNull(out.instant) readonly answeredAt!: Date | null;
  @out.orNull(out.instant) readonly endedAt!: Date | null;
  /** The ticket that it was logged on. */
  @out.orNull(out.integer) readonly ticketId!: number | null;
  /** Whom the caller says to be. */
  @out.orNull(out.integer) readonly personId!: number | null;
  @out.text readonly language!: string;
  @out.text readonly greeting!: string;
  @out.text readonly closing!: string;
  @out.text readonly recording!: string;
  @out.text readonly verification!: string;
  /** Always false: a number is no proof of who calls. */
  @out.oneOf(false) readonly verified!: false;
  @out.one(CallerMatch) readonly caller!: CallerMatch;
  @out.list(OpenTicketLine) readonly openTickets!: readonly OpenTicketLine[];
  @out.orNull(out.text) readonly banner!: string | null;
  @out.orNull(out.text) readonly script!: string | null;
  @out.list(out.text) readonly scripts!: readonly string[];
  @out.list(out.text) readonly wrapUpCodes!: readonly string[];
  /** How it is wrapped up, from its end on; `until` is when a time box ends by itself. */
  @out.orNull(WrapUpView) readonly wrapUp!: WrapUpView | null;
  @out.text readonly notes!: string;
  @out.integer readonly notesDraft!: number;
  /** Null where the contract sets no limit, and before the answer. */
  @out.orNull(CallBudget) readonly budget!: CallBudget | null;
}

const SHOWN = 20;

/** Number of the system of calls without one. */
export const BY_HAND = 0;

async function openTicketsOf(scope: Scope, clientId: number, people: readonly number[]): Promise<OpenTicketLine[]> {
  if (people.length === 0) return [];
  const found = await scope.rows(ticketRows).find({ where: { clientId, requesterId: people }, order: { id: 'DESC' }, limit: 200 });
  const open = found.filter((t) => !['resolved', 'closed', 'cancelled'].includes(categoryOf(scope, t.state)));
  return open.slice(0, SHOWN).map(({ id, subject, state, requesterId }) => ({ id, subject, state, requesterId }));
}

/** The agent's part of the call. */
const partOf = (
  call: Call,
  turn: Turn | undefined,
): Pick<Pop, 'byHand' | 'answeredAt' | 'endedAt' | 'ticketId' | 'personId' | 'wrapUp'> => ({
  ...{ byHand: call.bridgeId === BY_HAND, answeredAt: turn?.answeredAt ?? null, endedAt: turn?.endedAt ?? null },
  ...{ ticketId: turn?.ticketId ?? call.ticketId, personId: call.personId },
  wrapUp: turn?.endedAt ? { mode: turn.wrapUpMode ?? 'optional', until: turn.wrapUpUntil, codes: turn.codes } : null,
});

function budgetOf(turn: Turn | undefined, { callLimit }: PhoneTerms): Pop['budget'] {
  if (!turn || turn.limitMs === null || !callLimit) return null;
  const { answeredAt, limitMs, extendedMs } = turn;
  return {
    ...{ kind: callLimit.kind, limitMs, extendedMs, points: budgetPoints({ answeredAt, limitMs, extendedMs }, callLimit.warnAt) },
    atTheLimit: callLimit.kind === 'soft' ? ['hand-off', 'call-back', 'extension'] : ['hand-off', 'call-back'],
  };
}

/** `{agent}` and `{client}` in a greeting. */
const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

async function agentName(scope: Scope, agentId: number): Promise<string> {
  return (await scope.rows(agentRows).first({ id: agentId }))?.name ?? '';
}

async function bannerOf(scope: Scope, clientId: number): Promise<string | null> {
  const banner = await scope.rows(bannerRows).first({ clientId });
  return banner && (banner.until === null || banner.until > scope.now) ? banner.text : null;
}

const languageFor = (call: Call, contract: Contract): string => call.language ?? contract.languages[0];

/** What an agent sees of a call that they may see. */
export async function popOf(scope: Scope, call: Call & { clientId: number }, agentId: number): Promise<Pop> {
  const contract = await contractOf(scope, call.clientId);
  const terms = contract.section(phoneSection);
  const { id, slug, name } = await scope.rows(clientRows).get(call.clientId);
  const turn = await scope.rows(turnRows).first({ callId: call.id, agentId }, { id: 'DESC' });
  const caller = await matchCaller(scope, call);
  const language = languageFor(call, contract);
  const values = { agent: await agentName(scope, agentId), client: name };
  const said = (texts: Texts) => filled(textIn(texts, language), values);
  return {
    ...{ callId: call.id, turnId: turn?.id ?? null, phase: call.phase, direction: call.direction },
    ...{ number: call.direction === 'in' ? call.fromNumber : call.toNumber, client: { id, slug, name }, language },
    ...partOf(call, turn),
    ...{ greeting: said(terms.greeting), closing: said(terms.closing), recording: said(terms.recording) },
    ...{ verification: said(terms.verification), verified: false, caller },
    openTickets: await openTicketsOf(scope, id, call.personId === null ? caller.people.map((p) => p.personId) : [call.personId]),
    ...{ banner: await bannerOf(scope, id), script: scriptFor(terms.scripts, { language })?.name ?? null },
    ...{ scripts: terms.scripts.map((s) => s.name), wrapUpCodes: terms.wrapUp.codes },
    ...{ notes: turn?.notes ?? '', notesDraft: turn?.notesDraft ?? 0, budget: budgetOf(turn, terms) },
  };
}

/** The call that an agent has now: it rings, runs, or is wrapped up. */
export async function callInHand(scope: Scope, agentId: number): Promise<(Call & { clientId: number }) | undefined> {
  const line = await scope.rows(agentLineRows).first({ agentId });
  if (!line || line.callId === null) return undefined;
  const call = await scope.rows(callRows).first({ id: line.callId });
  return !call || call.clientId === null ? undefined : { ...call, clientId: call.clientId };
}
