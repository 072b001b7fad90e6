import { catalogue, definePlugin } from '../kernel/index.ts';
import { people } from '../people/index.ts';
import { teams } from '../team/index.ts';
import { listScreens } from './actions.ts';
import { checkScreens } from './check.ts';
import { screensDoNotFit } from './errors.ts';

/** The forms and panels of all plugins: checked when the desk starts, and told to whoever may use them. */
export const screens = definePlugin({
  name: 'screen',
  summary: 'Forms and panels of all plugins, for whoever may use them.',
  needs: [people, teams],
  errors: [screensDoNotFit],
  actions: { list: listScreens },
  start({ get }) {
    checkScreens(get(catalogue));
    return {};
  },
});
