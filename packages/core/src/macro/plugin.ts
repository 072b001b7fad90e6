import { definePlugin } from '../kernel/index.ts';
import { templates } from '../template/index.ts';
import { doAtOnce } from './actions/at-once.ts';
import { changeMacro, createMacro, listMacros, removeMacro } from './actions/keep.ts';
import { macrosOfTicket, previewMacro } from './actions/preview.ts';
import { macroRows } from './entities.ts';
import { doesNothing, noMacro, notForAll, unknownVariable } from './errors.ts';
import { macroApplied } from './events.ts';
import { migrations } from './migrations.ts';
import { manageMacros } from './permissions.ts';

/** Named sets of steps that agents do on tickets. */
export const macros = definePlugin({
  name: 'macro',
  summary: 'Macros: what is said and done often, in one go.',
  needs: [templates],
  entities: [macroRows],
  permissions: [manageMacros],
  migrations,
  events: [macroApplied],
  errors: [noMacro, unknownVariable, notForAll, doesNothing],
  actions: {
    list: listMacros,
    create: createMacro,
    change: changeMacro,
    remove: removeMacro,
    forTicket: macrosOfTicket,
    preview: previewMacro,
    atOnce: doAtOnce,
  },
});
