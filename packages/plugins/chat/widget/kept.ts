/** What the browser keeps, so that a reload loses nothing: which chat it is, what waits to be sent, what is being typed. */

export interface Unsent {
  readonly ref: string;
  readonly text: string;
}

interface Kept {
  /** Opens the chat, and nothing else. */
  token: string | undefined;
  /** True once the desk knows the token. */
  begun: boolean;
  open: boolean;
  unsent: Unsent[];
  /** What stands in the fields, by name. */
  drafts: Record<string, string>;
}

const nothing = (): Kept => ({ token: undefined, begun: false, open: false, unsent: [], drafts: {} });

/** Random bytes as base64url. */
export function random(bytes: number): string {
  const all = crypto.getRandomValues(new Uint8Array(bytes));
  return btoa(String.fromCharCode(...all))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** In the browser's own store; in memory alone where that is refused. */
export class Memory {
  readonly kept: Kept;
  private readonly name: string;

  constructor(key: string) {
    this.name = `luuri-chat:${key}`;
    this.kept = { ...nothing(), ...this.read() };
  }

  private read(): Partial<Kept> {
    try {
      return JSON.parse(localStorage.getItem(this.name) ?? '{}') as Partial<Kept>;
    } catch {
      return {};
    }
  }

  keep(change: Partial<Kept>): void {
    Object.assign(this.kept, change);
    try {
      localStorage.setItem(this.name, JSON.stringify(this.kept));
    } catch {
      // A browser that keeps nothing still talks.
    }
  }

  /** The chat is over; what was typed and not sent stays. */
  forget(): void {
    this.keep({ token: undefined, begun: false, unsent: [] });
  }

  draft(name: string, text: string): void {
    this.keep({ drafts: { ...this.kept.drafts, [name]: text } });
  }

  token(): string {
    if (this.kept.token === undefined) this.keep({ token: random(32), begun: false });
    return this.kept.token ?? '';
  }
}
