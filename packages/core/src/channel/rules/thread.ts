/** Reply prefixes in use among Finnish, Swedish and English programs. `VS:` is a reply in Finnish and a forward in Danish: it decides nothing. */
const forward = /^\s*(?:\[[^\]]*\]\s*)*(fwd?|wg|vl|vb|tr|i)\s*:/i;

/** True when the subject says that this was passed on rather than answered. */
export const isForward = (subject: string): boolean => forward.test(subject);

/** The number in `[#123]`, when there is one. */
export function subjectTicket(subject: string): number | undefined {
  const match = /\[#(\d{1,15})\]/.exec(subject);
  return match ? Number(match[1]) : undefined;
}

/** The ticket in `help+t12@acme.example`. */
export function taggedTicket(addresses: readonly string[]): number | undefined {
  for (const address of addresses) {
    const match = /\+t(\d{1,15})@/.exec(address);
    if (match) return Number(match[1]);
  }
  return undefined;
}
