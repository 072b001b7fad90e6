import { choice, type Choice } from '@luuri/core';

export const states: readonly Choice[] = [
  choice('proving', 'Ei vielä alkanut', 'Har inte börjat', 'Not begun yet'),
  choice('waiting', 'Odottaa', 'Väntar', 'Waiting'),
  choice('active', 'Käynnissä', 'Pågår', 'Going on'),
  choice('ended', 'Päättynyt', 'Avslutad', 'Over'),
];

export const proofs: readonly Choice[] = [
  choice('none', 'Ei varmistettu', 'Inte bekräftad', 'Not shown'),
  choice('mail', 'Lukee osoitteen postia', 'Läser adressens e-post', 'Reads mail of the address'),
  choice('portal', 'Kirjautunut portaaliin', 'Inloggad i portalen', 'Signed in on the portal'),
];

export const presence: readonly Choice[] = [
  choice('ready', 'Ottaa chatteja', 'Tar chattar', 'Takes chats'),
  choice('away', 'Poissa', 'Borta', 'Away'),
];
