import { contractOf, defineJob, instantText, lockTicket, personAddressRows, personRows, sendOut, zoneOf, type Scope } from '@luuri/core';
import { resetRows, type Reset } from '../entities.ts';
import { draws } from '../ports.ts';
import { note } from '../records/keep.ts';
import { wordsIn } from '../texts.ts';

const DAY = 86_400_000;

/** F10: asks whether it was them. An answer comes onto the ticket like any other. */
export const askAfterwards = defineJob<{ resetId: number }>('password-reset.aftercare', {
  async run(scope, { resetId }) {
    const reset = await scope.rows(resetRows).first({ id: resetId });
    if (!reset?.endedAt) return;
    const contract = await contractOf(scope, reset.clientId);
    const { language } = await scope.rows(personRows).get(reset.personId);
    const to = (await scope.rows(personAddressRows).first({ personId: reset.personId, kind: 'email' }))?.address;
    if (to === undefined) return;
    const spoken = language ?? contract.languages[0];
    const words = wordsIn(spoken);
    const at = instantText(reset.endedAt, spoken, zoneOf(contract));
    const mail = words.after({ deed: words.deeds[reset.deed], ticket: reset.ticketId, at });
    await sendOut(scope, await lockTicket(scope, reset.ticketId), { ...mail, to, language: spoken, automatic: true, threads: true });
    await note(scope, reset, { what: 'asked-afterwards' });
  },
});

/** Some of them, by lot, within a day. */
export async function scheduleAftercare(scope: Scope, reset: Reset, share: number): Promise<void> {
  if (scope.get(draws)(1000) >= share * 1000) return;
  const at = new Date(scope.now.getTime() + DAY / 3);
  await scope.schedule(askAfterwards, { key: String(reset.id), at, input: { resetId: reset.id } });
}
