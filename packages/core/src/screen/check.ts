import type { Catalogue, Form, Mistake } from '../kernel/index.ts';
import { screensDoNotFit } from './errors.ts';
import { inputOf, outputOf } from './facts.ts';
import { formMistakes } from './rules/form.ts';
import { fillMistakes, panelMistakes } from './rules/panel.ts';
import { textMistakes } from './rules/texts.ts';

function ofForm(form: Form, { actions }: Catalogue): Mistake[] {
  const path = form.form;
  return [
    ...(actions.includes(form.submits) ? [] : [{ path, message: `submits ${form.submits.action}, which no plugin has` }]),
    ...(form.found ? [] : formMistakes(form, inputOf(form.submits))),
    ...(form.stands ? fillMistakes(path, form.fills, { places: form.stands, also: [] }) : []),
    ...textMistakes(path, form),
  ];
}

/**
 * Look at every form and panel of a desk.
 * @throws `screen.does-not-fit`, with everything that is wrong
 */
export function checkScreens(catalogue: Catalogue): void {
  const mistakes = [
    ...catalogue.forms.flatMap((form) => ofForm(form, catalogue)),
    ...catalogue.panels.flatMap((panel) => [
      ...(catalogue.actions.includes(panel.reads)
        ? []
        : [{ path: panel.panel, message: `reads ${panel.reads.action}, which no plugin has` }]),
      ...[...(panel.forms ?? []), ...(panel.rowForms ?? [])]
        .filter((form) => !catalogue.forms.includes(form))
        .map((form) => ({ path: panel.panel, message: `offers ${form.form}, which is among the forms of no plugin` })),
      ...panelMistakes(panel, { input: inputOf(panel.reads).schema, output: outputOf(panel.reads) }),
      ...textMistakes(panel.panel, panel),
    ]),
  ];
  if (mistakes.length > 0) throw screensDoNotFit({ mistakes });
}
