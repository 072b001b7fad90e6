/** Fields of a ticket that an answer may fill. */
export const fillable = ['subject', 'text', 'priority', 'type', 'service', 'name', 'address'] as const;
export type Fillable = (typeof fillable)[number];

/** Texts by language: `fi`, `sv`, `en`. */
export type Texts = Readonly<Record<string, string>>;

export const stepKinds = ['say', 'ask', 'check', 'branch', 'link', 'verify'] as const;
export type StepKind = (typeof stepKinds)[number];

/** One step of a script. What it asks, says or shows is in the caller's language. */
export interface ScriptStep {
  readonly step: string;
  readonly kind: StepKind;
  readonly texts: Texts;
  readonly mandatory: boolean;
  /** Field of the ticket that the answer fills, of `ask`. */
  readonly into?: Fillable;
  /** Address of the article, of `link`. */
  readonly url?: string;
  /** Where each answer leads; the next step where it is not named. */
  readonly leads: Readonly<Record<string, string>>;
  /** Answers that there are, of `check` and `branch`; any text when there are none. */
  readonly choices: readonly string[];
}

export interface Script {
  readonly name: string;
  /** Type of ticket that it is for; any when left out. */
  readonly type: string | undefined;
  /** Languages that it is for; all when empty. */
  readonly languages: readonly string[];
  readonly steps: readonly ScriptStep[];
}

/** What was said to a step, or why it was left out. */
export interface StepAnswer {
  readonly step: string;
  readonly value: string | null;
  readonly skipped: string | null;
}

/** Where a walk stands. */
export interface Walk {
  /** Steps on the way so far, in order, the next one included. */
  readonly path: readonly ScriptStep[];
  /** The first step on the way that nobody has answered or skipped; undefined at the end. */
  readonly next: ScriptStep | undefined;
  /** Mandatory steps on the way that are neither answered nor skipped with a reason. */
  readonly missing: readonly string[];
}

/** `say` and `link` are done when they are seen, and need no answer. */
const needsAnswer = (step: ScriptStep): boolean => step.mandatory || step.kind === 'ask' || step.kind === 'check' || step.kind === 'branch';

/** The way that the answers lead through a script. Steps off the way ask for nothing. */
export function walk(script: Script, answers: readonly StepAnswer[]): Walk {
  const said = new Map(answers.map((answer) => [answer.step, answer]));
  const path: ScriptStep[] = [];
  let next: ScriptStep | undefined;
  const missing: string[] = [];
  const indexOf = (name: string) => script.steps.findIndex((s) => s.step === name);
  for (let i = 0; i >= 0 && i < script.steps.length && path.length <= script.steps.length;) {
    const step = script.steps[i] as ScriptStep;
    path.push(step);
    const answer = said.get(step.step);
    if (!answer && needsAnswer(step)) next ??= step;
    if (!answer && step.mandatory) missing.push(step.step);
    // Nobody knows which way a branch leads before it was taken.
    if (!answer && step.kind === 'branch') break;
    const value = answer?.value ?? undefined;
    const target = value === undefined ? undefined : step.leads[value];
    i = target === undefined ? i + 1 : target === 'end' ? script.steps.length : indexOf(target);
  }
  return { path, next, missing };
}

/** What the answers fill in on a ticket. */
export function fieldsOf(script: Script, answers: readonly StepAnswer[]): Partial<Record<Fillable, string>> {
  const { path } = walk(script, answers);
  const said = new Map(answers.map((answer) => [answer.step, answer.value]));
  return Object.fromEntries(path.flatMap((step) => (step.into && said.get(step.step) ? [[step.into, said.get(step.step)]] : [])));
}

/** The text of a step in a language, else in the first that it has. */
export const textIn = (texts: Texts, language: string): string => texts[language] ?? Object.values(texts)[0] ?? '';

/** What was gone through, for whoever takes the ticket over: a line for each step, `- question: answer`. */
export function stepsTried(script: Script, answers: readonly StepAnswer[], language: string): string[] {
  const said = new Map(answers.map((answer) => [answer.step, answer]));
  return walk(script, answers).path.flatMap((step) => {
    const answer = said.get(step.step);
    if (!answer) return [];
    return [`- ${textIn(step.texts, language)}: ${answer.value ?? `(left out: ${answer.skipped ?? ''})`}`];
  });
}

/** The script for a ticket's type and a language: the first that fits. */
export const scriptFor = (scripts: readonly Script[], wanted: { type?: string; language: string }): Script | undefined =>
  scripts.find(
    (s) =>
      (wanted.type === undefined || s.type === undefined || s.type === wanted.type) &&
      (s.languages.length === 0 || s.languages.includes(wanted.language)),
  );
