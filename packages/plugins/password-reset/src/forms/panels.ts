import { besideTicket, consolePage, defineForm, definePanel, portalPage, settingsPage, say } from '@luuri/core';
import { listAlerts, settleAlert } from '../do/alert.ts';
import { listAftercare } from '../do/answer.ts';
import { ownResets } from '../do/self.ts';
import { aftercareEnded, factorSettled, resetBegun, resetCooling, resetEnded, securityAlert } from '../events.ts';
import { factorsOfTicket, listResets, resetsOfTicket } from '../flow/list.ts';
import { beginForm, beyondForm, drillForm } from './begin.ts';
import { factorForms, requestForms, stopOwnForm } from './deeds.ts';
import { aftercareWords, alertWords, askedWords, channelWords, deedWords, factorStates, stateWords } from './words.ts';

const deed = { name: 'deed', kind: 'choice', label: say('Mitä', 'Vad', 'What'), choices: deedWords } as const;
const state = { name: 'state', kind: 'choice', label: say('Tila', 'Läge', 'State'), choices: stateWords } as const;
const client = { name: 'clientId', kind: 'client', label: say('Asiakas', 'Kund', 'Client') } as const;
const ticket = { name: 'ticketId', kind: 'ticket', label: say('Tiketti', 'Ärende', 'Ticket') } as const;
const waits = { name: 'coolUntil', kind: 'due', label: say('Tehdään', 'Görs', 'Done at') } as const;
const follows = [resetBegun, factorSettled, resetCooling, resetEnded];

const listPanel = definePanel('password-reset.requests', {
  ...{ title: say('Salasanat', 'Lösenord', 'Resets'), icon: 'key', stands: [consolePage], order: 40 },
  ...{ reads: listResets, shows: 'rows', rowsAt: 'items', follows },
  fields: [
    ...[deed, state, client, ticket],
    { name: 'channel', kind: 'choice', label: say('Mistä', 'Varifrån', 'From where'), choices: channelWords },
    { name: 'startedAt', kind: 'date-time', label: say('Alkoi', 'Började', 'Began') },
  ],
  empty: say('Kukaan ei ole pyytänyt mitään.', 'Ingen har bett om något.', 'Nobody has asked for anything.'),
  forms: [beginForm, beyondForm],
});

const ticketPanel = definePanel('password-reset.verification', {
  ...{ title: say('Henkilön varmistus', 'Kontroll av personen', 'Verification'), icon: 'shield-check', stands: [besideTicket] },
  ...{ reads: resetsOfTicket, fills: { ticketId: 'ticketId' }, shows: 'rows', follows },
  fields: [
    ...[deed, state],
    { name: 'name', kind: 'text', label: say('Nimi', 'Namn', 'Name') },
    { name: 'department', kind: 'text', label: say('Osasto', 'Avdelning', 'Department') },
    { name: 'phone', kind: 'text', label: say('Numero', 'Nummer', 'Number') },
    { name: 'newNumber', kind: 'phone', label: say('Uusi numero', 'Nytt nummer', 'New number') },
    { name: 'words', kind: 'text', label: say('Sanapari', 'Ordpar', 'Two words') },
    { name: 'points', kind: 'number', label: say('Pisteet', 'Poäng', 'Points') },
    { name: 'needed', kind: 'number', label: say('Tarvitaan', 'Behövs', 'Needed') },
    { name: 'proofUntil', kind: 'due', label: say('Voimassa', 'Gäller', 'Proof until') },
    waits,
    { name: 'say', kind: 'long-text', label: say('Jos ei onnistu, sano', 'Om det inte går, säg', 'If it ends, say') },
  ],
  empty: say('Ketään ei varmisteta.', 'Ingen kontrolleras.', 'Nobody is being verified.'),
  rowForms: requestForms,
});

