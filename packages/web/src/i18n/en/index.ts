import { access } from './access.ts';
import { audit } from './audit.ts';
import { calendars } from './calendars.ts';
import { call } from './call.ts';
import { chat } from './chat.ts';
import { floor } from './floor.ts';
import { macros } from './macros.ts';
import { mail } from './mail.ts';
import { packs } from './packs.ts';
import { permissions } from './permissions.ts';
import { quality } from './quality.ts';
import { queue } from './queue.ts';
import { reports } from './reports.ts';
import { screens } from './screens.ts';
import { session } from './session.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { ticket } from './ticket.ts';
import { words } from './words.ts';
import { works } from './works.ts';

/** All texts of the console in one language, by area. */
export const texts = {
  access,
  audit,
  calendars,
  call,
  chat,
  floor,
  macros,
  mail,
  packs,
  permissions,
  quality,
  queue,
  reports,
  screens,
  session,
  settings,
  shell,
  ticket,
  words,
  works,
};
