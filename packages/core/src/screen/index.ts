export { listScreens } from './actions.ts';
export { screensDoNotFit } from './errors.ts';
export { screens } from './plugin.ts';
export type { FieldView, FormView, PanelView, Screens, ShownView } from './view.ts';
