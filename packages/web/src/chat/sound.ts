import { useSyncExternalStore } from 'react';

const KEY = 'luuri.chat.sound';
const watchers = new Set<() => void>();
const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};
const isOn = (): boolean => localStorage.getItem(KEY) !== 'off';
export const useSound = (): boolean => useSyncExternalStore(watch, isOn);

/** Heard or not, on this device. Whoever turns it on is asked whether the browser may say it too, when the window is behind others. */
export function setSound(on: boolean): void {
  localStorage.setItem(KEY, on ? 'on' : 'off');
  for (const each of watchers) each();
  if (on && 'Notification' in window && Notification.permission === 'default') void Notification.requestPermission();
  if (on) ring('word');
}

/** Two notes for somebody new, one soft one for a word in a chat of one's own. No file: they are made here. */
const notes = { new: [880, 1175], word: [660] } as const;
const NOTE_S = 0.12;
let context: AudioContext | undefined;

export function ring(what: keyof typeof notes): void {
  if (!isOn()) return;
  context ??= new AudioContext();
  const { currentTime: now } = context;
  for (const [i, pitch] of notes[what].entries()) {
    const begin = now + i * NOTE_S;
    const [tone, volume] = [context.createOscillator(), context.createGain()];
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.0001, begin);
    volume.gain.exponentialRampToValueAtTime(what === 'new' ? 0.15 : 0.06, begin + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, begin + NOTE_S);
    tone.connect(volume).connect(context.destination);
    tone.start(begin);
    tone.stop(begin + NOTE_S);
  }
}

/** In the browser's own way, when nobody looks at the window and it may. */
export function tellBehind(title: string, body: string): void {
  if (!isOn() || document.visibilityState === 'visible' || !('Notification' in window) || Notification.permission !== 'granted') return;
  const told = new Notification(title, { body, tag: 'luuri-chat' });
  told.addEventListener('click', () => {
    window.focus();
    told.close();
  });
}
