import { keptOnDevice } from '../session/kept.ts';
import { useMe } from '../session/me.ts';

const words = keptOnDevice<{ readonly text: string }>();

/** Words that somebody types, kept on this device at each letter until they are sent. @param what which words: no two forms say the same */
export function useKeptWords(what: string): readonly [text: string, write: (text: string) => void] {
  const key = `luuri.words ${useMe().actor} ${what}`;
  const write = (text: string) => (text === '' ? words.drop(key) : words.put(key, { text }));
  return [words.use(key)?.text ?? '', write];
}
