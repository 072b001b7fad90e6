interface Provable {
  readonly state: string;
  readonly verified: string;
  readonly proofAskedAt: Date | null;
}

/** Whether a code is to be typed: before the chat begins, or in the middle of it when its agent asked for that. */
export const mayProve = ({ state, verified, proofAskedAt }: Provable): boolean =>
  state === 'proving' || (proofAskedAt !== null && verified === 'none' && (state === 'active' || state === 'waiting'));

/** So long an agent waits before another code is mailed: the last one may still be on its way. */
const AGAIN_MS = 30_000;

/** Seconds until a code may be mailed again; 0 when it may now. */
export const secondsUntilNextCode = (askedAt: Date | null, now: Date): number =>
  askedAt === null ? 0 : Math.max(0, Math.ceil((askedAt.getTime() + AGAIN_MS - now.getTime()) / 1000));
