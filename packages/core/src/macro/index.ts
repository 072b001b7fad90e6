export { DoAtOnce, doAtOnce } from './actions/at-once.ts';
export { changeMacro, createMacro, listMacros, Macros, removeMacro, WriteMacro } from './actions/keep.ts';
export { MacroPreview, macrosOfTicket, previewMacro } from './actions/preview.ts';
export { macroRows, type Macro } from './entities.ts';
export { macroApplied } from './events.ts';
export { manageMacros } from './permissions.ts';
export { macros } from './plugin.ts';
export { Steps } from './steps.ts';
export { MacroView } from './view.ts';
