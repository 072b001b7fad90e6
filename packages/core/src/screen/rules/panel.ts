import type { Fills, Form, Mistake, Panel, ScreenPlace } from '../../kernel/index.ts';
import type { JsonSchema } from '../../http/index.ts';
import { propertyAt, refusal, resolved } from './schema.ts';

/** What the action behind a panel takes and gives; undefined where it does not say. */
export interface ReadFacts {
  readonly input: JsonSchema;
  readonly output: JsonSchema | undefined;
}

/** Where what a form or a panel is filled with comes from: of the place, of the panel, of one of its rows. */
type Source = 'place' | 'panel' | 'row';
const sourceOf = (from: string): Source => (from.startsWith('row.') ? 'row' : from.startsWith('panel.') ? 'panel' : 'place');

/** Everything that something would be filled with and that is not there. */
export function fillMistakes(
  path: string,
  fills: Fills | undefined,
  there: { places: readonly ScreenPlace[]; also: readonly Source[] },
): Mistake[] {
  return Object.entries(fills ?? {}).flatMap(([name, from]) => {
    const source = sourceOf(from);
    if (source !== 'place')
      return there.also.includes(source) ? [] : [{ path, message: `fills ${name} from a ${source}, and stands on none` }];
    return there.places
      .filter(({ gives }) => !gives.includes(from))
      .map(({ place }) => ({ path, message: `fills ${name} with ${from}, which the place ${place} does not give` }));
  });
}

/** The schema of one row, or of the whole where the panel shows facts. */
function shownSchema({ shows, rowsAt }: Panel, output: JsonSchema): JsonSchema | undefined {
  const at = rowsAt === undefined ? output : propertyAt(output, rowsAt);
  if (!at) return undefined;
  return shows === 'rows' ? at.items && resolved(at.items, output) : at;
}

function fieldMistakes(panel: Panel, output: JsonSchema): Mistake[] {
  const shown = shownSchema(panel, output);
  if (!shown) return [{ path: panel.panel, message: `finds no ${panel.shows} at ${panel.rowsAt ?? 'the result'}` }];
  const whole: JsonSchema = { ...shown, $defs: output['$defs'] };
  return panel.fields
    .filter(({ name }) => !propertyAt(whole, name))
    .map(({ name }) => ({ path: `${panel.panel}.${name}`, message: 'is not in the result of the action' }));
}

function offeredMistakes(panel: Panel, forms: readonly Form[] | undefined, source: Source): Mistake[] {
  return (forms ?? []).flatMap((form) => fillMistakes(`${panel.panel}/${form.form}`, form.fills, { places: panel.stands, also: [source] }));
}

/** What a form waits for on a row must be there, and can be so. */
function conditionMistakes(panel: Panel, output: JsonSchema): Mistake[] {
  const row = shownSchema(panel, output);
  const whole: JsonSchema = { ...row, $defs: output['$defs'] };
  return (panel.rowForms ?? []).flatMap(({ form, offered = [] }) =>
    offered.flatMap(({ field, is }) => {
      const path = `${panel.panel}/${form}`;
      const schema = propertyAt(whole, field);
      if (!schema) return [{ path, message: `is offered by ${field}, which is not in a row` }];
      return [is].flat().flatMap((value) => {
        const why = refusal(value, schema);
        return why ? [{ path, message: `is offered when ${field} is ${String(value)}, which ${why}` }] : [];
      });
    }),
  );
}

/** Everything in which a panel does not fit the action that feeds it, or the forms that it offers. */
export function panelMistakes(panel: Panel, { input, output }: ReadFacts): Mistake[] {
  const path = panel.panel;
  const names = [...Object.keys(panel.fills ?? {}), ...Object.keys(panel.fixed ?? {})];
  const fixed = Object.entries(panel.fixed ?? {}).map(([name, value]) => [name, refusal(value, propertyAt(input, name) ?? {})]);
  return [
    ...(panel.reads.http?.startsWith('GET ') ? [] : [{ path, message: `reads ${panel.reads.action}, which has no route that only reads` }]),
    ...names
      .filter((name) => !propertyAt(input, name))
      .map((name) => ({ path, message: `fills ${name}, which is no input of the action` })),
    ...fixed.flatMap(([name, why]) => (why ? [{ path, message: `fixes ${name ?? ''} at a value that ${why}` }] : [])),
    ...(input.required ?? [])
      .filter((name) => !names.includes(name))
      .map((name) => ({ path, message: `leaves out ${name}, which the action needs` })),
    ...(panel.shows === 'rows' || !panel.rowForms?.length ? [] : [{ path, message: 'has forms on rows and shows none' }]),
    ...fillMistakes(path, panel.fills, { places: panel.stands, also: [] }),
    ...offeredMistakes(panel, panel.forms, 'panel'),
    ...offeredMistakes(panel, panel.rowForms, 'row'),
    ...(output ? [...fieldMistakes(panel, output), ...conditionMistakes(panel, output)] : []),
  ];
}
