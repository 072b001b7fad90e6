import { defineForm, say, type ScreenPlace } from '@luuri/core';
import { extendCall, wrapUpCall } from '../agent/actions.ts';
import { startByHand } from '../agent/calls.ts';
import { logOnTicket, passOn } from '../log/actions.ts';
import { promiseOnCall } from '../promises/actions.ts';
import { directions, priorityChoices, promiseKinds } from './words.ts';

/** While a call lives, and while it is wrapped up. */
export const onCall: ScreenPlace = {
  place: 'call',
  gives: ['callId', 'client', 'clientId', 'personId', 'ticketId', 'wrapUpCodes'],
};

export const startForm = defineForm('phone.start', {
  title: say('Aloita puhelu', 'Börja ett samtal', 'Start a call'),
  intro: say(
    'Kun puhelinjärjestelmää ei ole, tai kun puhelu tuli toista kautta. Olet puhelussa heti.',
    'När det inte finns någon växel, eller när samtalet kom en annan väg. Du är i samtalet genast.',
    'Where there is no telephone system, or the call came another way. You are on it at once.',
  ),
  button: say('Aloita puhelu', 'Börja samtalet', 'Start the call'),
  submits: startByHand,
  fields: [
    { name: 'client', kind: 'client', label: say('Asiakas', 'Kund', 'Client') },
    { name: 'direction', kind: 'choice', label: say('Suunta', 'Riktning', 'Direction'), choices: directions, initial: 'in' },
    {
      name: 'number',
      kind: 'phone',
      label: say('Numero', 'Nummer', 'Number'),
      hint: say('Tyhjä, jos numero on salainen.', 'Tomt om numret är hemligt.', 'Empty when it was withheld.'),
    },
    {
      name: 'about',
      kind: 'text',
      label: say('Mitä asia koskee', 'Vad det gäller', 'What it is about'),
      when: { field: 'direction', is: 'out' },
    },
  ],
});

export const extendForm = defineForm('phone.extend', {
  title: say('Lisää aikaa', 'Mer tid', 'More time'),
  button: say('Jatka puhelua', 'Fortsätt samtalet', 'Go on with the call'),
  submits: extendCall,
  stands: [onCall],
  fills: { callId: 'callId' },
  fields: [
    { name: 'minutes', kind: 'duration', label: say('Kuinka paljon', 'Hur länge', 'How much longer'), initial: 5 },
    { name: 'reason', kind: 'text', label: say('Miksi', 'Varför', 'Why') },
  ],
});

const localTime = say('Soittajan kellon mukaan.', 'Enligt kundens klocka.', "By the caller's clock.");

export const promiseForm = defineForm('phone.promise', {
  title: say('Lupaa', 'Lova', 'Promise'),
  intro: say(
    'Lupausta seurataan loppuun asti. Ilman aikaa se on se, minkä sopimus sanoo.',
    'Löftet följs till slutet. Utan tid gäller avtalets.',
    'It is watched to the end. Without a time, it is what the contract says.',
  ),
  button: say('Lupaa', 'Lova', 'Promise'),
  submits: promiseOnCall,
  stands: [onCall],
  fills: { callId: 'callId' },
  fields: [
    { name: 'kind', kind: 'choice', label: say('Mitä', 'Vad', 'What'), choices: promiseKinds, initial: 'call-back' },
    { name: 'about', kind: 'long-text', label: say('Mitä luvattiin', 'Vad som lovades', 'What was promised') },
    { name: 'by', kind: 'date-time', time: 'local', label: say('Viimeistään', 'Senast', 'By'), hint: localTime },
    {
      ...{ name: 'notBefore', kind: 'date-time', time: 'local', label: say('Ei ennen', 'Inte före', 'Not before'), hint: localTime },
      when: { field: 'kind', is: 'call-back' },
    },
    {
      ...{ name: 'number', kind: 'phone', label: say('Numeroon', 'Till numret', 'On number') },
      hint: say('Se, josta soitettiin, jos tyhjä.', 'Det som ringde, om tomt.', 'The one that called, when empty.'),
      when: { field: 'kind', is: 'call-back' },
    },
    {
      ...{ name: 'agreed', kind: 'yes-no', label: say('Pyysi itse tätä aikaa', 'Bad själv om den tiden', 'Asked for this hour') },
      when: { field: 'kind', is: 'call-back' },
    },
  ],
});

