/** What is written into a form stays in this tab until it is sent: a reload, or a session that ended, takes nothing away. */
export function keepDrafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) {
    const key = `draft ${document.body.dataset['client'] ?? ''} ${form.dataset['draft'] ?? ''}`;
    const fields = [
      ...form.querySelectorAll<HTMLTextAreaElement | HTMLSelectElement | HTMLInputElement>(
        'textarea, select, input:not([type=hidden], [type=password], [type=file], [type=radio])',
      ),
    ];
    const kept = JSON.parse(sessionStorage.getItem(key) ?? '{}') as Record<string, string>;
    for (const field of fields) if (field.value === '') field.value = kept[field.name] ?? '';
    form.addEventListener('input', () => {
      sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(fields.map((field) => [field.name, field.value]))));
    });
    form.addEventListener('submit', () => sessionStorage.removeItem(key));
  }
}
