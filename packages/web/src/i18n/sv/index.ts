import { call } from './call.ts';
import { floor } from './floor.ts';
import { screens } from './screens.ts';
import { session } from './session.ts';
import { shell } from './shell.ts';
import { words } from './words.ts';

/** All texts of the console in one language, by area. */
export const texts = { call, floor, screens, session, shell, words };
