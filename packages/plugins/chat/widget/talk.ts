import { Memory, random, type Unsent } from './kept.ts';
import { Desk, pause, Refused, type ChatState, type Line } from './wire.ts';

/** What the view is told. */
export interface Shown {
  readonly state: ChatState | undefined;
  readonly lines: readonly Line[];
  readonly unsent: readonly Unsent[];
  readonly isOffline: boolean;
  readonly isTyping: boolean;
}

/** What a visitor says when they begin. */
export interface Beginning {
  readonly name: string;
  readonly address: string;
  readonly text: string;
}

export interface About {
  readonly language: string;
  readonly pass: string | undefined;
}

const SLOWEST_MS = 10_000;
const TYPED_EVERY_MS = 3_000;
const TYPING_SHOWN_MS = 5_000;

/** One visitor's conversation: what came is kept in order and once, what goes is sent until it is taken. */
export class Talk {
  private readonly desk: Desk;
  private readonly memory: Memory;
  private readonly tell: (shown: Shown) => void;
  private readonly lines = new Map<number, Line>();
  private state: ChatState | undefined;
  private isOffline = false;
  private typingUntil = 0;
  private typedAt = 0;
  private isSending = false;
  private listening: AbortController | undefined;
  private readAt = 0;

  constructor(desk: Desk, memory: Memory, tell: (shown: Shown) => void) {
    this.desk = desk;
    this.memory = memory;
    this.tell = tell;
    addEventListener('online', () => this.hurry());
    addEventListener('offline', () => this.lost());
  }

  /** How it stands now. */
  now(): Shown {
    const lines = [...this.lines.values()].sort((a, b) => a.seq - b.seq);
    const { unsent } = this.memory.kept;
    return { state: this.state, lines, unsent, isOffline: this.isOffline, isTyping: this.typingUntil > Date.now() };
  }

  private show(): void {
    this.tell(this.now());
  }

  private lost(): void {
    this.isOffline = true;
    this.show();
  }

  /** Tries until the desk answers; what it refuses for good is thrown. */
  private async until<T>(what: () => Promise<T>): Promise<T> {
    for (let wait = 500; ; wait = Math.min(wait * 2, SLOWEST_MS)) {
      try {
        const answer = await what();
        if (this.isOffline) {
          this.isOffline = false;
          this.show();
        }
        return answer;
      } catch (e) {
        if (e instanceof Refused && e.againMs === undefined) throw e;
        if (!(e instanceof Refused)) this.lost();
        await Promise.race([pause(e instanceof Refused ? (e.againMs ?? wait) : wait), this.woken()]);
      }
    }
  }

  private hurry: () => void = () => undefined;

  private woken(): Promise<void> {
    return new Promise((again) => {
      this.hurry = again;
    });
  }

  private get who(): { token: string } {
    return { token: this.memory.token() };
  }

  /** Begin, or, after a reload in the middle of it, find that it has begun. */
  async begin(said: Beginning, { language, pass }: About): Promise<void> {
    const page = location.href.slice(0, 1000);
    const more = {
      ...(/^(fi|sv|en)$/.test(language) ? { language } : {}),
      ...(/^https?:/.test(page) ? { page } : {}),
      ...(pass ? { pass } : {}),
    };
    this.state = await this.until(() => this.desk.post<ChatState>('/start', { ...this.who, ...said, ...more }));
    this.memory.keep({ begun: true });
    this.show();
    this.goOn();
  }

  async leaveMessage(said: Beginning): Promise<number> {
    const { ticketId } = await this.until(() => this.desk.post<{ ticketId: number }>('/messages', { ...this.who, ...said }));
    this.memory.forget();
    return ticketId;
  }

  async prove(code: string): Promise<ChatState> {
    this.state = await this.until(() => this.desk.post<ChatState>('/prove', { ...this.who, code }));
    this.show();
    this.goOn();
    return this.state;
  }

  /** Come back after a reload. False when the desk does not know the chat any more. */
  async resume(): Promise<boolean> {
    try {
      this.state = await this.until(() => this.desk.post<ChatState>('/state', this.who));
    } catch {
      this.memory.forget();
      return false;
    }
    this.show();
    this.goOn();
    return true;
  }

