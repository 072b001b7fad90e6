import { queue } from './queue.ts';
import { session } from './session.ts';
import { shell } from './shell.ts';
import { ticket } from './ticket.ts';
import { words } from './words.ts';

/** All texts of the console in one language, by area. */
export const texts = { queue, session, shell, ticket, words };
