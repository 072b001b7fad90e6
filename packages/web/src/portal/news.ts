/** Put the newest of a request in the place of what is shown, without touching what somebody writes below. */
async function renew(shown: HTMLElement): Promise<void> {
  const answer = await fetch(location.pathname, { headers: { accept: 'text/html' } }).catch(() => undefined);
  if (!answer?.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector<HTMLElement>('[data-live]');
  if (!fresh || fresh.innerHTML === shown.innerHTML) return;
  shown.replaceChildren(...fresh.childNodes);
  // Said to those who hear the page; others see it.
  const said = document.createElement('p');
  said.setAttribute('role', 'status');
  said.className = 'step';
  said.textContent = shown.dataset['news'] ?? '';
  shown.prepend(said);
}

/** A request that is open on the page shows what happens to it as it happens. */
export function hearNews(): void {
  const shown = document.querySelector<HTMLElement>('[data-live]');
  if (!shown) return;
  const stream = new EventSource('/api/live');
  const about = shown.dataset['live'];
  stream.addEventListener('change', (event: MessageEvent<string>) => {
    if ((JSON.parse(event.data) as { about: string }).about === about) void renew(shown);
  });
  stream.addEventListener('reset', () => void renew(shown));
}
