import { defineError, sla, system, type Change, type Desk } from '@luuri/core';
import { packFile } from './pack-file.ts';
import type { Terminal } from './terminal.ts';
import { clocksIn, inShort, shown, whatIfText, type WhatIfLanguage } from './what-if-text.ts';
import { withDesk } from './with-desk.ts';

const wrongSince = defineError<{ since: string }>(
  'contract.wrong-since',
  'invalid',
  ({ since }) => `--since must be a number of days from 1d to 400d, like 30d; it is ${since}.`,
);

/** `30d` */
export function daysOf(since: string): number {
  const days = /^(\d{1,3})d$/.exec(since)?.[1];
  if (days === undefined || Number(days) < 1 || Number(days) > 400) throw wrongSince({ since });
  return Number(days);
}

export interface WhatIfOptions {
  readonly config?: string;
  readonly since: string;
  readonly json?: boolean;
  readonly language?: WhatIfLanguage;
}

/** `luuri contract what-if FILE`: what the last weeks' clocks would have come to. */
export const whatIfPack = (file: string, { config, since, json, language }: WhatIfOptions, { say }: Terminal): Promise<number> =>
  withDesk({ config, writes: false }, async (desk) => {
    const preview = await desk
      .as(system)
      .use(sla)
      .whatIf({ yaml: packFile(file), days: daysOf(since) });
    say(json ? JSON.stringify(preview, null, 2) : whatIfText(preview, language));
    return 0;
  });

export interface RecomputeOptions extends WhatIfOptions {
  readonly change: Change;
  readonly reason: string;
  readonly confirm?: string;
}

const meant: Readonly<Record<Change, string>> = {
  targets: 'from now on',
  hours: 'with the past counted in the hours of now',
  everything: 'as if it had held from the start',
  zones: 'by the time zone rules that this program came with',
};

/** What of a contract may be applied. */
export const changes = Object.keys(meant);

/** `luuri contract recompute CLIENT`: apply the contract in force to tickets that there are already; without --confirm, look at it. */
export const recompute = (client: string, options: RecomputeOptions, { say }: Terminal): Promise<number> =>
  withDesk({ config: options.config, writes: options.confirm !== undefined }, async (desk) => {
    const { change, reason, confirm, since, json } = options;
    const asked = { client, change, reason, days: daysOf(since), ...(confirm === undefined ? {} : { confirm }) };
    const found = await desk.as(system).use(sla).recompute(asked);
    if (json) say(JSON.stringify(found, null, 2));
    else {
      say([`${found.version} for ${String(found.tickets)} tickets, ${meant[change]}: ${inShort(found)}.`, ...shown(found)].join('\n'));
      say(
        found.begun
          ? 'It has begun, and goes on while the desk is served.'
          : `Nothing was changed. To do it, add --confirm ${found.confirm}`,
      );
    }
    return 0;
  });

/** What a pack would do to the clocks of the last month, in a sentence; nothing for a client without any. */
export async function previewLine(desk: Desk, yaml: string): Promise<string> {
  const preview = await desk.as(system).use(sla).whatIf({ yaml });
  return preview.clocks === 0
    ? 'There is no clock of the last 30 days to compare.'
    : `Of the ${clocksIn(preview.clocks)} of the last 30 days, had it held then, ${inShort(preview)}.`;
}