const factorPanel = definePanel('password-reset.factors', {
  ...{ title: say('Varmistukset', 'Bekräftelser', 'Factors'), icon: 'checklist', stands: [besideTicket], reads: factorsOfTicket },
  ...{ fills: { ticketId: 'ticketId' }, shows: 'rows', follows },
  fields: [
    { name: 'factor', kind: 'choice', label: say('Millä', 'Med vad', 'By what'), choices: askedWords },
    { name: 'state', kind: 'choice', label: say('Tila', 'Läge', 'State'), choices: factorStates },
    { name: 'target', kind: 'text', label: say('Minne', 'Vart', 'Where to') },
    { name: 'number', kind: 'phone', label: say('Soita', 'Ring', 'Call') },
    { name: 'expiresAt', kind: 'due', label: say('Viimeistään', 'Senast', 'By') },
  ],
  empty: say('Mitään ei ole pyydetty.', 'Ingen har begärts.', 'Nothing was asked for.'),
  rowForms: factorForms,
});

const settleForm = defineForm('password-reset.settle-alert', {
  title: say('Katsottu', 'Granskad', 'Looked at'),
  button: say('Kirjaa', 'Anteckna', 'Write down'),
  submits: settleAlert,
  fills: { alertId: 'row.id' },
  fields: [{ name: 'note', kind: 'long-text', label: say('Mitä selvisi', 'Vad som kom fram', 'What came of it') }],
});
const alertPanel = definePanel('password-reset.alerts', {
  ...{ title: say('Salasanahälytykset', 'Lösenordslarm', 'Reset alerts'), icon: 'shield-check', stands: [consolePage], order: 41 },
  ...{ reads: listAlerts, shows: 'rows', rowsAt: 'items', follows: [securityAlert] },
  fields: [
    { name: 'why', kind: 'choice', label: say('Miksi', 'Varför', 'Why'), choices: alertWords },
    client,
    { name: 'actor', kind: 'text', label: say('Kuka', 'Vem', 'Who') },
    { name: 'at', kind: 'date-time', label: say('Milloin', 'När', 'When') },
    { name: 'seenAt', kind: 'date-time', label: say('Katsottu', 'Granskad', 'Looked at') },
    { name: 'note', kind: 'long-text', label: say('Mitä selvisi', 'Vad som kom fram', 'What came of it') },
  ],
  empty: say('Ei hälytyksiä.', 'Inga larm.', 'No alerts.'),
  forms: [drillForm],
  rowForms: [settleForm],
});
const aftercarePanel = definePanel('password-reset.aftercare', {
  ...{ title: say('Kysytty jälkeenpäin', 'Frågat efteråt', 'Asked afterwards'), icon: 'checklist', stands: [settingsPage], order: 61 },
  ...{ reads: listAftercare, shows: 'rows', rowsAt: 'items', follows: [aftercareEnded] },
  fields: [
    ...[deed, client, ticket],
    { name: 'heldBy', kind: 'text', label: say('Kuka varmisti', 'Vem kontrollerade', 'Who verified') },
    { name: 'answer', kind: 'choice', label: say('Vastaus', 'Svar', 'Answer'), choices: aftercareWords },
    { name: 'dueAt', kind: 'due', label: say('Viimeistään', 'Senast', 'By') },
  ],
  empty: say('Keneltäkään ei ole kysytty.', 'Ingen har frågats.', 'Nobody was asked.'),
});

const ownPanel = definePanel('password-reset.own', {
  ...{ title: say('Salasanapyyntöni', 'Mina lösenordsärenden', 'My password requests'), icon: 'key', stands: [portalPage] },
  ...{ reads: ownResets, shows: 'rows', follows },
  fields: [
    ...[deed, state],
    {
      name: 'words',
      kind: 'text',
      label: say('Palvelupiste tietää nämä sanat', 'Servicedesken kan de här orden', 'The desk knows these words'),
    },
    waits,
  ],
  empty: say('Sinua ei varmisteta juuri nyt.', 'Du kontrolleras inte just nu.', 'Nobody is verifying you now.'),
  rowForms: [stopOwnForm],
});

export const moreForms = [settleForm];
export const panels = [listPanel, ticketPanel, factorPanel, alertPanel, aftercarePanel, ownPanel];
