import { can, clientBySlug, defineAction, invalidInput, out, pageById, pageOf, PageWanted, ticketRows, type Scope } from '@luuri/core';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsInt, IsOptional, IsString, Length } from 'class-validator';
import { calibrationRows, pickRows, reviewRows } from '../entities/index.ts';
import { calibrationClosed, notRater, wrongRaters } from '../errors.ts';
import { calibrationChanged } from '../events.ts';
import { agentNames, ownId } from '../names.ts';
import { analystsOf, pageOfNames } from '../people.ts';
import { reviewQuality } from '../permissions.ts';
import { reviewView, ReviewView } from '../review/view.ts';
import { fresh } from '../review/write.ts';
import { agreements } from '../rules/calibration.ts';
import type { Contact } from '../rules/sample.ts';
import { contactOn } from '../sample/picks.ts';
import { whereClient } from '../sample/view.ts';
import { cardOf, termsOf } from '../terms.ts';
import { closeNow } from './hand-in.ts';
import { CalibrationLine, calibrationLines, CalibrationView, calibrationView, FiguresView, figuresView, sessionsOf } from './view.ts';

/** An agent who may review contacts of a client. */
export class AnalystView {
  @out.integer readonly agentId!: number;
  @out.text readonly name!: string;
}

export class ByClient {
  /** Short name of a client. */
  @IsString() @Length(1, 63) client!: string;
}

export class ByClientInPages extends PageWanted {
  /** Short name of a client. */
  @IsString() @Length(1, 63) client!: string;
}

export const listAnalysts = defineAction('quality.analysts', {
  summary: 'Who may review contacts of a client, by name.',
  allow: can(reviewQuality),
  http: 'GET /quality/analysts',
  input: ByClientInPages,
  output: pageOf(AnalystView),
  async run(scope, { client, limit, after }): Promise<{ items: AnalystView[]; next: number | null }> {
    const among = await analystsOf(scope, (await clientBySlug(scope, client)).id);
    return pageOfNames(scope, among, { what: 'quality.analysts', limit, after });
  },
});

export class BeginCalibration {
  /** A contact that was picked; or else a ticket. */
  @IsOptional() @IsInt() pickId?: number;
  /** A ticket: the contact of whoever spoke last on it. */
  @IsOptional() @IsInt() ticketId?: number;
  /** Analysts who score it, 2-10. */
  @ArrayMinSize(2) @ArrayMaxSize(10) @ArrayUnique() @IsInt({ each: true }) raters!: number[];
}

/** Which contact is meant. */
async function contactMeant(scope: Scope, { pickId, ticketId }: BeginCalibration): Promise<Pick<Contact, 'ticketId' | 'agentId'>> {
  if ((pickId === undefined) === (ticketId === undefined))
    throw invalidInput({ what: 'quality.calibrate', mistakes: [{ path: 'pickId', message: 'must be there, or ticketId in its place' }] });
  if (pickId !== undefined) return scope.rows(pickRows).get(pickId);
  return contactOn(scope, (await scope.rows(ticketRows).get(ticketId ?? 0)).id);
}

/** @throws `quality.wrong-raters` */
async function checkRaters(
  scope: Scope,
  raters: readonly number[],
  { clientId, agentId }: { clientId: number; agentId: number },
): Promise<void> {
  const may = new Set((await analystsOf(scope, clientId)).map((agent) => agent.id));
  if (raters.some((id) => !may.has(id))) throw wrongRaters({ why: 'Not all of them may review contacts of this client.' });
  if (raters.includes(agentId)) throw wrongRaters({ why: 'One of them had the contact: whoever did that does not score it.' });
}

export const beginCalibration = defineAction('quality.calibrate', {
  summary: 'Have several analysts score the same contact, none of whom sees what the others say until all are done.',
  allow: can(reviewQuality),
  http: 'POST /quality/calibrations',
  input: BeginCalibration,
  output: CalibrationView,
  async run(scope, input): Promise<CalibrationView> {
    const { ticketId, agentId: wanted } = await contactMeant(scope, input);
    const { agentId, clientId, kind, language } = await contactOn(scope, ticketId, wanted);
    await checkRaters(scope, input.raters, { clientId, agentId });
    const terms = await termsOf(scope, clientId);
    const of = { clientId, ticketId, agentId, kind, language, card: cardOf(terms, { kind, language }), contract: terms.version };
    const row = { ...of, raters: input.raters, state: 'open' as const, by: scope.actor.id, at: scope.now, closedAt: null };
    const { id } = await scope.rows(calibrationRows).insert(row);
    await scope.emit(calibrationChanged, { clientId, calibrationId: id, state: 'open' });
    return calibrationView(scope, id);
  },
});