export const passOnForm = defineForm('phone.pass-on', {
  title: say('Yhdistä tai ota viesti', 'Koppla eller ta emot bud', 'Put through, or take a message'),
  button: say('Kirjaa', 'Anteckna', 'Write down'),
  submits: passOn,
  stands: [onCall],
  fills: { callId: 'callId' },
  fields: [
    { name: 'forPersonId', kind: 'person', label: say('Kenelle', 'Till vem', 'For whom') },
    { name: 'from', kind: 'text', label: say('Kuka soitti', 'Vem som ringde', 'Who called') },
    {
      ...{ name: 'outcome', kind: 'choice', label: say('Mitä tapahtui', 'Vad hände', 'What happened'), initial: 'message' },
      choices: [
        { value: 'message', label: say('Otin viestin', 'Jag tog emot bud', 'I took a message') },
        { value: 'put-through', label: say('Yhdistin', 'Jag kopplade', 'I put them through') },
      ],
    },
    { name: 'text', kind: 'long-text', label: say('Viesti', 'Bud', 'Message'), when: { field: 'outcome', is: 'message' } },
  ],
});

/** What is asked about a call, whatever becomes of it. */
export const logForm = defineForm('phone.log', {
  title: say('Kirjaa puhelu', 'Anteckna samtalet', 'Log the call'),
  button: say('Kirjaa', 'Anteckna', 'Log'),
  submits: logOnTicket,
  stands: [onCall],
  fills: { callId: 'callId' },
  fields: [
    {
      ...{ name: 'ticketId', kind: 'ticket', label: say('Tiketti', 'Ärende', 'Ticket') },
      hint: say('Uusi, jos tyhjä.', 'Ett nytt, om tomt.', 'A new one, when empty.'),
    },
    { name: 'personId', kind: 'person', label: say('Soittaja', 'Vem som ringde', 'Caller') },
    {
      ...{ name: 'name', kind: 'text', label: say('Soittajan nimi', 'Namn', "Caller's name") },
      hint: say('Kun häntä ei tunneta.', 'När hen inte är känd.', 'When they are not known.'),
    },
    { name: 'address', kind: 'email', label: say('Sähköposti', 'E-post', 'Mail address') },
    { name: 'subject', kind: 'text', label: say('Aihe', 'Ämne', 'Subject') },
    { name: 'priority', kind: 'choice', label: say('Kiireellisyys', 'Prioritet', 'Priority'), choices: priorityChoices },
    { name: 'text', kind: 'long-text', label: say('Mitä tapahtui', 'Vad hände', 'What happened') },
    {
      ...{ name: 'told', kind: 'long-text', label: say('Mitä soittajalle sanottiin', 'Vad kunden fick veta', 'What the caller was told') },
      hint: say('Näkyy asiakkaalle, sitä ei lähetetä.', 'Kunden ser det, det skickas inte.', 'The requester sees it; it is not mailed.'),
    },
    {
      name: 'resolved',
      kind: 'yes-no',
      label: say('Ratkesi puhelun aikana', 'Löstes under samtalet', 'Solved on the line'),
      initial: false,
    },
    {
      ...{ name: 'handOn.asked', kind: 'long-text', label: say('Pyyntö seuraavalle tasolle', 'Till nästa nivå', 'For the next tier') },
      hint: say(
        'Kun tämä on täytetty, tiketti siirtyy saman tien.',
        'Ifyllt går ärendet vidare genast.',
        'When filled in, the ticket is handed on in the same go.',
      ),
      when: { field: 'resolved', is: false },
    },
    { name: 'codes', kind: 'choices', label: say('Puhelun tulos', 'Samtalets resultat', 'What it came to'), choicesFrom: 'wrapUpCodes' },
  ],
});

export const wrapUpForm = defineForm('phone.wrap-up', {
  title: say('Jälkityö', 'Efterarbete', 'Wrap-up'),
  button: say('Valmis', 'Klar', 'Done'),
  submits: wrapUpCall,
  stands: [onCall],
  fills: { callId: 'callId' },
  fields: [
    { name: 'codes', kind: 'choices', label: say('Puhelun tulos', 'Samtalets resultat', 'What it came to'), choicesFrom: 'wrapUpCodes' },
  ],
});
