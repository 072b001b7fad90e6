import { audit } from './audit/index.ts';
import { channels } from './channel/index.ts';
import { clients } from './client/index.ts';
import { directories } from './directory/index.ts';
import { escalation } from './escalation/index.ts';
import { knowledge } from './knowledge/index.ts';
import { live } from './live/index.ts';
import type { Installed } from './kernel/index.ts';
import { macros } from './macro/index.ts';
import { messages } from './message/index.ts';
import { people } from './people/index.ts';
import { portal } from './portal/index.ts';
import { privacy } from './privacy/index.ts';
import { proofs } from './proof/index.ts';
import { ratings } from './rating/index.ts';
import { reporting } from './report/index.ts';
import { routing } from './routing/index.ts';
import { screens } from './screen/index.ts';
import { search } from './search/index.ts';
import { sla } from './sla/index.ts';
import { teams } from './team/index.ts';
import { templates } from './template/index.ts';
import { tickets } from './ticket/index.ts';

/** The rooms that every desk has. A plugin is the same kind of thing: put yours after them. */
export const essentials = (): Installed[] => [
  clients(),
  people(),
  directories(),
  teams(),
  tickets(),
  proofs(),
  messages(),
  channels(),
  sla(),
  escalation(),
  routing(),
  templates(),
  macros(),
  reporting(),
  portal(),
  audit(),
  privacy(),
  ratings(),
  search(),
  knowledge(),
  live(),
  screens(),
];
