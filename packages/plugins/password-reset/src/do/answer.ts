import { anyone, Asset, can, defineAction, out, pageById, pageOf, PageWanted, RawRequest, Secret, system, type Scope } from '@luuri/core';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { aftercareRows, resetRows, type Aftercare } from '../entities.ts';
import { notAskedAfterwards, otherAgentNeeded } from '../errors.ts';
import { ByReset } from '../flow/end.ts';
import { caseOf, type Case } from '../flow/find.ts';
import { quickHash } from '../hash.ts';
import { button, formOf, goodNews, overPage, page, paragraph, sentBy } from '../pages.ts';
import { seeEvidence, verifyPeople } from '../permissions.ts';
import { aftercareAnswers, deeds, type AftercareAnswer, type Deed } from '../rules/terms.ts';
import { pageWords } from '../texts.ts';
import { takeAnswer } from './aftercare.ts';
import { toldOf } from './notify.ts';

/** F10: how people answer, and where quality reads it. */

const answers = ['yes', 'no'] as const;
type Answer = (typeof answers)[number];
const isAnswer = (text: string): text is Answer => answers.includes(text as Answer);

async function foundBy(scope: Scope, token: string): Promise<{ asked: Aftercare; one: Case } | undefined> {
  const desk = scope.as(system);
  const asked = await desk.rows(aftercareRows).first({ link: quickHash(token) });
  if (!asked || asked.answer === 'yes' || asked.answer === 'no') return undefined;
  return { asked, one: await caseOf(desk, await desk.rows(resetRows).get(asked.resetId)) };
}

export class ByAnswer {
  /** What stands at the end of the link. */
  @Secret() @IsString() @Length(20, 100) token!: string;
}

/** Shown by GET, which mail scanners follow too: it answers nothing. */
export const showQuestion = defineAction('password-reset.show-aftercare', {
  summary: 'The page that asks whether it was them: what, and when.',
  allow: anyone,
  http: 'GET /password-resets/aftercare/:token',
  input: ByAnswer,
  output: Asset,
  async run(scope, { token }): Promise<Asset> {
    const found = await foundBy(scope, token);
    if (!found) return overPage();
    const { one } = found;
    const words = pageWords(one.language);
    const { login, deed, at, ticket } = await toldOf(scope.as(system), one, one.reset.endedAt ?? scope.now);
    const body = formOf(button(words.yes, 'yes') + button(words.no, 'no'));
    return page(one.language, words.asked, paragraph(`${login}: ${deed}, ${at} (#${String(ticket)})`) + body);
  },
});

export class GiveAnswer extends RawRequest {
  /** What stands at the end of the link. */
  @Secret() @IsString() @Length(20, 100) token!: string;
}

export const giveAnswer = defineAction('password-reset.give-aftercare', {
  summary: 'Say by the link whether it was them.',
  allow: anyone,
  http: 'POST /password-resets/aftercare/:token',
  input: GiveAnswer,
  raw: ['application/x-www-form-urlencoded'],
  output: Asset,
  async run(scope, { token, body }): Promise<Asset> {
    const found = await foundBy(scope, token);
    const answer = sentBy(body, 'answer');
    if (!found || !isAnswer(answer)) return overPage();
    const { asked, one } = found;
    const by = `person:${String(one.reset.personId)}`;
    if (!(await takeAnswer(scope.as({ ...system, id: by }), asked, { answer, by }))) return overPage();
    return page(one.language, pageWords(one.language).asked, goodNews(pageWords(one.language).thanks));
  },
});

export class AnswerAftercare extends ByReset {
  /** What the person said, asked on the telephone. */
  @IsIn(answers) answer!: Answer;
}

/** What somebody said afterwards. */
export class AftercareLine {
  @out.integer readonly resetId!: number;
  @out.integer readonly ticketId!: number;
  @out.integer readonly clientId!: number;
  @out.oneOf(...deeds) readonly deed!: Deed;
  /** Who verified. */
  @out.text readonly heldBy!: string;
  @out.instant readonly askAt!: Date;
  @out.instant readonly dueAt!: Date;
  /** When they were asked; null while they were not. */
  @out.orNull(out.instant) readonly askedAt!: Date | null;
  /** `none` when nobody said anything within the working day; null while there is time. */
  @out.orNull(out.oneOf(...aftercareAnswers)) readonly answer!: AftercareAnswer | null;
  @out.orNull(out.instant) readonly answeredAt!: Date | null;
  /** Who said or wrote it down: `person:4`, `agent:2`. */
  @out.orNull(out.text) readonly answeredBy!: string | null;
}

async function lineOf(scope: Scope, asked: Aftercare): Promise<AftercareLine> {
  const { ticketId, clientId, deed, heldBy } = await scope.rows(resetRows).get(asked.resetId);
  const { resetId, askAt, dueAt, askedAt, answer, answeredAt, answeredBy } = asked;
  return { resetId, ticketId, clientId, deed, heldBy, askAt, dueAt, askedAt, answer, answeredAt, answeredBy };
}

export const answerAftercare = defineAction('password-reset.answer-aftercare', {
  summary: 'Keep what a person said when they were called afterwards. Whoever verified them is not the one who asks.',
  allow: can(verifyPeople),
  http: 'POST /password-resets/:resetId/aftercare',
  input: AnswerAftercare,
  output: AftercareLine,
  async run(scope, { resetId, answer }): Promise<AftercareLine> {
    const { heldBy } = await scope.rows(resetRows).get(resetId);
    if (heldBy === scope.actor.id) throw otherAgentNeeded({});
    const asked = await scope.rows(aftercareRows).first({ resetId });
    if (!asked || !(await takeAnswer(scope, asked, { answer, by: scope.actor.id }))) throw notAskedAfterwards({ resetId });
    return lineOf(scope, await scope.rows(aftercareRows).get(asked.id));
  },
});

export class ListAftercare extends PageWanted {
  /** Only those with this answer. */
  @IsOptional() @IsIn(aftercareAnswers) answer?: AftercareAnswer;
}

export const listAftercare = defineAction('password-reset.list-aftercare', {
  summary: 'What people said afterwards, the newest first: for whoever reviews quality.',
  allow: can(seeEvidence),
  http: 'GET /password-resets/aftercare',
  input: ListAftercare,
  output: pageOf(AftercareLine),
  async run(scope, { answer, limit, after }): Promise<{ items: AftercareLine[]; next: number | null }> {
    const where = answer === undefined ? {} : { answer };
    const { items, next } = await pageById(scope.rows(aftercareRows), { where, order: 'DESC', limit, after });
    const lines: AftercareLine[] = [];
    for (const one of items) lines.push(await lineOf(scope, one));
    return { items: lines, next };
  },
});
