import { contractById, type CallEvidence } from '@luuri/core';
import { callRows, scriptRunRows, turnRows } from '../entities/index.ts';

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
  async callOf(scope, { clientId, agentId }) {
    const turn = await scope.rows(turnRows).first({ clientId, agentId, direction: 'in', endedAt: null }, { id: 'DESC' });
    if (!turn) return undefined;
    const { id: callId, recordingRef } = await scope.rows(callRows).get(turn.callId);
    const run = await scope.rows(scriptRunRows).first({ callId });
    if (!run) return { callId, recordingRef, script: null };
    const { client, version } = await contractById(scope, run.contractId);
    return { callId, recordingRef, script: `${run.script}@${client}@${String(version)}` };
  },
};
