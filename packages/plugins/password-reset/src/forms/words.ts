import { choice, type Choice } from '@luuri/core';

export const deedWords: readonly Choice[] = [
  choice('unlock', 'Lukituksen avaus', 'Upplåsning', 'Unlock'),
  choice('reset-password', 'Salasanan vaihto', 'Nytt lösenord', 'New password'),
  choice('temporary-pass', 'Tilapäinen pääsykoodi', 'Tillfällig kod', 'Temporary pass'),
  choice('remove-mfa', 'Vahvistustavan poisto', 'Ta bort bekräftelse', 'Remove second factors'),
  choice('change-phone', 'Puhelinnumeron vaihto', 'Nytt telefonnummer', 'New telephone number'),
  choice('enable', 'Tilin käyttöönotto', 'Aktivera kontot', 'Enable the account'),
  choice('disable', 'Tilin sulkeminen', 'Stäng kontot', 'Disable the account'),
];
export const stateWords: readonly Choice[] = [
  choice('proving', 'Varmistetaan', 'Kontrolleras', 'Being verified'),
  choice('proven', 'Varmistettu', 'Bekräftad', 'Proven'),
  choice('done', 'Tehty', 'Gjort', 'Done'),
  choice('failed', 'Ei onnistunut', 'Misslyckades', 'Failed'),
  choice('stopped', 'Lopetettu', 'Avbruten', 'Stopped'),
  choice('aborted', 'Jäi kesken', 'Avbröts', 'Broken off'),
  choice('cooling', 'Odottaa', 'Väntar', 'Waits'),
  choice('called-off', 'Pysäytetty', 'Stoppad', 'Called off'),
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
export const askedWords: readonly Choice[] = [...factorWords, choice('override', 'Ohitus', 'Undantag', 'Override')];
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
export const selfServiceWords: readonly Choice[] = [
  choice('cannot', 'Ei pysty', 'Kan inte', 'Cannot'),
  choice('did-not-work', 'Yritti, ei onnistunut', 'Försökte, gick inte', 'Tried, did not work'),
  choice('would-not', 'Ei halua', 'Vill inte', 'Would not'),
];
export const aftercareWords: readonly Choice[] = [
  choice('yes', 'Pyysi itse', 'Bad själv', 'It was them'),
  choice('no', 'Ei pyytänyt', 'Bad inte', 'It was not them'),
  choice('none', 'Ei vastannut', 'Svarade inte', 'No answer'),
];
export const alertWords: readonly Choice[] = [
  choice('suspicious', 'Merkitty epäilyttäväksi', 'Markerad som misstänkt', 'Marked as suspicious'),
  choice('velocity', 'Yksi numero, monta tiliä', 'Ett nummer, många konton', 'One number, many accounts'),
  choice('tried-often', 'Liian monta yritystä', 'För många försök', 'Tried too often'),
  choice('aborted-often', 'Jäi kesken kolmesti', 'Avbröts tre gånger', 'Broken off three times'),
  choice('many-by-agent', 'Yksi käsittelijä, monta tunnissa', 'En handläggare, många per timme', 'One agent, many in an hour'),
  choice('denied', 'Omistaja kiistää', 'Ägaren förnekar', 'The owner denies it'),
  choice('mfa-enrolled', 'Uusi vahvistustapa pian', 'Ny bekräftelse snart efter', 'New second factor soon after'),
];
