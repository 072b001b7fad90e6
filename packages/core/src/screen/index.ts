export { listScreens } from './actions.ts';
export { screensDoNotFit } from './errors.ts';
export { screens } from './plugin.ts';
export type { ScreenField, ScreenForm, ScreenPanel, Screens, ScreenValue } from './view.ts';
