interface Pack {
  readonly resetId: number;
  readonly ticketId: number;
  readonly deed: string;
  readonly login: string;
  readonly state: string;
  readonly policy: string;
  readonly brokenAt: number | null;
  readonly lines: readonly {
    readonly seq: number;
    readonly at: Date;
    readonly by: string;
    readonly what: string;
    readonly facts: object;
    readonly hash: string;
  }[];
}

/** Spreadsheets take what begins with these for a formula. */
const formula = /^[=+\-@\t\r]/;

export function cell(value: unknown): string {
  const text = typeof value === 'string' ? value : value instanceof Date ? value.toISOString() : JSON.stringify(value);
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One row for each line of evidence. */
export function csvOf(packs: readonly Pack[]): string {
  const head = ['reset', 'ticket', 'deed', 'account', 'state', 'policy', 'chain', 'line', 'at', 'by', 'what', 'facts', 'hash'];
  const rows = packs.flatMap((p) =>
    p.lines.map((l) => [
      ...[p.resetId, p.ticketId, p.deed, p.login, p.state, p.policy, p.brokenAt === null ? 'holds' : `broken at ${String(p.brokenAt)}`],
      ...[l.seq, l.at, l.by, l.what, l.facts, l.hash],
    ]),
  );
  return [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}
