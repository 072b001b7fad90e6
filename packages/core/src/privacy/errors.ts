import { defineError } from '../kernel/index.ts';

export const onHold = defineError<{ personId: number; reason: string }>(
  'privacy.legal-hold',
  'conflict',
  ({ personId, reason }) => `Person ${personId} is under a legal hold (${reason}): release it first, with DELETE /legal-holds/ID.`,
);
export const notErased = defineError<{ places: readonly string[] }>(
  'privacy.not-erased',
  'defect',
  ({ places }) => `Something of the person is still in ${places.join(', ')}; nothing was erased at all.`,
);
