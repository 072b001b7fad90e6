import type { CallEvidence } from '@luuri/core';
import { callRows } from '../entities/index.ts';

/** What a telephone system saw of calls that went out. One that an agent began by hand was seen by nobody. */
export const evidenceOfCalls: CallEvidence = {
  async callTo(scope, { clientId, number, since }) {
    const found = await scope.rows(callRows).find({
      where: { clientId, direction: 'out', toNumber: number },
      order: { id: 'DESC' },
      limit: 20,
    });
    const call = found.find((one) => one.bridgeId !== 0 && one.answeredAt !== null && one.startedAt >= since);
    if (!call?.answeredAt) return undefined;
    const until = call.endedAt ?? scope.now;
    return { callId: call.id, seconds: (until.getTime() - call.answeredAt.getTime()) / 1000, recordingRef: call.recordingRef };
  },
};
