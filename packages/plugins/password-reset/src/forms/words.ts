import type { Choice } from '@luuri/core';

/** Finnish, Swedish, English. */
export const say = (fi: string, sv: string, en: string) => ({ fi, sv, en });
const choice = (value: string, ...[fi, sv, en]: readonly [string, string, string]): Choice => ({ value, label: say(fi, sv, en) });

export const deedWords: readonly Choice[] = [
  choice('unlock', 'Lukituksen avaus', 'Upplåsning', 'Unlock'),
  choice('reset-password', 'Salasanan vaihto', 'Nytt lösenord', 'New password'),
  choice('temporary-pass', 'Tilapäinen pääsykoodi', 'Tillfällig kod', 'Temporary pass'),
  choice('remove-mfa', 'Vahvistustavan poisto', 'Ta bort bekräftelse', 'Remove second factors'),
];
export const stateWords: readonly Choice[] = [
  choice('proving', 'Varmistetaan', 'Kontrolleras', 'Being verified'),
  choice('proven', 'Varmistettu', 'Bekräftad', 'Proven'),
  choice('done', 'Tehty', 'Gjort', 'Done'),
  choice('failed', 'Ei onnistunut', 'Misslyckades', 'Failed'),
  choice('stopped', 'Lopetettu', 'Avbruten', 'Stopped'),
  choice('aborted', 'Jäi kesken', 'Avbröts', 'Broken off'),
];
export const factorWords: readonly Choice[] = [
  choice('code-mail', 'Koodi sähköpostiin', 'Kod per e-post', 'Code by mail'),
  choice('code-sms', 'Koodi tekstiviestillä', 'Kod per sms', 'Code by text'),
  choice('call-back', 'Takaisinsoitto', 'Motringning', 'Call-back'),
  choice('manager', 'Esihenkilön vahvistus', 'Chefens bekräftelse', 'Manager confirms'),
  choice('knowledge', 'Kysymys', 'Fråga', 'Question'),
  choice('presence', 'Paikalla henkilökohtaisesti', 'På plats personligen', 'Present in person'),
  choice('second-agent', 'Toinen käsittelijä', 'En andra handläggare', 'Second agent'),
];
export const factorStates: readonly Choice[] = [
  choice('asked', 'Odottaa', 'Väntar', 'Waiting'),
  choice('met', 'Täsmäsi', 'Stämde', 'Matched'),
  choice('failed', 'Ei täsmännyt', 'Stämde inte', 'Did not match'),
];
export const channelWords: readonly Choice[] = [
  choice('phone', 'Puhelin', 'Telefon', 'Phone'),
  choice('desk', 'Palvelupiste', 'Servicepunkt', 'Service point'),
  choice('portal', 'Portaali', 'Portal', 'Portal'),
];
export const deliveryWords: readonly Choice[] = [
  choice('sms', 'Tekstiviesti', 'Sms', 'Text'),
  choice('mail', 'Toinen sähköposti', 'Annan e-post', 'Other mail address'),
  choice('manager', 'Esihenkilölle', 'Till chefen', 'To the manager'),
  choice('spoken', 'Luetaan ääneen', 'Läses upp', 'Read out'),
];
