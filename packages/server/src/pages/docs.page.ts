import type { ApiOperation, JsonSchema, OpenApiDocument } from '@luuri/core';
import { html, type Html } from './html.ts';

const nameOf = ($ref: string): string => $ref.slice($ref.lastIndexOf('/') + 1);

/** A schema in a few words: `integer, 1-200`. */
function typeOf({ $ref, type, items, enum: values, format, minimum, maximum, minLength, maxLength }: JsonSchema): Html {
  if ($ref) return html`<a href="#${nameOf($ref)}">${nameOf($ref)}</a>`;
  if (items) return html`list of ${typeOf(items)}`;
  if (values) return html`${values.map(String).join(' | ')}`;
  const [from, to] = [minimum ?? minLength, maximum ?? maxLength].map((bound) => (typeof bound === 'number' ? String(bound) : ''));
  const bounds =
    from || to ? `, ${from || '…'} to ${to || '…'}${minLength !== undefined || maxLength !== undefined ? ' characters' : ''}` : '';
  return html`${type ?? 'anything'}${format ? ` (${format})` : ''}${bounds}`;
}

const fieldRow = (name: string, schema: JsonSchema, note: string): Html =>
  html`<tr>
    <th><code>${name}</code></th>
    <td>${typeOf(schema)} <span class="soft">${note}</span>${schema.description ? html`<br />${schema.description}` : undefined}</td>
  </tr>`;

const fields = ({ properties = {}, required = [] }: JsonSchema): Html[] =>
  Object.entries(properties).map(([name, schema]) => fieldRow(name, schema, required.includes(name) ? 'required' : ''));

const bodyOf = (operation: ApiOperation): JsonSchema | undefined => operation.requestBody?.content['application/json']?.schema;

/** What to type to try it. */
function example(verb: string, address: string, operation: ApiOperation): string {
  const body = bodyOf(operation);
  const sample = Object.fromEntries((body?.required ?? []).map((name) => [name, '…']));
  const lines = [`curl -X ${verb.toUpperCase()} '${address}'`, `  -H 'Authorization: Bearer KEY'`];
  return [...lines, ...(body ? [`  -H 'Content-Type: application/json'`, `  -d '${JSON.stringify(sample)}'`] : [])].join(' \\\n');
}

function operationEntry(path: string, verb: string, about: { operation: ApiOperation; server: string }): Html {
  const { operation, server } = about;
  const body = bodyOf(operation);
  const parameters = operation.parameters ?? [];
  return html`<details id="${operation.operationId}">
    <summary><span class="verb">${verb.toUpperCase()}</span> <code>${path}</code> ${operation.summary}</summary>
    <p class="soft">
      ${operation['x-needs'] === 'anyone' ? 'Anyone may.' : html`Takes the permission <code>${operation['x-needs']}</code>.`} Called
      <code>${operation.operationId}</code> in the library.
    </p>
    ${
      parameters.length > 0
        ? html`<table>
            ${parameters.map((p) => fieldRow(p.name, p.schema, `in the ${p.in}${p.required ? ', required' : ''}`))}
          </table>`
        : undefined
    }
    ${
      body
        ? html`<h3>Body</h3>
            <table>
              ${fields(body)}
            </table>`
        : undefined
    }
    <pre>${example(verb, server + path, operation)}</pre>
    <p class="soft">Answers: ${Object.keys(operation.responses).join(', ')}</p>
  </details>`;
}

function operationsOf(document: OpenApiDocument, tag: string): Html[] {
  const server = document.servers[0]?.url ?? '';
  return Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs)
      .filter(([, operation]) => operation.tags.includes(tag))
      .map(([verb, operation]) => operationEntry(path, verb, { operation, server })),
  );
}

/** The API document for people: the same facts as `/api/openapi.json`, without a script. */
export const docsSections = (document: OpenApiDocument): Html =>
  html`<section>
      <p>
        Every call takes the header <code>Authorization: Bearer KEY</code>. Bodies are JSON. What goes wrong comes back as
        <code>application/problem+json</code>, with a stable <code>code</code>, a sentence in <code>detail</code>, and every wrong field in
        <code>mistakes</code>. For programs: <a href="/api/openapi.json">openapi.json</a>.
      </p>
    </section>
    ${document.tags.map(
      ({ name, description }) =>
        html`<section>
          <h2>${name}</h2>
          <p class="soft">${description}</p>
          ${operationsOf(document, name)}
        </section>`,
    )}
    <section>
      <h2>Shapes</h2>
      ${Object.entries(document.components.schemas).map(
        ([name, schema]) =>
          html`<h3 id="${name}">${name}</h3>
            <table>
              ${fields(schema)}
            </table>`,
      )}
    </section>`;
