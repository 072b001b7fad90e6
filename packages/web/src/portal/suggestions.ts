interface Suggestion {
  readonly id: number;
  readonly title: string;
  readonly excerpt: string;
}

const PAUSE_MS = 500;
const ENOUGH = 8;

function card({ id, title, excerpt }: Suggestion, client: string): HTMLLIElement {
  const [item, link, name, text] = [
    document.createElement('li'),
    document.createElement('a'),
    document.createElement('b'),
    document.createElement('span'),
  ];
  link.href = `/portal/${client}/articles/${String(id)}`;
  // What is written already stays where it is.
  link.target = '_blank';
  name.textContent = title;
  text.textContent = excerpt;
  link.append(name, text);
  item.append(link);
  return item;
}

function show(place: HTMLElement, found: readonly Suggestion[], client: string): void {
  place.hidden = found.length === 0;
  const [title, list] = [document.createElement('h2'), document.createElement('ul')];
  title.textContent = place.dataset['title'] ?? '';
  list.className = 'cards';
  list.append(...found.map((one) => card(one, client)));
  place.replaceChildren(...(found.length === 0 ? [] : [title, list]));
}

/** While somebody writes, what may help, below the field and never in the way. */
export function suggestWhileTyping(): void {
  const place = document.querySelector<HTMLElement>('.suggestions');
  const field = place?.closest('form')?.querySelector<HTMLTextAreaElement>('textarea[name=text]');
  if (!place || !field) return;
  const { client = '', language = 'en' } = document.body.dataset;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = '';
  const ask = async (): Promise<void> => {
    const text = field.value.trim().slice(-1_000);
    if (text === last) return;
    last = text;
    const query = new URLSearchParams({ text, language });
    const answer =
      text.length < ENOUGH ? undefined : await fetch(`/api/portal/${client}/suggestions?${query.toString()}`).catch(() => undefined);
    // An older answer that comes late says nothing.
    if (text === last) show(place, answer?.ok ? ((await answer.json()) as Suggestion[]) : [], client);
  };
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), PAUSE_MS);
  });
}
