import { defineError } from '../kernel/index.ts';
import { variables } from './rules/variables.ts';

export const noMacro = defineError<{ macroId: number }>(
  'macro.not-found',
  'not-found',
  ({ macroId }) => `There is no macro ${String(macroId)}, or it is not yours to use.`,
);
export const unknownVariable = defineError<{ field: string; variable: string; known: readonly string[] }>(
  'macro.unknown-variable',
  'invalid',
  ({ field, variable, known }) =>
    `${field} names {{${variable}}}, and there is nothing to fill in for it. There is for: ${known.map((name) => `{{${name}}}`).join(', ')}.`,
);
export const notForAll = defineError(
  'macro.not-for-all',
  'forbidden',
  () => 'A macro for the whole desk is made by somebody who sees every client. Name the client or the team that it is for.',
);
export const doesNothing = defineError(
  'macro.does-nothing',
  'invalid',
  () => 'There is no step: say something, note something, or change something.',
);

export const unknownIn = (field: string, variable: string) => unknownVariable({ field, variable, known: variables });
