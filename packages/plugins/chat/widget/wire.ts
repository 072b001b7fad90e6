/** What the desk says, and how it is asked. Types of what comes over the wire: see `src/visitor/`. */

export interface Offer {
  readonly client: string;
  readonly language: Language;
  readonly open: boolean;
  readonly opensAt: string | null;
  readonly staffed: boolean;
  readonly title: string | null;
  readonly greeting: string | null;
  readonly away: string | null;
  readonly form: boolean;
  readonly accent: string;
  readonly onAccent: string;
  readonly mostFileBytes: number;
  readonly fileTypes: readonly string[];
  readonly waitMs: number | null;
}

export type Language = 'fi' | 'sv' | 'en';

export interface ChatState {
  readonly state: 'proving' | 'waiting' | 'active' | 'ended';
  readonly ticketId: number | null;
  readonly position: number | null;
  readonly waitMs: number | null;
  readonly agent: string | null;
  readonly lastSeq: number;
  readonly agentRead: number;
  /** True while a code that was mailed is to be typed. */
  readonly codeAsked: boolean;
  readonly triesLeft?: number;
}

export interface Line {
  readonly seq: number;
  readonly kind: 'text' | 'taken' | 'waiting' | 'ended';
  readonly by: 'visitor' | 'agent' | 'desk';
  readonly name: string | null;
  readonly ref: string | null;
  readonly at: string;
  readonly text: string | null;
  readonly files: readonly { readonly id: number; readonly name: string; readonly size: number }[];
}

/** A refusal of the desk; what comes of a lost network is any other error. */
export class Refused extends Error {
  readonly code: string;
  /** Milliseconds after which it may be tried again; undefined when that is pointless. */
  readonly againMs: number | undefined;

  constructor(
    status: number,
    { code = '', detail = '', retryAfterSeconds }: { code?: string; detail?: string; retryAfterSeconds?: number },
  ) {
    super(detail);
    this.code = code;
    this.againMs = status === 429 ? (retryAfterSeconds ?? 5) * 1000 : status >= 500 ? 2000 : undefined;
  }
}

export const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms));

/** How long an answer may take before the network counts as lost. */
const PATIENCE_MS = 20_000;

/** The desk, as one visitor asks it. No cookie goes along. */
export class Desk {
  readonly chat: string;

  constructor(api: string, key: string) {
    this.chat = `${api}/chat/${encodeURIComponent(key)}`;
  }

  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const answer = await fetch(this.chat + path, {
      ...init,
      credentials: 'omit',
      cache: 'no-store',
      signal: init.signal ?? AbortSignal.timeout(PATIENCE_MS),
    });
    if (!answer.ok) throw new Refused(answer.status, (await answer.json().catch(() => ({}))) as { code?: string; detail?: string });
    return answer;
  }

  async post<T>(path: string, body: object): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    const answer = await this.ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  }

  async offer(language: string): Promise<Offer> {
    return (await (await this.ask(/^(fi|sv|en)$/.test(language) ? `?language=${language}` : '')).json()) as Offer;
  }

  /** Server-sent events, read by hand: the browser's own reader cannot send a header. Resolves when the stream ends. */
  async listen(
    token: string,
    after: number,
    parts: { told: (event: string, data: unknown) => void; begun: () => void; signal: AbortSignal },
  ): Promise<void> {
    const headers = { 'x-chat-token': token, ...(after > 0 ? { 'last-event-id': String(after) } : {}) };
    const answer = await this.ask('/stream', { headers, signal: parts.signal });
    parts.begun();
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    // A desk that says nothing for so long is gone: it says something every 15 seconds.
    for (;;) {
      const piece = await Promise.race([reader?.read(), pause(45_000)]);
      if (!piece || piece.done) break;
      text += piece.value;
      const whole = text.split('\n\n');
      text = whole.pop() ?? '';
      for (const one of whole) {
        const data = /^data: (.*)$/m.exec(one)?.[1];
        if (data !== undefined) parts.told(/^event: (.*)$/m.exec(one)?.[1] ?? '', JSON.parse(data));
      }
    }
    await reader?.cancel().catch(() => undefined);
  }
}
