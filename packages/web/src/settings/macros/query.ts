import { queryOptions } from '@tanstack/react-query';
import { api, ask, askFor } from '../../api/client.ts';
import { everyPage, type Page } from '../../api/pages.ts';
import type { Macro } from '../../ticket/shapes.ts';
import { bodyOf, type Form } from './shapes.ts';

interface Macros extends Page<Macro> {
  /** What texts may name. */
  readonly variables: readonly string[];
}
export const allMacrosQuery = queryOptions({
  queryKey: ['all', 'macro'],
  async queryFn(): Promise<Pick<Macros, 'items' | 'variables'>> {
    let variables: readonly string[] = [];
    const items = await everyPage(async (query) => {
      const page = await askFor<Macros>(api.GET('/macros', { params: { query } }));
      variables = page.variables;
      return page;
    });
    return { items, variables };
  },
});

interface Team {
  readonly id: number;
  readonly slug: string;
  readonly name?: string;
}
export const teamsQuery = queryOptions({
  queryKey: ['all', 'team'],
  queryFn: () => everyPage((query) => askFor<Page<Team>>(api.GET('/teams', { params: { query } }))),
});

/** A field that a client's tickets have. */
export interface OwnField {
  readonly key: string;
  readonly label: string | Readonly<Record<string, string>>;
  readonly type: string;
  readonly choices: readonly { readonly value: string; readonly label: string | Readonly<Record<string, string>> }[];
}
export const fieldsQuery = (client: string | null) =>
  queryOptions({
    queryKey: ['all', 'ticket-fields', client],
    queryFn: () => askFor<readonly OwnField[]>(api.GET('/ticket-fields', { params: { query: { client: client ?? '' } } })),
    enabled: client !== null,
  });

/** The document says of `fields` that it is an object, and not of what. */
const sent = (form: Form) => bodyOf(form) as never;

export const saveMacro = (macroId: number | undefined, form: Form): Promise<Macro> =>
  macroId === undefined
    ? askFor<Macro>(api.POST('/macros', { body: sent(form) }))
    : askFor<Macro>(api.PUT('/macros/{macroId}', { params: { path: { macroId } }, body: sent(form) }));

export const removeMacro = (macroId: number): Promise<unknown> => ask(api.DELETE('/macros/{macroId}', { params: { path: { macroId } } }));
