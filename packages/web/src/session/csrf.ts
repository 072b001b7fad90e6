/** The token that a change by cookie must carry; it changes with the session, and lives in memory alone. */
let token: string | undefined;

export const csrfToken = (): string | undefined => token;
export function keepCsrfToken(next: string | undefined): void {
  if (next !== undefined) token = next;
}
