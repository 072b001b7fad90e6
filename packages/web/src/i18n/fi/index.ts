import { session } from './session.ts';
import { shell } from './shell.ts';
import { words } from './words.ts';

/** All texts of the console in one language, by area. */
export const texts = { session, shell, words };
