import { fill, make } from './dom.ts';
import type { Talk, Shown } from './talk.ts';
import type { Line } from './wire.ts';
import type { Words } from './words.ts';

/** What was said, line by line. A line is made once, so that a reader with ears hears it once. */
export class LogView {
  readonly element: HTMLDivElement;
  private readonly made = new Map<string, HTMLDivElement>();
  private readonly mark = make('small', {});
  private readonly words: Words;
  private readonly talk: Talk;
  private readonly clock: Intl.DateTimeFormat;

  constructor(words: Words, talk: Talk, language: string) {
    [this.words, this.talk] = [words, talk];
    this.clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
    this.element = make('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': words.title, tabindex: '0' });
  }

  show({ lines, unsent, state }: Shown): void {
    const isAtEnd = this.element.scrollHeight - this.element.scrollTop - this.element.clientHeight < 60;
    const told = lines.map((line) => this.once(line.ref ?? `seq-${String(line.seq)}`, () => this.lineOf(line), line));
    const waiting = unsent.map(({ ref, text }) =>
      this.once(ref, () => make('div', { class: 'visitor' }, make('b', {}, this.words.you), text, make('small', {}, this.words.sending))),
    );
    fill(this.element, [...told, ...waiting]);
    this.markRead(lines, state?.agentRead ?? 0);
    if (isAtEnd) this.element.scrollTop = this.element.scrollHeight;
  }

  /** What was on its way becomes the line that the desk has of it, in its place. */
  private once(name: string, made: () => HTMLDivElement, line?: Line): HTMLDivElement {
    const known = this.made.get(name);
    if (known && line && known.dataset['sent'] === undefined) {
      known.querySelector('small')?.replaceWith(this.timeOf(line));
      known.dataset['sent'] = '';
    }
    const item = known ?? made();
    if (line) item.dataset['sent'] = '';
    this.made.set(name, item);
    return item;
  }

  private timeOf({ at }: Line): HTMLElement {
    return make('small', {}, make('time', { datetime: at }, this.clock.format(new Date(at))));
  }

  private lineOf(line: Line): HTMLDivElement {
    const { words } = this;
    if (line.kind === 'taken') return make('div', { class: 'event' }, words.taken(line.name ?? ''));
    if (line.kind !== 'text') return make('div', { class: 'event' }, line.kind === 'waiting' ? words.waiting : words.ended);
    const who = line.by === 'visitor' ? words.you : (line.name ?? '');
    const files = line.files.map((file) =>
      make('button', { type: 'button', class: 'plain', click: () => void this.fetch(file) }, file.name),
    );
    return make('div', { class: line.by }, make('b', {}, who), ...(files.length > 0 ? files : [line.text]), this.timeOf(line));
  }

  private async fetch({ id, name }: { id: number; name: string }): Promise<void> {
    const url = URL.createObjectURL(await this.talk.download(id));
    make('a', { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }

  /** Under the last of the visitor's own lines that the agent has read. */
  private markRead(lines: readonly Line[], agentRead: number): void {
    const last = lines.findLast((line) => line.by === 'visitor' && line.seq <= agentRead);
    const item = last && this.made.get(last.ref ?? `seq-${String(last.seq)}`);
    if (!item) return this.mark.remove();
    if (this.mark.textContent === '') this.mark.textContent = this.words.read;
    if (this.mark.parentNode !== item) item.append(this.mark);
  }
}
