/** What a call leaves for the next tier. */
export interface FromCall {
  readonly subject: string;
  readonly callId: number;
  /** Id of a proof of who the caller is, never what was said for it. */
  readonly proof: string | undefined;
  /** Steps of the script as a list, each with a dash. */
  readonly steps: readonly string[];
  readonly told: string | undefined;
  readonly asked: string;
}

/** As much of each part as a hand-off takes. All of it stands in the ticket's notes and in the call. */
const MOST_STEPS = 50;
const LONGEST_STEP = 500;
const LONGEST_PART = 2_000;

const cut = (text: string, longest: number): string => (text.length <= longest ? text : `${text.slice(0, longest - 1)}…`);

function tried(steps: readonly string[]): string[] {
  const words = steps.map((step) => cut(step.replace(/^- /, ''), LONGEST_STEP));
  return words.length <= MOST_STEPS ? words : [...words.slice(0, MOST_STEPS - 1), '…'];
}

/** The parts of a hand-off: what it is about with the call's number and what was verified, steps tried, what the caller was told, what is asked for. */
export function packetOfCall({ subject, callId, proof, steps, told, asked }: FromCall) {
  const verified = proof === undefined ? 'nothing; a caller number is no proof' : `proof ${proof}`;
  return {
    handover: `${subject}\nCall: ${String(callId)}\nVerified: ${verified}`,
    tried: tried(steps),
    ...(told === undefined ? {} : { told: cut(told, LONGEST_PART) }),
    asks: cut(asked, LONGEST_PART),
  };
}
