import { IsOptional, IsString, Length, Matches } from 'class-validator';
import { can, contractOf, defineAction, type Scope } from '@luuri/core';
import { ByCall } from '../agent/actions.ts';
import { ownTurn, seenCall } from '../agent/own.ts';
import type { Call } from '../entities/index.ts';
import { takeCalls } from '../permissions.ts';
import { answerStep, beginRun, ScriptView, viewOfRun } from './run.ts';

class OpenScript extends ByCall {
  /** Name of a script; the first that fits the type and the language when left out. */
  @IsOptional() @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/) script?: string;
  /** Type of ticket that it is to become. */
  @IsOptional() @Matches(/^[a-z][a-z0-9-]{0,62}$/) type?: string;
}

/** The language that the call is held in. */
export const languageOfCall = async (scope: Scope, call: Call & { clientId: number }): Promise<string> =>
  call.language ?? (await contractOf(scope, call.clientId)).languages[0];

export const openScript = defineAction('phone.open-script', {
  summary: 'Begin a script on a call, or go on with it: what to say, what to ask, what must not be left out.',
  allow: can(takeCalls),
  http: 'POST /phone/calls/:callId/script',
  input: OpenScript,
  output: ScriptView,
  async run(scope, { callId, script, type }): Promise<ScriptView> {
    await ownTurn(scope, callId);
    const call = await seenCall(scope, callId);
    const language = await languageOfCall(scope, call);
    const wanted = { language, ...(script === undefined ? {} : { script }), ...(type === undefined ? {} : { type }) };
    return viewOfRun(await beginRun(scope, call, wanted), language);
  },
});

class AnswerStep extends ByCall {
  /** Name of a step on the way. */
  @IsString() @Length(1, 63) step!: string;
  /** What was said: one of the choices where there are some. */
  @IsOptional() @IsString() @Length(1, 4000) value?: string;
  /** Why the step is left out. */
  @IsOptional() @IsString() @Length(1, 500) skip?: string;
}

export const answerScript = defineAction('phone.answer-step', {
  summary: 'Keep the answer to a step of the script, or the reason why it is left out.',
  allow: can(takeCalls),
  http: 'POST /phone/calls/:callId/script/answers',
  input: AnswerStep,
  output: ScriptView,
  async run(scope, { callId, step, value, skip }): Promise<ScriptView> {
    await ownTurn(scope, callId);
    const call = await seenCall(scope, callId);
    const language = await languageOfCall(scope, call);
    const open = await beginRun(scope, call, { language });
    return viewOfRun(await answerStep(scope, open, { step, value: value ?? null, skipped: skip ?? null }), language);
  },
});
