import type { Priority } from '../../api/shapes.ts';
import type { Macro } from '../../ticket/shapes.ts';

export const languages = ['fi', 'sv', 'en'] as const;
export type Language = (typeof languages)[number];

/** A macro while it is written: what is empty is not there. */
export interface Form {
  readonly name: string;
  readonly client: string | null;
  readonly team: string | null;
  readonly reply: Readonly<Record<Language, string>>;
  readonly note: string;
  readonly state: string | null;
  readonly priority: Priority | null;
  /** `me`, or the number of an agent. */
  readonly who: string | null;
  readonly toTier: string | null;
  readonly fields: Readonly<Record<string, string>>;
}

export const blank: Form = {
  ...{ name: '', client: null, team: null, reply: { fi: '', sv: '', en: '' }, note: '' },
  ...{ state: null, priority: null, who: null, toTier: null, fields: {} },
};

export function formOf({ name, client, team, steps }: Macro): Form {
  const { reply = {}, note = '', state = null, priority = null, agentId, takeIt, toTier, fields = {} } = steps;
  return {
    ...{ name, client, team, note, state, priority },
    reply: { fi: reply.fi ?? '', sv: reply.sv ?? '', en: reply.en ?? '' },
    who: takeIt ? 'me' : agentId === undefined ? null : String(agentId),
    toTier: toTier === undefined ? null : String(toTier),
    fields: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, String(value)])),
  };
}

const present = (texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));

/** What the API is told: nothing of what is empty. */
export function bodyOf({ name, client, team, reply, note, state, priority, who, toTier, fields }: Form) {
  const [texts, values] = [present(reply), present(fields)];
  const steps = {
    ...(Object.keys(texts).length > 0 ? { reply: texts } : {}),
    ...(note.trim() ? { note: note.trim() } : {}),
    ...(state === null ? {} : { state }),
    ...(priority === null ? {} : { priority }),
    ...(who === null ? {} : who === 'me' ? { takeIt: true } : { agentId: Number(who) }),
    ...(toTier === null ? {} : { toTier: Number(toTier) }),
    ...(Object.keys(values).length > 0 ? { fields: values } : {}),
  };
  return { name: name.trim(), ...(client === null ? {} : { client }), ...(team === null ? {} : { team }), steps };
}
