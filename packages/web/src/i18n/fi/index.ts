import { call } from './call.ts';
import { chat } from './chat.ts';
import { floor } from './floor.ts';
import { queue } from './queue.ts';
import { reports } from './reports.ts';
import { screens } from './screens.ts';
import { session } from './session.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { ticket } from './ticket.ts';
import { words } from './words.ts';

/** All texts of the console in one language, by area. */
export const texts = { call, chat, floor, queue, reports, screens, session, settings, shell, ticket, words };
