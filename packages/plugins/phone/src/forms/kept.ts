import { besideTicket, consolePage, defineForm, definePanel, say, type Shown } from '@luuri/core';
import { listCalls } from '../agent/calls.ts';
import { bookAppointment, callOffAppointment } from '../appointment/actions.ts';
import { callBackTried, callChanged, promiseBroken, promiseEnded, promiseMade } from '../events.ts';
import { listPromises } from '../promises/actions.ts';
import { endPromiseNow, tryCallBack } from '../promises/keep.ts';
import { startForm } from './on-call.ts';
import { directions, endings, outcomes, phases, promiseKinds } from './words.ts';

export const attemptForm = defineForm('phone.try-call-back', {
  title: say('Soitettiin', 'Ringde', 'Tried to call'),
  button: say('Kirjaa', 'Anteckna', 'Write down'),
  submits: tryCallBack,
  fills: { promiseId: 'row.id' },
  fields: [
    { name: 'outcome', kind: 'choice', label: say('Miten kävi', 'Hur det gick', 'What became of it'), choices: outcomes },
    {
      ...{ name: 'seconds', kind: 'duration', unit: 'seconds', label: say('Keskustelun kesto', 'Samtalets längd', 'Length of the talk') },
      when: { field: 'outcome', is: 'answered' },
    },
    { name: 'note', kind: 'long-text', label: say('Huomautus', 'Anteckning', 'Note') },
    { name: 'agreed', kind: 'yes-no', label: say('Pyysi itse tätä aikaa', 'Bad själv om den tiden', 'Asked for this hour') },
  ],
});

export const endPromiseForm = defineForm('phone.end-promise', {
  title: say('Päätä lupaus', 'Avsluta löftet', 'End the promise'),
  button: say('Päätä', 'Avsluta', 'End'),
  submits: endPromiseNow,
  fills: { promiseId: 'row.id' },
  fields: [
    { name: 'how', kind: 'choice', label: say('Miten', 'Hur', 'How'), choices: endings },
    { name: 'reason', kind: 'long-text', label: say('Miksi', 'Varför', 'Why') },
  ],
});

const promiseFields: readonly Shown[] = [
  { name: 'dueAt', kind: 'due', label: say('Viimeistään', 'Senast', 'By') },
  { name: 'kind', kind: 'choice', label: say('Mitä', 'Vad', 'What'), choices: promiseKinds },
  { name: 'about', kind: 'long-text', label: say('Lupaus', 'Löfte', 'Promise') },
  { name: 'personId', kind: 'person', label: say('Kenelle', 'Till vem', 'To whom') },
  { name: 'number', kind: 'phone', label: say('Numero', 'Nummer', 'Number') },
];

export const promisesPanel = definePanel('phone.promises', {
  title: say('Lupaukset', 'Löften', 'Promises'),
  icon: 'phone-calling',
  stands: [consolePage],
  order: 20,
  reads: listPromises,
  shows: 'rows',
  rowsAt: 'items',
  fields: [
    ...promiseFields,
    { name: 'clientId', kind: 'client', label: say('Asiakas', 'Kund', 'Client') },
    { name: 'ticketId', kind: 'ticket', label: say('Tiketti', 'Ärende', 'Ticket') },
  ],
  empty: say('Kaikki luvattu on tehty.', 'Allt som lovats är gjort.', 'Everything that was promised is done.'),
  follows: [promiseMade, promiseEnded, promiseBroken, callBackTried],
  rowForms: [attemptForm, endPromiseForm],
});

export const ticketPromisesPanel = definePanel('phone.ticket-promises', {
  title: say('Puhelimessa luvattu', 'Lovat i telefon', 'Promised on the phone'),
  stands: [besideTicket],
  reads: listPromises,
  fills: { ticketId: 'ticketId' },
  shows: 'rows',
  rowsAt: 'items',
  fields: promiseFields,
  empty: say('Mitään ei ole luvattu.', 'Inget är lovat.', 'Nothing was promised.'),
  follows: [promiseMade, promiseEnded, promiseBroken, callBackTried],
  rowForms: [attemptForm, endPromiseForm],
});

export const callsPanel = definePanel('phone.calls', {
  title: say('Puhelut', 'Samtal', 'Calls'),
  icon: 'phone',
  stands: [consolePage],
  order: 10,
  reads: listCalls,
  shows: 'rows',
  rowsAt: 'items',
  fields: [
    { name: 'startedAt', kind: 'date-time', label: say('Alkoi', 'Började', 'Began') },
    { name: 'direction', kind: 'choice', label: say('Suunta', 'Riktning', 'Direction'), choices: directions },
    { name: 'phase', kind: 'choice', label: say('Tila', 'Läge', 'Phase'), choices: phases },
    { name: 'fromNumber', kind: 'phone', label: say('Mistä', 'Från', 'From') },
    { name: 'toNumber', kind: 'phone', label: say('Mihin', 'Till', 'To') },
    { name: 'clientId', kind: 'client', label: say('Asiakas', 'Kund', 'Client') },
    { name: 'personId', kind: 'person', label: say('Soittaja', 'Vem', 'Caller') },
    { name: 'waitMs', kind: 'duration', unit: 'milliseconds', label: say('Odotti', 'Väntade', 'Waited') },
    { name: 'ticketId', kind: 'ticket', label: say('Tiketti', 'Ärende', 'Ticket') },
  ],
  empty: say('Puheluita ei ole vielä ollut.', 'Inga samtal än.', 'There have been no calls yet.'),
  follows: [callChanged],
  forms: [startForm],
});

export const bookForm = defineForm('phone.book', {
  title: say('Varaa aika', 'Boka en tid', 'Book a time'),
  intro: say('Kutsu lähtee kalenteriin.', 'En inbjudan går till kalendern.', 'An invitation goes to their calendar.'),
  button: say('Varaa', 'Boka', 'Book'),
  submits: bookAppointment,
  stands: [besideTicket],
  fills: { ticketId: 'ticketId' },
  fields: [
    {
      ...{ name: 'start', kind: 'date-time', time: 'local', label: say('Alkaa', 'Börjar', 'Begins') },
      hint: say('Pyytäjän kellon mukaan.', 'Enligt beställarens klocka.', "By the requester's clock."),
    },
    { name: 'minutes', kind: 'duration', label: say('Kesto', 'Längd', 'Length'), initial: 30 },
    { name: 'summary', kind: 'text', label: say('Mistä', 'Om', 'About') },
    { name: 'place', kind: 'text', label: say('Missä', 'Var', 'Where') },
  ],
});

export const callOffForm = defineForm('phone.call-off', {
  title: say('Peru varattu aika', 'Avboka tiden', 'Call off the booked time'),
  button: say('Peru aika', 'Avboka', 'Call it off'),
  submits: callOffAppointment,
  stands: [besideTicket],
  fills: { ticketId: 'ticketId' },
  grave: true,
  fields: [],
});
