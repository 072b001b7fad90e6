/** Everything that can be filled in. */
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
const controlIn = (place: ParentNode): Control | null => place.querySelector<Control>('input, select, textarea');

/** The words that say when a question is asked: here it is there only then. */
function dropWords(question: HTMLElement): void {
  const control = controlIn(question);
  const words = question.querySelector(`#w-${CSS.escape(control?.name ?? '')}`);
  if (!control || !words) return;
  words.remove();
  const left = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== words.id);
  if (left.length > 0) control.setAttribute('aria-describedby', left.join(' '));
  else control.removeAttribute('aria-describedby');
}

/** In their order: a question that waits for one that is not asked is not asked either. What is not asked is not sent. */
function ask(form: HTMLFormElement, questions: readonly HTMLElement[]): void {
  for (const question of questions) {
    const { when = '', is = '[]' } = question.dataset;
    const other = form.querySelector<Control>(`[name="${CSS.escape(when)}"]`);
    const isAsked = other !== null && !other.disabled && (JSON.parse(is) as readonly string[]).includes(other.value.trim());
    question.hidden = !isAsked;
    const control = controlIn(question);
    if (control) control.disabled = !isAsked;
  }
}

/** A question that waits for the answer to another is shown when that is there. Without this all stand there, with words that say when. */
export function askInTurn(): void {
  for (const form of document.querySelectorAll('form')) {
    const questions = [...form.querySelectorAll<HTMLElement>('[data-when]')];
    if (questions.length === 0) continue;
    questions.forEach(dropWords);
    ask(form, questions);
    for (const event of ['input', 'change']) form.addEventListener(event, () => ask(form, questions));
  }
}
