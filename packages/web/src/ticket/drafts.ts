import { keptOnDevice } from '../session/kept.ts';
import {
  isSomething,
  joined,
  mergedSteps,
  placeKey,
  withPicture,
  type Draft,
  type DraftFile,
  type DraftSteps,
  type Place,
  type Written,
} from './draft.ts';

const keyOf = (place: Place): string => `luuri.draft ${placeKey(place)}`;

const drafts = keptOnDevice<Draft>();

const nothing: Draft = { doc: { type: 'doc', content: [] }, text: '' };

/** With the files of pictures that were taken out of the text: they may come back into it. */
const allNow = (place: Place): Draft | undefined => drafts.now(keyOf(place));
const unlessNothing = (draft: Draft | undefined): Draft | undefined => (draft && isSomething(draft) ? draft : undefined);

/** Kept on this device at each letter, for this person alone. Nothing to say is no draft. */
function keepDraft(place: Place, draft: Draft): void {
  const key = keyOf(place);
  if (isSomething(draft) || (draft.files ?? []).length > 0) drafts.put(key, draft);
  else drafts.drop(key);
}

/** What was typed; the files stay. */
export const keepWritten = (place: Place, written: Written): void => keepDraft(place, { ...allNow(place), ...written });

/** Files as they are after a change; what was typed stays. */
export function keepFiles(place: Place, change: (files: readonly DraftFile[]) => readonly DraftFile[]): void {
  const draft = allNow(place) ?? nothing;
  keepDraft(place, { ...draft, files: change(draft.files ?? []) });
}

/** What else is done when it is sent. */
export const keepSteps = (place: Place, steps: DraftSteps): void => keepDraft(place, { ...(allNow(place) ?? nothing), steps });

export const dropDraft = (place: Place): void => drafts.drop(keyOf(place));

/** A draft as it is kept now. */
export const useDraft = (place: Place): Draft | undefined => unlessNothing(drafts.use(keyOf(place)));

/** The same without following it: where an editor begins. */
export const draftNow = (place: Place): Draft | undefined => unlessNothing(allNow(place));

const restored = new Map<string, number>();
function countRestored(place: Place): void {
  const key = keyOf(place);
  restored.set(key, (restored.get(key) ?? 0) + 1);
}
/** How often something became a draft again in this place: an editor that shows another text by then begins anew. */
export const useRestored = (place: Place): number => drafts.useMade(() => restored.get(keyOf(place)) ?? 0);

/** What was told to go out is a draft again, before whatever was begun meanwhile. */
export function restoreDraft(place: Place, back: Draft): void {
  const since = allNow(place) ?? nothing;
  countRestored(place);
  keepDraft(place, {
    ...back,
    ...since,
    ...joined(back, since),
    files: [...(back.files ?? []), ...(since.files ?? [])],
    steps: back.steps && since.steps ? mergedSteps(back.steps, since.steps) : (since.steps ?? back.steps),
  });
}

/** More words after those that are there, and what is done with them. */
export function addToDraft(place: Place, more: Written, steps: DraftSteps): void {
  const before = allNow(place) ?? nothing;
  countRestored(place);
  keepDraft(place, { ...before, ...joined(before, more), steps: mergedSteps(before.steps, steps) });
}

/** A picture that came when nobody wrote there any more. */
export function addPicture(place: Place, file: DraftFile): void {
  const before = allNow(place) ?? nothing;
  countRestored(place);
  keepDraft(place, { ...before, ...withPicture(before, file) });
}
