import { fill, make, setText } from './dom.ts';
import { formOf, type FieldOf } from './form.ts';
import type { Memory } from './kept.ts';
import { LogView } from './log.ts';
import type { Shown, Talk } from './talk.ts';
import { Refused, type ChatState, type Offer } from './wire.ts';
import { wordsIn, type Words } from './words.ts';

/** What the page says of whoever looks at it; with a pass the desk knows them. */
export interface Known {
  readonly name: string | undefined;
  readonly address: string | undefined;
  /** Gets one that was not used yet. */
  readonly pass: (() => Promise<string | undefined>) | undefined;
}

export interface Parts {
  readonly offer: Offer;
  readonly memory: Memory;
  readonly talk: Talk;
  readonly known: Known;
}

/** What is inside the window: a form, or a conversation. */
export class ChatView {
  readonly element = make('div', { class: 'box', role: 'dialog' });
  readonly words: Words;
  private readonly parts: Parts;
  private readonly status = make('div', { class: 'status', role: 'status' });
  private readonly trouble = make('div', { class: 'trouble', role: 'alert' });
  private readonly typing = make('div', { class: 'typing', 'aria-live': 'polite' });
  private readonly header: HTMLElement;
  private readonly log: LogView;
  private readonly say: HTMLFormElement;
  private readonly field = make('textarea', { name: 'message', rows: '2', maxlength: '4000' });
  private readonly last: HTMLElement;
  private readonly over: HTMLElement;
  private start: HTMLElement | undefined;
  private code: HTMLFormElement | undefined;
  private asked: HTMLElement | undefined;
  private said = '';

  constructor(parts: Parts, close: (() => void) | undefined) {
    this.parts = parts;
    const { offer, talk } = parts;
    this.words = wordsIn(offer.language);
    const title = offer.title ?? this.words.title;
    this.element.setAttribute('aria-label', title);
    this.element.lang = offer.language;
    this.header = make(
      'header',
      {},
      make('h2', {}, title),
      close && make('button', { type: 'button', 'aria-label': this.words.close, click: close }, '×'),
    );
    this.log = new LogView(this.words, talk, offer.language);
    this.say = this.sayForm();
    const { words } = this;
    this.last = make(
      'div',
      { class: 'last' },
      this.fileButton(),
      make('button', { type: 'button', class: 'plain', click: () => void talk.end() }, words.end),
    );
    this.over = make(
      'div',
      { class: 'last' },
      make('button', { type: 'button', click: () => this.again() }, words.again),
      make('button', { type: 'button', class: 'plain', click: () => void this.transcribe() }, words.transcript),
    );
  }

  focus(): void {
    this.element.querySelector<HTMLElement>('input,textarea,.begin button,.last button')?.focus();
  }

  private again(): void {
    this.said = '';
    [this.start, this.code, this.asked] = [undefined, undefined, undefined];
    this.parts.talk.forget();
    this.focus();
  }

  private async transcribe(): Promise<void> {
    await this.parts.talk.mailTranscript();
    this.tell(this.words.transcriptSent);
  }

  private tell(text: string): void {
    this.said = text;
    setText(this.status, text);
  }

  show(shown: Shown): void {
    const { state, isOffline, isTyping } = shown;
    setText(this.trouble, isOffline ? this.words.offline : '');
    const trouble = isOffline ? this.trouble : null;
    if (!state) return fill(this.element, [this.header, trouble, ...this.beginning()]);
    setText(this.status, this.said || this.statusOf(state));
    if (state.state === 'proving') return fill(this.element, [this.header, this.status, trouble, (this.code ??= this.codeForm())]);
    setText(this.typing, isTyping && state.agent !== null ? this.words.typing(state.agent) : '');
    const isOver = state.state === 'ended';
    const below = isOver ? [this.over] : [this.typing, this.say, this.last];
    const asked = state.codeAsked && !isOver ? this.codeAsked() : null;
    fill(this.element, [this.header, this.status, trouble, this.log.element, asked, ...below]);
    this.log.show(shown);
  }

  private statusOf({ state, position, waitMs, agent }: ChatState): string {
    const { words } = this;
    if (state === 'proving') return words.code;
    if (state === 'ended') return words.ended;
    if (state === 'active') return words.with(agent ?? '');
    const wait = waitMs === null ? '' : words.wait(Math.floor(waitMs / 60_000));
    return `${words.position(position ?? 1)} ${wait}`.trim();
  }

