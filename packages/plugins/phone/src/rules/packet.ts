/** What the next tier reads first. */
export interface Packet {
  readonly summary: string;
  readonly tried: readonly string[];
  /** Id of a proof of who the caller is, never what was said for it. */
  readonly proof: string | undefined;
  readonly told: string | undefined;
  readonly asked: string;
  readonly callId: number;
}

/** As much as a hand-off takes. */
const LONGEST = 4000;

/** A hand-off packet as one text: summary, steps tried, what was verified, what the caller was told, the call, and what is asked for. */
export function packetText({ summary, tried, proof, told, asked, callId }: Packet): string {
  const parts = [
    `Summary: ${summary}`,
    `Asked for: ${asked}`,
    tried.length > 0 ? `Tried:\n${tried.join('\n')}` : 'Tried: nothing',
    proof ? `Verified: proof ${proof}` : 'Verified: nothing; a caller number is no proof',
    `Told to the caller: ${told ?? 'nothing'}`,
    `Call: ${callId}`,
  ];
  const text = parts.join('\n');
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
