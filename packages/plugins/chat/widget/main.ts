import { make } from './dom.ts';
import { Memory } from './kept.ts';
import { sheet } from './look.ts';
import { Talk, type Shown } from './talk.ts';
import { ChatView, type Known } from './view.ts';
import { Desk, type Offer } from './wire.ts';
import { wordsIn } from './words.ts';

// <script src="https://desk.example/api/chat/widget.js" data-client-key="acme-7f3k2m" defer></script>
// data-language: fi, sv or en; the page's when left out. data-inline: where to stand, as a selector, in place of the corner.
// data-name, data-address, data-pass: of somebody who is signed in. data-signed-in: on a page of the desk itself, where the widget asks for the pass.

interface Settings {
  readonly api: string;
  readonly key: string;
  readonly language: string;
  readonly inline: Element | null;
  readonly asksWho: boolean;
  readonly known: Known;
  /** Whose chat is kept here: nobody else who signs in on this machine goes on with it. */
  readonly whose: string;
}

function settings(): Settings | undefined {
  const script = (document.currentScript ?? document.querySelector('script[data-client-key]')) as HTMLScriptElement | null;
  const key = script?.dataset['clientKey'];
  if (!script || !key) return undefined;
  const { language = document.documentElement.lang || navigator.language, inline, name, address, pass } = script.dataset;
  return {
    api: new URL('..', script.src).href.replace(/\/$/, ''),
    key,
    language: language.slice(0, 2).toLowerCase(),
    inline: inline ? document.querySelector(inline) : null,
    asksWho: script.dataset['signedIn'] !== undefined,
    known: { name, address, pass: pass === undefined ? undefined : () => Promise.resolve(pass) },
    whose: key,
  };
}

/** The widget on a page: a button in the corner and the window that it opens, or the window alone. */
class Widget {
  private readonly memory: Memory;
  private readonly desk: Desk;
  private readonly talk: Talk;
  private readonly all = make('div', { class: 'all' });
  private readonly launch: HTMLButtonElement;
  private readonly given: Settings;
  private view: ChatView | undefined;
  private offer: Offer | undefined;

  constructor(given: Settings) {
    this.given = given;
    this.memory = new Memory(given.whose);
    this.desk = new Desk(given.api, given.key);
    this.talk = new Talk(this.desk, this.memory, (shown) => this.show(shown));
    const words = wordsIn(given.language);
    this.launch = make(
      'button',
      { type: 'button', class: 'launch', 'aria-expanded': 'false', 'aria-haspopup': 'dialog', click: () => void this.open(true) },
      words.open,
    );
    const host = make('div', { 'data-luuri-chat': '' });
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet()];
    root.append(this.all);
    if (given.inline) this.all.classList.add('inline');
    this.all.lang = given.language;
    this.all.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !given.inline) this.close();
    });
    (given.inline ?? document.body).append(host);
    document.addEventListener('visibilitychange', () => this.see());
  }

  async begin(): Promise<void> {
    if (!this.given.inline) this.all.append(this.launch);
    try {
      await this.ask();
    } catch {
      // The desk is away, or this page may not ask: the button stays, and asks again.
      if (!this.given.inline) return;
    }
    if (this.memory.kept.open || this.given.inline) await this.open(false);
    else if (this.memory.kept.begun) await this.talk.resume();
  }

  private async ask(): Promise<Offer> {
    this.offer = await this.desk.offer(this.given.language);
    this.all.style.setProperty('--accent', this.offer.accent);
    this.all.style.setProperty('--on-accent', this.offer.onAccent);
    return this.offer;
  }

  private async open(byHand: boolean): Promise<void> {
    if (this.view?.element.isConnected) return;
    const offer = this.offer ?? (await this.ask());
    const { memory, talk, given } = this;
    this.view ??= new ChatView({ offer, memory, talk, known: given.known }, given.inline ? undefined : () => this.close());
    this.launch.setAttribute('aria-expanded', 'true');
    this.launch.remove();
    this.all.append(this.view.element);
    this.view.show(talk.now());
    memory.keep({ open: true });
    if (memory.kept.begun && !talk.now().state) await talk.resume();
    this.see();
    if (byHand) this.view.focus();
  }

  private close(): void {
    this.view?.element.remove();
    this.all.append(this.launch);
    this.launch.setAttribute('aria-expanded', 'false');
    this.memory.keep({ open: false });
    this.launch.focus();
  }

  private show(shown: Shown): void {
    if (!this.view?.element.isConnected) return;
    this.view.show(shown);
    this.see();
  }

  private see(): void {
    if (this.view?.element.isConnected && document.visibilityState === 'visible' && this.talk.now().state) this.talk.seen();
  }
}

interface Me {
  readonly actor: string;
  readonly name: string | undefined;
  readonly address: string | undefined;
  readonly pass: string;
}

/** Whoever is signed in on this page of the desk, with a pass that is good once. */
async function signedIn({ api, key: mine }: Settings): Promise<Me | undefined> {
  try {
    const me = (await (await fetch(`${api}/me`)).json()) as { actor?: string; kind?: string; csrfToken?: string };
    if (me.kind !== 'person') return undefined;
    const headers = { 'content-type': 'application/json', 'x-csrf-token': me.csrfToken ?? '' };
    const answer = await fetch(`${api}/portal/chat-pass`, { method: 'POST', headers, body: '{}' });
    const { key, pass, name, address } = (await answer.json()) as Partial<Record<'key' | 'pass' | 'name' | 'address', string | null>>;
    if (!answer.ok || key !== mine || !pass) return undefined;
    return { actor: me.actor ?? '', name: name ?? undefined, address: address ?? undefined, pass };
  } catch {
    return undefined;
  }
}

/** They begin as themselves, each time with a pass of its own; anybody else says who they are. */
async function known(given: Settings): Promise<Settings> {
  const me = given.asksWho ? await signedIn(given) : undefined;
  if (!me) return given;
  const { name, address } = me;
  const pass = async () => (await signedIn(given))?.pass;
  return { ...given, whose: `${given.key}/${me.actor}`, known: { name, address, pass } };
}

const given = settings();
if (given) void known(given).then((who) => new Widget(who).begin());