  private beginning(): (Node | null)[] {
    const { offer, known } = this.parts;
    const { words } = this;
    if (this.said) return [make('div', { class: 'status', role: 'status' }, this.said)];
    const opens =
      offer.opensAt === null
        ? ''
        : words.opens(new Intl.DateTimeFormat(offer.language, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(offer.opensAt)));
    const text = offer.open ? [offer.greeting, offer.staffed ? null : words.unstaffed] : [offer.away ?? words.closed, opens];
    this.start ??= make(
      'div',
      { class: 'begin' },
      ...text.map((one) => (one ? make('p', {}, one) : null)),
      known.pass && known.name ? make('p', {}, words.as(known.name)) : null,
      offer.open || offer.form ? this.startForm() : null,
    );
    return [this.start];
  }

  private startForm(): HTMLFormElement {
    const { offer, memory, talk, known } = this.parts;
    const { words } = this;
    const who: FieldOf[] = [
      { name: 'name', label: words.name, kind: 'text', value: known.name ?? '' },
      { name: 'address', label: words.address, kind: 'email', value: known.address ?? '' },
    ];
    // Whom the desk knows is not asked what it knows.
    const asked = known.pass ? who.filter(({ value }) => !value) : who;
    const fields = [...asked, { name: 'text', label: words.question, kind: 'area' } as const];
    const button = offer.open ? words.start : words.leave;
    return formOf({ fields, button, memory }, async ({ name = known.name ?? '', address = known.address ?? '', text = '' }) => {
      try {
        const said = { name, address, text };
        if (offer.open) await talk.begin(said, { language: offer.language, pass: await known.pass?.() });
        else this.said = words.left(await talk.leaveMessage(said));
        memory.draft('text', '');
        this.start = undefined;
        this.show({ state: undefined, lines: [], unsent: [], isOffline: false, isTyping: false, ...(offer.open ? talk.now() : {}) });
        this.focus();
      } catch (e) {
        this.refused(e);
      }
    });
  }

  private refused(e: unknown): void {
    if (!(e instanceof Refused)) throw e;
    setText(this.trouble, e.message);
    this.header.after(this.trouble);
  }

  private codeForm(): HTMLFormElement {
    const { memory, talk } = this.parts;
    const { words } = this;
    const fields = [{ name: 'code', label: words.codeField, kind: 'code' } as const];
    return formOf({ fields, button: words.confirm, memory }, async ({ code = '' }) => {
      try {
        memory.draft('code', '');
        const { triesLeft } = await talk.prove(code);
        if (triesLeft !== undefined) this.tell(words.wrongCode(triesLeft));
        else this.said = '';
      } catch (e) {
        this.refused(e);
      }
    });
  }

  /** In the middle of a chat whose agent wants to know that the address is theirs; what is typed goes on meanwhile. */
  private codeAsked(): HTMLElement {
    this.asked ??= make('div', { class: 'code', role: 'group', 'aria-label': this.words.codeField }, this.words.code, this.codeForm());
    return this.asked;
  }

  private sayForm(): HTMLFormElement {
    const { memory, talk } = this.parts;
    const { words, field } = this;
    field.value = memory.kept.drafts['message'] ?? '';
    const label = make('label', {}, make('span', { class: 'hidden' }, words.message), field);
    const form = make('form', { class: 'say' }, label, make('button', { type: 'submit' }, words.send));
    field.addEventListener('input', () => {
      memory.draft('message', field.value);
      talk.typed();
    });
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const text = field.value.trim();
      if (text === '') return;
      talk.say(text);
      field.value = '';
      memory.draft('message', '');
    });
    return form;
  }

  private fileButton(): HTMLElement | null {
    const { offer, talk } = this.parts;
    if (offer.mostFileBytes === 0) return null;
    const input = make('input', { type: 'file', hidden: true, accept: offer.fileTypes.join(','), 'aria-hidden': 'true', tabindex: '-1' });
    input.addEventListener('change', () => {
      const [file] = input.files ?? [];
      input.value = '';
      if (!file) return;
      if (file.size > offer.mostFileBytes) this.tell(this.words.fileTooLarge(offer.mostFileBytes / 1_000_000));
      else void talk.sendFile(file).catch((e: unknown) => this.refused(e));
    });
    return make('span', {}, make('button', { type: 'button', class: 'plain', click: () => input.click() }, this.words.file), input);
  }
}
