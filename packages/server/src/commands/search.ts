import { search, system } from '@luuri/core';
import type { Terminal } from './terminal.ts';
import { withDesk } from './with-desk.ts';

/** `luuri search rebuild`: the index of all tickets, and their count, anew. The desk does it as soon as it runs. */
export const rebuildIndex = ({ config }: { readonly config?: string }, { say }: Terminal): Promise<number> =>
  // A desk that runs finds the job by itself.
  withDesk({ config, writes: false }, async (desk) => {
    await desk.as(system).use(search).rebuild();
    say('The index of tickets will be built anew by the desk, while it runs or at its next start. Tickets are found meanwhile.');
    return 0;
  });
