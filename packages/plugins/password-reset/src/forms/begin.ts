import { defineForm, say, type Field, type Shown } from '@luuri/core';
import { planDrill } from '../do/drill.ts';
import { begin, beginBeyond, type BeginReset } from '../flow/begin.ts';
import { channelWords, deedWords, selfServiceWords } from './words.ts';

/** How it begins: on the line, past a limit, as a rehearsal. */

const fields: readonly Field<Extract<keyof BeginReset, string>>[] = [
  { name: 'client', kind: 'client', label: say('Asiakas', 'Kund', 'Client') },
  {
    ...{
      name: 'selfService',
      kind: 'choice',
      label: say('Onnistuuko itse portaalissa?', 'Går det själv i portalen?', 'By themselves in the portal?'),
    },
    ...{ choices: selfServiceWords, hint: say('Kysy tämä ensin.', 'Fråga detta först.', 'Ask this first.') },
  },
  { name: 'login', kind: 'text', label: say('Käyttäjätunnus', 'Användarnamn', 'Login name') },
  { name: 'deed', kind: 'choice', label: say('Mitä pyydetään', 'Vad som begärs', 'What is asked for'), choices: deedWords },
  {
    ...{
      name: 'newNumber',
      kind: 'phone',
      label: say('Uusi numero', 'Nytt nummer', 'New number'),
      when: { field: 'deed', is: 'change-phone' },
    },
    hint: say('Maatunnuksineen: +358401234567', 'Med landsnummer: +358401234567', 'With its country: +358401234567'),
  },
  { name: 'channel', kind: 'choice', label: say('Mistä', 'Varifrån', 'From where'), choices: channelWords.slice(0, 2), initial: 'phone' },
  { name: 'callerNumber', kind: 'phone', label: say('Soittajan numero', 'Uppringarens nummer', "Caller's number") },
];

/** Where it goes on, and what the person can be told to look at. */
const shows: readonly Shown[] = [
  { name: 'ticketId', kind: 'ticket', label: say('Jatka tiketillä', 'Fortsätt på ärendet', 'Go on with the ticket') },
  { name: 'name', kind: 'text', label: say('Nimi', 'Namn', 'Name') },
  { name: 'words', kind: 'text', label: say('Sanapari', 'Ordpar', 'Two words') },
];

export const beginForm = defineForm('password-reset.begin', {
  title: say('Varmista henkilö', 'Kontrollera en person', 'Verify somebody'),
  button: say('Aloita', 'Börja', 'Begin'),
  submits: begin,
  fields,
  shows,
});

export const beyondForm = defineForm('password-reset.begin-beyond', {
  title: say('Varmista rajasta huolimatta', 'Kontrollera trots gränsen', 'Verify beyond the limit'),
  intro: say(
    'Kun samaa henkilöä on jo autettu tänään. Perustelu jää todisteisiin.',
    'När samma person redan har fått hjälp i dag. Motiveringen blir kvar i bevisen.',
    'When the same person was helped today already. The reason stands in the evidence.',
  ),
  button: say('Aloita', 'Börja', 'Begin'),
  submits: beginBeyond,
  grave: true,
  fields: [...fields, { name: 'reason', kind: 'long-text', label: say('Miksi', 'Varför', 'Why') }],
  shows,
});

export const drillForm = defineForm('password-reset.plan-drill', {
  title: say('Suunnittele harjoitus', 'Planera en övning', 'Plan a drill'),
  intro: say(
    'Seuraava pyyntö tästä tilistä on harjoitus. Käsittelijälle sitä ei kerrota, eikä hakemistossa tehdä mitään.',
    'Nästa begäran om kontot är en övning. Handläggaren får inte veta det, och i katalogen görs ingenting.',
    'The next request about this account is a drill. The agent is not told, and nothing is done at the directory.',
  ),
  button: say('Suunnittele', 'Planera', 'Plan'),
  submits: planDrill,
  fields: [
    { name: 'client', kind: 'client', label: say('Asiakas', 'Kund', 'Client') },
    { name: 'login', kind: 'text', label: say('Käyttäjätunnus', 'Användarnamn', 'Login name') },
    { name: 'hours', kind: 'number', label: say('Tunteja', 'Timmar', 'Hours'), initial: 1 },
  ],
});
