/** Where a call came from, for the audit. */
export interface Origin {
  readonly requestId?: string;
  readonly address?: string;
  /** The program that called, as it calls itself: `Mozilla/5.0 (X11; Linux ...)`. */
  readonly userAgent?: string;
}
