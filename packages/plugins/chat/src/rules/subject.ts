const LONGEST = 80;

/** The subject of the ticket: the first line of what the visitor asks, cut between words. */
export function subjectOf(question: string): string {
  const line = question.trim().split('\n')[0]?.trim() ?? '';
  if (line.length <= LONGEST) return line || '-';
  const cut = line.slice(0, LONGEST);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2)).trimEnd()}…`;
}
