import { besideTicket, consolePage, defineForm, definePanel, portalPage, type Form } from '@luuri/core';
import { resetPassword, unlock } from '../do/execute.ts';
import { askForReset, ownResets } from '../do/self.ts';
import { resetBegun, resetEnded } from '../events.ts';
import { overrideReset } from '../flow/approve.ts';
import { askFactor } from '../flow/ask.ts';
import { begin } from '../flow/begin.ts';
import { abortReset, markSuspicious } from '../flow/end.ts';
import { factorsOfTicket, listResets, resetsOfTicket } from '../flow/list.ts';
import { answerFactor, attestFactor, failFactor } from '../flow/settle.ts';
import { channelWords, deedWords, deliveryWords, factorStates, factorWords, say, stateWords } from './words.ts';

const beginForm = defineForm('password-reset.begin', {
  title: say('Varmista henkilö', 'Kontrollera en person', 'Verify somebody'),
  button: say('Aloita', 'Börja', 'Begin'),
  submits: begin,
  fields: [
    { name: 'client', kind: 'client', label: say('Asiakas', 'Kund', 'Client') },
    { name: 'login', kind: 'text', label: say('Käyttäjätunnus', 'Användarnamn', 'Login name') },
    { name: 'deed', kind: 'choice', label: say('Mitä pyydetään', 'Vad som begärs', 'What is asked for'), choices: deedWords },
    { name: 'channel', kind: 'choice', label: say('Mistä', 'Varifrån', 'From where'), choices: channelWords.slice(0, 2), initial: 'phone' },
    { name: 'callerNumber', kind: 'phone', label: say('Soittajan numero', 'Uppringarens nummer', "Caller's number") },
  ],
});

const ofRow = { resetId: 'row.id' };
const askForm = defineForm('password-reset.ask', {
  title: say('Pyydä varmistus', 'Be om bekräftelse', 'Ask for a factor'),
  button: say('Pyydä', 'Be', 'Ask'),
  submits: askFactor,
  fills: ofRow,
  fields: [{ name: 'factor', kind: 'choice', label: say('Millä', 'Med vad', 'By what'), choices: factorWords }],
});
const unlockForm = defineForm('password-reset.unlock', {
  title: say('Avaa lukitus', 'Lås upp', 'Unlock'),
  button: say('Avaa', 'Lås upp', 'Unlock'),
  submits: unlock,
  fills: ofRow,
  fields: [],
});
const passwordForm = defineForm('password-reset.new-password', {
  title: say('Vaihda salasana', 'Byt lösenord', 'New password'),
  button: say('Vaihda', 'Byt', 'Change'),
  submits: resetPassword,
  fills: ofRow,
  grave: true,
  fields: [{ name: 'delivery', kind: 'choice', label: say('Toimitus', 'Leverans', 'Delivery'), choices: deliveryWords }],
  shows: [{ name: 'secret', kind: 'secret', label: say('Tilapäinen salasana', 'Tillfälligt lösenord', 'Temporary password') }],
});
const abortForm = defineForm('password-reset.abort', {
  title: say('Jäi kesken', 'Avbröts', 'Broken off'),
  button: say('Kirjaa', 'Anteckna', 'Write down'),
  submits: abortReset,
  fills: ofRow,
  fields: [{ name: 'reason', kind: 'text', label: say('Mitä tapahtui', 'Vad som hände', 'What happened') }],
});
const suspiciousForm = defineForm('password-reset.suspicious', {
  title: say('Epäilyttävä', 'Misstänkt', 'Suspicious'),
  button: say('Merkitse', 'Markera', 'Mark'),
  submits: markSuspicious,
  fills: ofRow,
  fields: [],
});
const overrideForm = defineForm('password-reset.override', {
  title: say('Ohitus asiakkaan kanssa', 'Undantag med kunden', 'Override with the client'),
  button: say('Pyydä asiakkaalta', 'Be kunden', 'Ask the client'),
  submits: overrideReset,
  fills: ofRow,
  grave: true,
  fields: [{ name: 'reason', kind: 'long-text', label: say('Miksi', 'Varför', 'Why') }],
});

const ofFactor = { resetId: 'row.resetId', factorId: 'row.id' };
const answerForm = defineForm('password-reset.answer', {
  title: say('Vastaus', 'Svar', 'Answer'),
  button: say('Vertaa', 'Jämför', 'Compare'),
  submits: answerFactor,
  fills: ofFactor,
  fields: [{ name: 'answer', kind: 'secret', label: say('Mitä henkilö sanoo', 'Vad personen säger', 'What the person says') }],
});
const attestForm = defineForm('password-reset.attest', {
  title: say('Todennettu', 'Intygas', 'Attest'),
  button: say('Todennan', 'Jag intygar', 'I attest'),
  submits: attestFactor,
  fills: ofFactor,
  fields: [],
});
const failForm = defineForm('password-reset.fail', {
  title: say('Ei toteutunut', 'Uppfylldes inte', 'Not met'),
  button: say('Kirjaa', 'Anteckna', 'Write down'),
  submits: failFactor,
  fills: ofFactor,
  fields: [],
});

