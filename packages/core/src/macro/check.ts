import { invalidInput, type Mistake, type Scope } from '../kernel/index.ts';
import { formattedWords } from '../message/index.ts';
import { agentsInSight } from '../team/index.ts';
import { fieldsOf, workflow } from '../ticket/index.ts';
import { doesNothing, unknownIn as unknownVariableIn } from './errors.ts';
import { paragraphsOf, unknownIn } from './rules/variables.ts';
import { changesOf, type ReplyTextsView, type Steps, type StepsView } from './steps.ts';

function refuseUnknown(field: string, text: string): void {
  const [variable] = unknownIn(text);
  if (variable !== undefined) throw unknownVariableIn(field, variable);
}

/** Replies, each safe and with nothing in it that cannot be filled in. */
async function checkedReply(reply: NonNullable<Steps['reply']>): Promise<ReplyTextsView> {
  const safe: ReplyTextsView = {};
  for (const language of ['fi', 'sv', 'en'] as const) {
    const text = reply[language];
    if (text === undefined || text.trim() === '') continue;
    refuseUnknown(`reply.${language}`, text);
    const { html, text: plain } = await formattedWords(paragraphsOf(text));
    safe[language] = html ?? plain;
  }
  return safe;
}

/** What does not fit this desk. Who is not in sight is as unknown as nobody. */
async function mistakesIn(scope: Scope, steps: Steps, { clientId }: { clientId: number | null }): Promise<Mistake[]> {
  const wrong = (path: string, message: string): Mistake => ({ path: `steps.${path}`, message });
  const { state, agentId, fields, toTier, note } = steps;
  const states = [...workflow(scope).states.keys()];
  const known = fields === undefined || clientId === null ? [] : (await fieldsOf(scope, clientId)).map(({ key }) => key);
  return [
    ...(state === undefined || states.includes(state) ? [] : [wrong('state', `must be one of ${states.join(', ')}, not ${state}`)]),
    ...(agentId === undefined || (await agentsInSight(scope)).some(({ id, active }) => id === agentId && active)
      ? []
      : [wrong('agentId', 'must be an agent')]),
    ...(agentId !== undefined && steps.takeIt ? [wrong('takeIt', 'must be left out when an agent is named')] : []),
    ...(fields !== undefined && clientId === null ? [wrong('fields', 'are those of a client: name the client that the macro is for')] : []),
    ...(clientId === null
      ? []
      : Object.keys(fields ?? {})
          .filter((key) => !known.includes(key))
          .map((key) => wrong(`fields.${key}`, `must be a field of the client: ${known.join(', ') || 'it has none'}`))),
    ...(toTier !== undefined && note === undefined ? [wrong('note', 'must be given: the next tier reads it first')] : []),
  ];
}

/** Steps as they are kept. @throws `macro.unknown-variable`, `macro.does-nothing`, `input.invalid` with the path of each mistake */
export async function checkedSteps(scope: Scope, steps: Steps, whose: { clientId: number | null }): Promise<StepsView> {
  const mistakes = await mistakesIn(scope, steps, whose);
  if (mistakes.length > 0) throw invalidInput({ what: 'macro', mistakes });
  const reply = steps.reply ? await checkedReply(steps.reply) : {};
  const note = steps.note?.trim();
  if (note !== undefined) refuseUnknown('note', note);
  const kept = {
    ...(Object.keys(reply).length > 0 ? { reply } : {}),
    ...(note ? { note } : {}),
    ...changesOf(steps),
  };
  if (Object.keys(kept).length === 0) throw doesNothing({});
  return kept;
}
