import { actionRefused, defineAction, isDeskError, onlySystem, type Outside } from '@luuri/core';
import { linkOver, noAccount, providerRefused, wrongKey, wrongProof, wrongSignIn } from './errors.ts';

/** Somebody at the door, by what they tried and as whom: `anonymous` while that is all that is known. */
export interface Tried {
  readonly action: string;
  readonly actor: string;
}

export const noteRefusal = defineAction<Tried & { code: string }>('identity.note-refusal', {
  summary: 'Put on record that somebody was not let in.',
  allow: onlySystem,
  async run(scope, refused) {
    await scope.emit(actionRefused, { ...refused, origin: scope.origin });
  },
});

/**
 * To be turned away is one thing; a weak new password, or a provider that is away, is another. Whoever is not even listened to is put on
 * record where tries are counted, once for each wait: or anybody could fill the audit.
 */
const turnedAway = new Set([wrongSignIn, wrongProof, wrongKey, linkOver, providerRefused, noAccount].map((error) => error.code));

/** A way in: whoever is turned away goes on record, in a step of its own, for what was refused is undone. */
export async function onRecord<T>({ steps }: Pick<Outside, 'steps'>, tried: Tried, enter: () => Promise<T>): Promise<T> {
  try {
    return await enter();
  } catch (e) {
    if (isDeskError(e) && turnedAway.has(e.code)) await steps.run(noteRefusal, { ...tried, code: e.code });
    throw e;
  }
}