const ownForm = defineForm('password-reset.ask-for', {
  title: say('Tilini on lukossa', 'Mitt konto är låst', 'I cannot sign in'),
  button: say('Pyydä', 'Be', 'Ask'),
  submits: askForReset,
  fields: [
    { name: 'client', kind: 'text', label: say('Organisaatio', 'Organisation', 'Organisation') },
    { name: 'login', kind: 'text', label: say('Käyttäjätunnus', 'Användarnamn', 'Login name') },
    { name: 'deed', kind: 'choice', label: say('Mitä tarvitset', 'Vad du behöver', 'What you need'), choices: deedWords.slice(0, 2) },
  ],
  shows: [{ name: 'detail', kind: 'text', label: say('Mitä seuraavaksi', 'Vad som händer nu', 'What next') }],
});

const deed = { name: 'deed', kind: 'choice', label: say('Mitä', 'Vad', 'What'), choices: deedWords } as const;
const state = { name: 'state', kind: 'choice', label: say('Tila', 'Läge', 'State'), choices: stateWords } as const;
const follows = [resetBegun, resetEnded];

const listPanel = definePanel('password-reset.requests', {
  ...{
    title: say('Salasanat', 'Lösenord', 'Resets'),
    icon: 'key',
    stands: [consolePage],
    order: 40,
    reads: listResets,
    shows: 'rows',
    follows,
  },
  fields: [
    deed,
    state,
    { name: 'clientId', kind: 'client', label: say('Asiakas', 'Kund', 'Client') },
    { name: 'ticketId', kind: 'ticket', label: say('Tiketti', 'Ärende', 'Ticket') },
    { name: 'channel', kind: 'choice', label: say('Mistä', 'Varifrån', 'From where'), choices: channelWords },
    { name: 'startedAt', kind: 'date-time', label: say('Alkoi', 'Började', 'Began') },
  ],
  empty: say('Kukaan ei ole pyytänyt mitään.', 'Ingen har bett om något.', 'Nobody has asked for anything.'),
  forms: [beginForm],
});
const ticketPanel = definePanel('password-reset.verification', {
  ...{ title: say('Henkilön varmistus', 'Kontroll av personen', 'Verification'), icon: 'shield', stands: [besideTicket] },
  ...{ reads: resetsOfTicket, fills: { ticketId: 'ticketId' }, shows: 'rows', follows },
  fields: [
    deed,
    state,
    { name: 'name', kind: 'text', label: say('Nimi', 'Namn', 'Name') },
    { name: 'department', kind: 'text', label: say('Osasto', 'Avdelning', 'Department') },
    { name: 'phone', kind: 'text', label: say('Numero', 'Nummer', 'Number') },
    { name: 'words', kind: 'text', label: say('Sanapari', 'Ordpar', 'Two words') },
    { name: 'points', kind: 'number', label: say('Pisteet', 'Poäng', 'Points') },
    { name: 'needed', kind: 'number', label: say('Tarvitaan', 'Behövs', 'Needed') },
    { name: 'proofUntil', kind: 'due', label: say('Voimassa', 'Gäller', 'Proof until') },
    { name: 'say', kind: 'long-text', label: say('Jos ei onnistu, sano', 'Om det inte går, säg', 'If it ends, say') },
  ],
  empty: say('Ketään ei varmisteta.', 'Ingen kontrolleras.', 'Nobody is being verified.'),
  rowForms: [askForm, unlockForm, passwordForm, abortForm, suspiciousForm, overrideForm],
});
const factorPanel = definePanel('password-reset.factors', {
  ...{ title: say('Varmistukset', 'Bekräftelser', 'Factors'), icon: 'checklist', stands: [besideTicket], reads: factorsOfTicket },
  ...{ fills: { ticketId: 'ticketId' }, shows: 'rows', follows },
  fields: [
    { name: 'factor', kind: 'choice', label: say('Millä', 'Med vad', 'By what'), choices: factorWords },
    { name: 'state', kind: 'choice', label: say('Tila', 'Läge', 'State'), choices: factorStates },
    { name: 'target', kind: 'text', label: say('Minne', 'Vart', 'Where to') },
    { name: 'number', kind: 'phone', label: say('Soita', 'Ring', 'Call') },
    { name: 'expiresAt', kind: 'due', label: say('Viimeistään', 'Senast', 'By') },
  ],
  empty: say('Mitään ei ole pyydetty.', 'Inget har begärts.', 'Nothing was asked for.'),
  rowForms: [answerForm, attestForm, failForm],
});
const ownPanel = definePanel('password-reset.own', {
  ...{
    title: say('Kirjautuminen', 'Inloggning', 'Signing in'),
    icon: 'key',
    stands: [portalPage],
    reads: ownResets,
    shows: 'rows',
    follows,
  },
  fields: [deed, { name: 'words', kind: 'text', label: say('Palvelupisteen sanapari', 'Servicedeskens ordpar', "The desk's two words") }],
  empty: say('Sinua ei varmisteta juuri nyt.', 'Du kontrolleras inte just nu.', 'Nobody is verifying you now.'),
  forms: [ownForm],
});

export const forms: readonly Form[] = [
  ...[beginForm, askForm, unlockForm, passwordForm, abortForm, suspiciousForm, overrideForm, answerForm, attestForm, failForm, ownForm],
];
export const panels = [listPanel, ticketPanel, factorPanel, ownPanel];
