import type { Choice, LocalizedText } from '@luuri/core';

/** Finnish, Swedish, English. */
export const say = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en });

const choice = (value: string, label: LocalizedText): Choice => ({ value, label });

export const states: readonly Choice[] = [
  choice('proving', say('Ei vielä alkanut', 'Har inte börjat', 'Not begun yet')),
  choice('waiting', say('Odottaa', 'Väntar', 'Waiting')),
  choice('active', say('Käynnissä', 'Pågår', 'Going on')),
  choice('ended', say('Päättynyt', 'Avslutad', 'Over')),
];

export const proofs: readonly Choice[] = [
  choice('none', say('Ei varmistettu', 'Inte bekräftad', 'Not shown')),
  choice('mail', say('Lukee osoitteen postia', 'Läser adressens e-post', 'Reads mail of the address')),
  choice('portal', say('Kirjautunut portaaliin', 'Inloggad i portalen', 'Signed in on the portal')),
];

export const presence: readonly Choice[] = [
  choice('ready', say('Ottaa chatteja', 'Tar chattar', 'Takes chats')),
  choice('away', say('Poissa', 'Borta', 'Away')),
];
