import { keptOnDevice } from '../../session/kept.ts';
import { useMe } from '../../session/me.ts';
import type { Language } from '../../i18n/index.ts';
import type { Template } from './query.ts';

/** Words as somebody typed them. */
export type Typed = Pick<Template['texts'][number], 'subject' | 'text'>;

interface Place {
  readonly client: string | undefined;
  readonly template: Template;
  readonly text: Template['texts'][number];
  readonly language: Language;
}

const words = keptOnDevice<Typed>();

/** Words that somebody tries, kept on this device at each letter; undefined as long as they are those in force. */
export function useTyped({ client = '', template, text, language }: Place) {
  const key = `luuri.mail ${useMe().actor} ${client} ${template.template} ${language}`;
  const kept = words.use(key);
  const isForce = (typed: Typed) => typed.subject === text.subject && typed.text === text.text;
  return {
    typed: kept && !isForce(kept) ? kept : undefined,
    type: (typed: Typed) => (isForce(typed) ? words.drop(key) : words.put(key, { subject: typed.subject, text: typed.text })),
    drop: () => words.drop(key),
  };
}
