/**
 * Where a key was pressed: in a window, in something else that is open on top of the screen (a menu, a list to choose from), in a
 * field that takes letters, on a control that Enter works, or on the screen itself.
 */
export type KeyPlace = 'window' | 'on-top' | 'field' | 'control' | 'screen';

/** What becomes of a key: the screen's command, the way out of a field, or nothing that is ours. */
export type KeyUse = 'command' | 'leave-field' | 'theirs';

/** Of boxes and buttons among the inputs one needs no letters. */
const fields = 'input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select';
const controls = 'button, a[href], summary, input, [role=button], [role=tab], [role=switch]';
const onTop = '[aria-haspopup][aria-expanded=true], [role=menu], [role=listbox], [role=dialog]';

/** Asked before anybody acts on the key: what it closes is then still open. */
export function keyPlaceOf(target: EventTarget | null): KeyPlace {
  if (document.querySelector('[aria-modal="true"]')) return 'window';
  if (!(target instanceof HTMLElement)) return 'screen';
  if (target.closest(onTop)) return 'on-top';
  if (target.isContentEditable || target.matches(fields)) return 'field';
  return target.closest(controls) ? 'control' : 'screen';
}

/** What a key is for. Escape leaves one thing at a time: what is open on top, then the field, then the screen. */
export function keyUse(key: string, place: KeyPlace): KeyUse {
  if (place === 'window') return 'theirs';
  if (place === 'screen' || key.startsWith('mod+')) return 'command';
  if (place === 'control') return key === 'Enter' ? 'theirs' : 'command';
  return place === 'field' && key === 'Escape' ? 'leave-field' : 'theirs';
}
