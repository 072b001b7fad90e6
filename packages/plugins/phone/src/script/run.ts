import { contractById, contractOf, out, ScreenField, type Scope } from '@luuri/core';
import { scriptRunRows, type Call, type ScriptRun } from '../entities/index.ts';
import { noScript, noSuchStep, wrongAnswer } from '../errors.ts';
import { scriptFor, stepKinds, textIn, walk, type Script, type ScriptStep, type StepAnswer, type StepKind } from '../rules/script.ts';
import { phoneSection } from '../section/index.ts';

/** What was answered to a step, or why it was skipped. */
export class GivenAnswer {
  @out.orNull(out.text) readonly value!: string | null;
  @out.orNull(out.text) readonly skipped!: string | null;
}

/** A step as the screen shows it: with the field of a form, where something is to be answered. */
export class StepView {
  @out.text readonly step!: string;
  @out.oneOf(...stepKinds) readonly kind!: StepKind;
  @out.text readonly text!: string;
  @out.flag readonly mandatory!: boolean;
  @out.optional(out.text) readonly url?: string;
  /** Field of the ticket that the answer fills. */
  @out.optional(out.text) readonly into?: string;
  @out.optional(ScreenField) readonly field?: ScreenField;
  @out.optional(GivenAnswer) readonly answer?: GivenAnswer;
}

/** A script as far as it was gone through. */
export class ScriptView {
  @out.text readonly script!: string;
  /** The contract that it is of; a newer one does not change a call that runs. */
  @out.integer readonly contractId!: number;
  @out.list(StepView) readonly steps!: readonly StepView[];
  @out.orNull(out.text) readonly next!: string | null;
  /** Mandatory steps that keep the call from being logged. */
  @out.list(out.text) readonly missing!: readonly string[];
}

type KnownCall = Call & { clientId: number };

/** The run of a call with the script as it was when it began. */
export interface OpenRun {
  readonly run: ScriptRun;
  readonly script: Script;
}

export async function openRun(scope: Scope, call: Pick<Call, 'id'>): Promise<OpenRun | undefined> {
  const run = await scope.rows(scriptRunRows).first({ callId: call.id });
  if (!run) return undefined;
  const { scripts } = (await contractById(scope, run.contractId)).section(phoneSection);
  const script = scripts.find((s) => s.name === run.script);
  if (!script) throw noScript({ script: run.script, known: scripts.map((s) => s.name) });
  return { run, script };
}

/** Begin a script on a call, or go on with the one that it has. Another one begins afresh. @throws `phone.no-script` */
export async function beginRun(
  scope: Scope,
  call: KnownCall,
  wanted: { script?: string; type?: string; language: string },
): Promise<OpenRun> {
  const open = await openRun(scope, call);
  if (open && (wanted.script === undefined || wanted.script === open.script.name)) return open;
  const contract = await contractOf(scope, call.clientId);
  const { scripts } = contract.section(phoneSection);
  const script = wanted.script === undefined ? scriptFor(scripts, wanted) : scripts.find((s) => s.name === wanted.script);
  if (!script) throw noScript({ script: wanted.script ?? wanted.language, known: scripts.map((s) => s.name) });
  const rows = scope.rows(scriptRunRows);
  await rows.remove({ callId: call.id });
  const { id: callId, clientId } = call;
  const run = await rows.insert({
    callId,
    clientId,
    contractId: contract.contractId,
    script: script.name,
    answers: [],
    startedAt: scope.now,
  });
  return { run, script };
}

/** Keep the answer to a step, or the reason why it is left out. The last one counts. */
export async function answerStep(scope: Scope, { run, script }: OpenRun, said: StepAnswer): Promise<OpenRun> {
  const { path } = walk(script, run.answers);
  const step = path.find((s) => s.step === said.step);
  if (!step) throw noSuchStep({ step: said.step, steps: path.map((s) => s.step) });
  if (said.skipped === null && (said.value === null || (step.choices.length > 0 && !step.choices.includes(said.value)))) {
    throw wrongAnswer({ step: step.step, choices: step.choices });
  }
  const others = run.answers.filter((a) => a.step !== said.step);
  const answers = [...others, { ...said, at: scope.now.toISOString(), by: scope.actor.id }];
  await scope.rows(scriptRunRows).update({ id: run.id }, { answers });
  return { run: { ...run, answers }, script };
}

/** The same kind of field that forms have, in the words and the language of the contract. */
function fieldOf({ step, kind, texts, choices, into, mandatory }: ScriptStep, language: string): ScreenField | undefined {
  if (kind === 'say' || kind === 'link') return undefined;
  const field = { name: step, label: textIn(texts, language), required: mandatory };
  if (choices.length > 0) return { ...field, kind: 'choice', choices: choices.map((value) => ({ value, label: value })) };
  return { ...field, kind: into === 'text' ? 'long-text' : into === 'address' ? 'email' : 'text', maxLength: 4000 };
}

function stepView(step: ScriptStep, answers: readonly StepAnswer[], language: string): StepView {
  const field = fieldOf(step, language);
  const answer = answers.find((a) => a.step === step.step);
  return {
    ...{ step: step.step, kind: step.kind, text: textIn(step.texts, language), mandatory: step.mandatory },
    ...(step.url === undefined ? {} : { url: step.url }),
    ...(step.into === undefined ? {} : { into: step.into }),
    ...(field ? { field } : {}),
    ...(answer ? { answer: { value: answer.value, skipped: answer.skipped } } : {}),
  };
}

export function viewOfRun({ run, script }: OpenRun, language: string): ScriptView {
  const { path, next, missing } = walk(script, run.answers);
  return {
    ...{ script: script.name, contractId: run.contractId, next: next?.step ?? null, missing },
    steps: path.map((step) => stepView(step, run.answers, language)),
  };
}
