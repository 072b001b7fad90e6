import { queryOptions } from '@tanstack/react-query';
import { api, askFor } from '../api/client.ts';
import type { DraftSteps, Place } from './draft.ts';
import { addToDraft } from './drafts.ts';
import { writtenFrom } from './editor-part.tsx';
import type { Macro, MacroPreview } from './shapes.ts';

/** The macros that fit a ticket. */
export const macrosQuery = (ticketId: number) =>
  queryOptions({
    queryKey: ['ticket', ticketId, 'macros'],
    queryFn: () => askFor<readonly Macro[]>(api.GET('/tickets/{ticketId}/macros', { params: { path: { ticketId } } })),
    staleTime: 60_000,
  });

const empty = { doc: { type: 'doc', content: [] }, text: '' };

/** Puts into a reply what a macro would say and do: nothing is done before it is sent. @returns what there was nothing to fill in for */
export async function applyMacro(place: Place, macroId: number): Promise<MacroPreview> {
  const path = { ticketId: place.ticketId, macroId };
  const preview = await askFor<MacroPreview>(api.GET('/tickets/{ticketId}/macros/{macroId}', { params: { path } }));
  const { name, changes, note, reply } = preview;
  const steps: DraftSteps = { macroId, name, changes, note };
  addToDraft(place, reply === null ? empty : await writtenFrom(reply), steps);
  return preview;
}
