import { make } from './dom.ts';
import type { Memory } from './kept.ts';

export interface FieldOf {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'email' | 'area' | 'code';
  readonly value?: string;
}

const kinds = {
  text: { autocomplete: 'name', maxlength: '100' },
  email: { type: 'email', autocomplete: 'email', maxlength: '254' },
  code: { inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: '6', pattern: '[0-9]{6}' },
  area: { maxlength: '4000', rows: '4' },
} as const;

/** A form whose fields are kept as they are typed. */
export function formOf(
  { fields, button, memory }: { fields: readonly FieldOf[]; button: string; memory: Memory },
  send: (values: Readonly<Record<string, string>>) => Promise<void>,
): HTMLFormElement {
  const inputs = new Map<string, HTMLInputElement | HTMLTextAreaElement>();
  const submit = make('button', { type: 'submit' }, button);
  const labels = fields.map(({ name, label, kind, value }) => {
    const input = make(kind === 'area' ? 'textarea' : 'input', { name, required: true, ...kinds[kind] });
    input.value = memory.kept.drafts[name] ?? value ?? '';
    input.addEventListener('input', () => memory.draft(name, input.value));
    inputs.set(name, input);
    return make('label', {}, label, input);
  });
  const form = make('form', {}, ...labels, submit);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit.disabled = true;
    const values = Object.fromEntries([...inputs].map(([name, input]) => [name, input.value.trim()]));
    void send(values).finally(() => {
      submit.disabled = false;
    });
  });
  return form;
}
