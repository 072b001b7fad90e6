import { bind, catalogue, definePlugin, log } from '../kernel/index.ts';
import { people } from '../people/index.ts';
import { teams } from '../team/index.ts';
import { listScreens } from './actions.ts';
import { checkScreens } from './check.ts';
import { readPart, readParts, screenParts } from './parts.ts';
import { screensDoNotFit } from './errors.ts';

/** The forms and panels of all plugins: checked when the desk starts, and told to whoever may use them. */
export const screens = definePlugin({
  name: 'screen',
  summary: 'Forms and panels of all plugins, for whoever may use them.',
  needs: [people, teams],
  errors: [screensDoNotFit],
  ports: [screenParts],
  actions: { list: listScreens, part: readPart },
  start({ get }) {
    checkScreens(get(catalogue));
    const { parts, missing } = readParts(get(catalogue));
    if (missing.length > 0) get(log).warn({ panels: missing }, 'These panels are drawn as data: their modules are not built.');
    return { provides: [bind(screenParts, parts)] };
  },
});
