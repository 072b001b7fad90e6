import { useEffect, useRef, useSyncExternalStore } from 'react';
import { keyPlaceOf, keyUse, type KeyPlace } from './key-place.ts';

export type CommandGroup = 'everywhere' | 'list' | 'ticket';

/** One thing that can be done here, by its key, by Ctrl-K, and under `?`. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly group: CommandGroup;
  /** As pressed: `j`, `g q` for one after the other, `mod+Enter` for Ctrl or Cmd. None for what has no key. */
  readonly keys?: string;
  /** False for what Ctrl-K need not list: moving in a list. */
  readonly listed?: boolean;
  readonly run: () => void;
}

const sets = new Set<readonly Command[]>();
let all: readonly Command[] = [];
const watchers = new Set<() => void>();

function changed(): void {
  all = [...sets].flat();
  for (const watch of watchers) watch();
}
const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** Everything that can be done on the screen as it is. */
export const useAllCommands = (): readonly Command[] => useSyncExternalStore(watch, () => all);

/** Offer commands while the calling part is on the screen. A later part's key goes before an earlier one's. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  const shape = commands.map(({ id, label, keys }) => `${id} ${label} ${keys ?? ''}`).join('\n');
  useEffect(() => {
    const set = latest.current.map((command, i) => ({ ...command, run: () => latest.current[i]?.run() }));
    sets.add(set);
    changed();
    return () => {
      sets.delete(set);
      changed();
    };
  }, [shape]);
}

const FOLLOW_MS = 1_200;

function keyOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): string {
  return `${ctrlKey || metaKey ? 'mod+' : ''}${altKey ? 'alt+' : ''}${key.length === 1 ? key.toLowerCase() : key}`;
}

/** Listens for keys. @returns how to end it */
export function listenForKeys(): () => void {
  let before = '';
  let beforeAt = 0;
  let place: KeyPlace = 'screen';
  // Heard before anybody else: what Escape closes is gone when it comes to the screen.
  const look = ({ target }: KeyboardEvent) => (place = keyPlaceOf(target));
  const hear = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const key = keyOf(event);
    const use = keyUse(key, place);
    if (use === 'leave-field' && event.target instanceof HTMLElement) event.target.blur();
    if (use !== 'command') return;
    const pair = event.timeStamp - beforeAt < FOLLOW_MS && before ? `${before} ${key}` : key;
    const byKeys = (keys: string) => all.findLast((command) => command.keys === keys);
    const found = byKeys(pair) ?? byKeys(key);
    const begins = all.some((command) => command.keys?.startsWith(`${key} `));
    before = begins && !found ? key : '';
    beforeAt = event.timeStamp;
    if (!found) return;
    event.preventDefault();
    found.run();
  };
  window.addEventListener('keydown', look, { capture: true });
  document.addEventListener('keydown', hear);
  return () => {
    window.removeEventListener('keydown', look, { capture: true });
    document.removeEventListener('keydown', hear);
  };
}