export class ByCalibration {
  @IsInt() calibrationId!: number;
}

export const getCalibration = defineAction('quality.calibration', {
  summary: 'A calibration; once it is closed, with what everybody said and how far they agree.',
  allow: can(reviewQuality),
  http: 'GET /quality/calibrations/:calibrationId',
  input: ByCalibration,
  output: CalibrationView,
  run: (scope, { calibrationId }): Promise<CalibrationView> => calibrationView(scope, calibrationId),
});

export class ListCalibrations extends PageWanted {
  /** Short name of a client; of all when left out. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
}

export const listCalibrations = defineAction('quality.calibrations', {
  summary: 'Calibrations, the last first.',
  allow: can(reviewQuality),
  http: 'GET /quality/calibrations',
  input: ListCalibrations,
  output: pageOf(CalibrationLine),
  async run(scope, { client, limit, after }): Promise<{ items: CalibrationLine[]; next: number | null }> {
    const where = await whereClient(scope, client);
    const { items, next } = await pageById(scope.rows(calibrationRows), { where, order: 'DESC', limit, after });
    return { items: await calibrationLines(scope, items), next };
  },
});

export const scoreCalibration = defineAction('quality.score', {
  summary: 'Begin your part of a calibration: a review that is handed in when it is done. Again, it gives the same one.',
  allow: can(reviewQuality),
  http: 'POST /quality/calibrations/:calibrationId/review',
  input: ByCalibration,
  output: ReviewView,
  async run(scope, { calibrationId }): Promise<ReviewView> {
    const calibration = await scope.rows(calibrationRows).lock(calibrationId);
    const reviewerId = ownId(scope);
    if (!calibration.raters.includes(reviewerId)) throw notRater({ calibrationId });
    const begun = await scope.rows(reviewRows).first({ calibrationId, reviewerId });
    if (begun) return reviewView(scope, begun);
    if (calibration.state === 'closed') throw calibrationClosed({ calibrationId });
    const { clientId, ticketId, agentId, kind, language, card, contract } = calibration;
    const of = { clientId, ticketId, agentId, kind, language, card, contract, calibrationId, pickId: null, reviewerId, blind: true };
    return reviewView(scope, await scope.rows(reviewRows).insert({ ...of, ...fresh(scope) }));
  },
});

export const closeCalibration = defineAction('quality.close', {
  summary: 'Close a calibration for which not everybody was there: what was handed in is compared.',
  allow: can(reviewQuality),
  http: 'POST /quality/calibrations/:calibrationId/close',
  input: ByCalibration,
  output: CalibrationView,
  async run(scope, { calibrationId }): Promise<CalibrationView> {
    const calibration = await scope.rows(calibrationRows).lock(calibrationId);
    if (calibration.state === 'closed') throw calibrationClosed({ calibrationId });
    await closeNow(scope, calibration);
    return calibrationView(scope, calibrationId);
  },
});

/** Calibrations that are compared together: those of some months. */
const LAST = 20;

export const readAgreement = defineAction('quality.agreement', {
  summary: 'How far the analysts of a client agree, over its last 20 closed calibrations together.',
  allow: can(reviewQuality),
  http: 'GET /quality/agreement',
  input: ByClient,
  output: FiguresView,
  async run(scope, { client }): Promise<FiguresView> {
    const { id: clientId } = await clientBySlug(scope, client);
    const where = { clientId, state: 'closed' as const };
    const closed = await scope.rows(calibrationRows).find({ where, order: { id: 'DESC' }, limit: LAST });
    const name = await agentNames(
      scope,
      closed.flatMap((c) => c.raters),
    );
    return figuresView(agreements([...(await sessionsOf(scope, closed)).values()]), name);
  },
});