  private goOn(): void {
    if (!this.state || this.state.state === 'proving' || this.listening) return;
    this.listening = new AbortController();
    void this.listen(this.listening.signal);
    void this.sendAll();
  }

  /** Listens until the chat is over, again and again, each time after the last line that came. */
  private async listen(signal: AbortSignal): Promise<void> {
    const told = (event: string, data: unknown): void => this.told(event, data);
    let isOver = false;
    while (!signal.aborted && !isOver) {
      try {
        await this.until(() => this.desk.listen(this.who.token, this.last(), { told, begun: () => this.heard(), signal }));
        isOver = this.state?.state === 'ended';
        if (!isOver) await pause(500);
      } catch {
        isOver = true; // the desk knows it no more
      }
    }
    this.listening = undefined;
  }

  private heard(): void {
    this.isOffline = false;
    this.show();
  }

  private last(): number {
    return Math.max(0, ...this.lines.keys());
  }

  private told(event: string, data: unknown): void {
    if (event === 'line') this.came(data as Line);
    if (event === 'state') this.state = data as ChatState;
    if (event === 'typing') {
      this.typingUntil = Date.now() + TYPING_SHOWN_MS;
      setTimeout(() => this.show(), TYPING_SHOWN_MS + 50);
    }
    this.show();
  }

  private came(line: Line): void {
    this.lines.set(line.seq, line);
    if (line.by === 'agent') this.typingUntil = 0;
    const unsent = this.memory.kept.unsent.filter((one) => one.ref !== line.ref);
    if (unsent.length < this.memory.kept.unsent.length) this.memory.keep({ unsent });
  }

  /** Kept first, and sent then: whatever happens in between, it is there and is sent once. */
  say(text: string): void {
    this.memory.keep({ unsent: [...this.memory.kept.unsent, { ref: random(12), text }] });
    this.typedAt = 0; // what is typed next is another line
    this.show();
    void this.sendAll();
  }

  private async sendAll(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    try {
      for (let [first] = this.memory.kept.unsent; first; [first] = this.memory.kept.unsent) {
        const { ref, text } = first;
        await this.until(() => this.desk.post('/say', { ...this.who, ref, text }));
        this.memory.keep({ unsent: this.memory.kept.unsent.filter((one) => one.ref !== ref) });
      }
    } catch {
      // Refused for good: the chat is over, and the text stays where it can be read and copied.
    } finally {
      this.isSending = false;
      this.show();
    }
  }

  async sendFile(file: File): Promise<void> {
    const body = await file.arrayBuffer();
    const headers = {
      'content-type': 'application/octet-stream',
      'x-chat-token': this.who.token,
      'x-ref': random(12),
      'x-file-name': encodeURIComponent(file.name),
      'x-file-type': file.type || 'application/octet-stream',
    };
    await this.until(() => this.desk.ask('/files', { method: 'POST', headers, body, signal: AbortSignal.timeout(120_000) }));
  }

  async download(id: number): Promise<Blob> {
    return (await this.desk.ask(`/files/${String(id)}`, { headers: { 'x-chat-token': this.who.token } })).blob();
  }

  typed(): void {
    const now = Date.now();
    if (this.state?.state !== 'active' || now - this.typedAt < TYPED_EVERY_MS) return;
    this.typedAt = now;
    void this.desk.post('/typing', this.who).catch(() => undefined);
  }

  /** Everything that there is was seen. */
  seen(): void {
    const last = this.last();
    if (last <= this.readAt) return;
    this.readAt = last;
    void this.desk.post('/read', { ...this.who, seq: last }).catch(() => {
      this.readAt = 0;
    });
  }

  async end(): Promise<void> {
    this.state = await this.until(() => this.desk.post<ChatState>('/end', this.who));
    this.show();
  }

  mailTranscript(): Promise<unknown> {
    return this.until(() => this.desk.post('/transcript', this.who));
  }

  /** Make room for a new one. */
  forget(): void {
    this.listening?.abort();
    this.listening = undefined;
    this.memory.forget();
    this.lines.clear();
    [this.state, this.readAt] = [undefined, 0];
    this.show();
  }
}
