import { definePort, type Scope } from '../kernel/index.ts';

/** A call that the desk made, as a telephone system saw it. */
export interface SeenCall {
  readonly callId: number;
  readonly seconds: number;
  /** Where it can be heard again; the recording itself stays where it is. */
  readonly recordingRef: string | null;
}

/** The call on which somebody asks. */
export interface RunningCall {
  readonly callId: number;
  readonly recordingRef: string | null;
  /** The script that was gone through on it, with the version of the contract that has it: `password@acme@3`. */
  readonly script: string | null;
}

/** What a telephone knows of calls that the desk made: evidence that somebody answered at a number of record. */
export interface CallEvidence {
  /** The latest answered call to a number since an instant, of a client; undefined when there was none, or no system saw it. */
  callTo(scope: Scope, wanted: { clientId: number; number: string; since: Date }): Promise<SeenCall | undefined>;
  /** The call of a client that an agent is on; undefined when they are on none. */
  callOf(scope: Scope, wanted: { clientId: number; agentId: number }): Promise<RunningCall | undefined>;
}
export const callEvidence = definePort<CallEvidence | undefined>('proof.call-evidence', () => undefined);
