import { besideTicket, consolePage, defineForm, definePanel, settingsPage, say, type ScreenPlace } from '@luuri/core';
import { giveBackChat, handOnChat, transferChat } from '../agent/hand-on.ts';
import { listChats } from '../agent/list.ts';
import { listPresence, setPresence } from '../agent/presence.ts';
import { askVisitorToProve } from '../agent/prove.ts';
import { takeChat } from '../agent/take.ts';
import { agentTranscript } from '../agent/talk.ts';
import { wrapUpChat } from '../agent/wrap-up.ts';
import { chatEnded, chatReturned, chatStarted, chatTaken, chatWrappedUp, presenceChanged } from '../events.ts';
import { presence, proofs, states } from './words.ts';

/** While a chat is looked at. */
export const onChat: ScreenPlace = {
  place: 'chat',
  gives: ['chatId', 'client', 'clientId', 'personId', 'ticketId', 'wrapUpCodes'],
};

const transferForm = defineForm('chat.transfer', {
  title: say('Siirrä kollegalle', 'Ge till en kollega', 'Give to a colleague'),
  intro: say(
    'Kollega jatkaa heti. Tiketti seuraa mukana.',
    'Kollegan fortsätter genast. Ärendet följer med.',
    'They go on with it at once. The ticket goes along.',
  ),
  button: say('Siirrä', 'Ge vidare', 'Give it'),
  submits: transferChat,
  stands: [onChat],
  fills: { chatId: 'chatId' },
  fields: [{ name: 'agentId', kind: 'agent', label: say('Kenelle', 'Till vem', 'To whom') }],
});

const handOnForm = defineForm('chat.hand-on', {
  title: say('Seuraavalle tasolle', 'Till nästa nivå', 'To the next tier'),
  intro: say(
    'Kävijä odottaa samassa ikkunassa, kunnes joku sieltä tulee.',
    'Besökaren väntar i samma fönster tills någon där kommer.',
    'The visitor waits in the same window until somebody there comes.',
  ),
  button: say('Siirrä eteenpäin', 'Lämna över', 'Hand it on'),
  submits: handOnChat,
  stands: [onChat],
  fills: { chatId: 'chatId' },
  fields: [
    {
      ...{
        name: 'handover',
        kind: 'long-text',
        label: say('Mitä on kokeiltu ja mitä pyydetään', 'Vad som prövats och vad som önskas', 'What was tried, what is asked for'),
      },
      hint: say('Tämän he lukevat ensin.', 'Det här läser de först.', 'They read this first.'),
    },
    {
      ...{ name: 'toTier', kind: 'number', label: say('Tasolle', 'Till nivå', 'To tier') },
      hint: say('Seuraavalle, jos tyhjä.', 'Till nästa, om tomt.', 'The next one up, when empty.'),
    },
  ],
});

const giveBackForm = defineForm('chat.give-back', {
  title: say('Takaisin jonoon', 'Tillbaka till kön', 'Back to the queue'),
  intro: say('Joku muu ottaa sen.', 'Någon annan tar den.', 'Somebody else takes it.'),
  button: say('Palauta jonoon', 'Lämna tillbaka', 'Give it back'),
  submits: giveBackChat,
  stands: [onChat],
  fills: { chatId: 'chatId' },
  fields: [],
});

const proofForm = defineForm('chat.ask-proof', {
  title: say('Lähetä vahvistuskoodi', 'Skicka en kod', 'Mail a code'),
  intro: say(
    'Koodi lähtee kävijän antamaan osoitteeseen, ja hän kirjoittaa sen chatiin. Se osoittaa, että hän lukee osoitteen postia, eikä muuta.',
    'En kod går till adressen som besökaren gav, och hen skriver den i chatten. Den visar att hen läser adressens e-post, och inget annat.',
    'A code goes to the address that the visitor gave, and they type it into the chat. It shows that they read its mail, and nothing else.',
  ),
  button: say('Lähetä koodi', 'Skicka koden', 'Mail it'),
  submits: askVisitorToProve,
  stands: [onChat],
  fills: { chatId: 'chatId' },
  fields: [],
});

const transcriptForm = defineForm('chat.transcript', {
  title: say('Lähetä keskustelu postitse', 'Skicka konversationen per e-post', 'Mail the conversation'),
  button: say('Lähetä', 'Skicka', 'Send'),
  submits: agentTranscript,
  stands: [onChat],
  fills: { chatId: 'chatId' },
  fields: [],
});

const wrapUpForm = defineForm('chat.wrap-up', {
  title: say('Päätä chat', 'Avsluta chatten', 'End the chat'),
  button: say('Päätä', 'Avsluta', 'End it'),
  submits: wrapUpChat,
  stands: [onChat],
  fills: { chatId: 'chatId' },
  fields: [
    { name: 'codes', kind: 'choices', label: say('Mitä siitä tuli', 'Vad det ledde till', 'What it came to'), choicesFrom: 'wrapUpCodes' },
    { name: 'note', kind: 'long-text', label: say('Kollegoille', 'För kolleger', 'For colleagues') },
    {
      ...{ name: 'resolved', kind: 'yes-no', label: say('Asia ratkesi', 'Ärendet är löst', 'It is solved'), initial: false },
      hint: say('Muuten tiketti jää sinulle.', 'Annars blir ärendet kvar hos dig.', 'Otherwise the ticket stays with you.'),
    },
  ],
});

const presenceForm = defineForm('chat.presence', {
  title: say('Oma tila chatissa', 'Eget läge i chatten', 'Your state at the chats'),
  button: say('Vaihda', 'Byt', 'Change'),
  submits: setPresence,
  fields: [{ name: 'state', kind: 'choice', label: say('Tila', 'Läge', 'State'), choices: presence }],
});

const takeForm = defineForm('chat.take', {
  title: say('Ota', 'Ta', 'Take'),
  button: say('Ota chat', 'Ta chatten', 'Take the chat'),
  submits: takeChat,
  fills: { chatId: 'row.id' },
  fields: [],
});

const followed = [chatStarted, chatTaken, chatReturned, chatEnded, chatWrappedUp];

const waitingPanel = definePanel('chat.waiting', {
  title: say('Odottavat', 'Väntar', 'Waiting'),
  icon: 'messages',
  stands: [consolePage],
  order: 10,
  reads: listChats,
  fixed: { state: 'waiting' },
  shows: 'rows',
  rowsAt: 'items',
  fields: [
    { name: 'queuedAt', kind: 'date-time', label: say('Alkaen', 'Sedan', 'Since') },
    { name: 'name', kind: 'text', label: say('Kuka', 'Vem', 'Who') },
    { name: 'client', kind: 'client', label: say('Asiakas', 'Kund', 'Client') },
    { name: 'language', kind: 'text', label: say('Kieli', 'Språk', 'Language') },
    { name: 'lastText', kind: 'long-text', label: say('Sanoi', 'Sade', 'Said') },
    { name: 'dueAt', kind: 'due', label: say('Viimeistään', 'Senast', 'By') },
  ],
  empty: say('Kukaan ei odota.', 'Ingen väntar.', 'Nobody waits.'),
  follows: followed,
  rowForms: [takeForm],
});

const endedPanel = definePanel('chat.ended', {
  title: say('Päättyneet', 'Avslutade', 'Over'),
  icon: 'messages',
  stands: [consolePage],
  order: 20,
  reads: listChats,
  fixed: { state: 'ended' },
  shows: 'rows',
  rowsAt: 'items',
  fields: [
    { name: 'endedAt', kind: 'date-time', label: say('Päättyi', 'Slutade', 'Ended') },
    { name: 'name', kind: 'text', label: say('Kuka', 'Vem', 'Who') },
    { name: 'client', kind: 'client', label: say('Asiakas', 'Kund', 'Client') },
    { name: 'subject', kind: 'text', label: say('Aihe', 'Ämne', 'Subject') },
    { name: 'agentName', kind: 'text', label: say('Agentti', 'Handläggare', 'Agent') },
    { name: 'ticketId', kind: 'ticket', label: say('Tiketti', 'Ärende', 'Ticket') },
  ],
  empty: say('Yhtään chattia ei ole vielä päättynyt.', 'Ingen chatt har avslutats än.', 'No chat has ended yet.'),
  follows: followed,
});

const ofTicketPanel = definePanel('chat.of-ticket', {
  title: say('Chatit', 'Chattar', 'Chats'),
  stands: [besideTicket],
  reads: listChats,
  fills: { ticketId: 'ticketId' },
  shows: 'rows',
  rowsAt: 'items',
  fields: [
    { name: 'startedAt', kind: 'date-time', label: say('Alkoi', 'Började', 'Began') },
    { name: 'state', kind: 'choice', label: say('Tila', 'Läge', 'State'), choices: states },
    { name: 'verified', kind: 'choice', label: say('Osoite', 'Adress', 'Address'), choices: proofs },
    { name: 'agentName', kind: 'text', label: say('Agentti', 'Handläggare', 'Agent') },
  ],
  empty: say('Ei chatteja.', 'Inga chattar.', 'No chats.'),
  follows: followed,
});

const agentsPanel = definePanel('chat.agents', {
  title: say('Chatissa', 'I chatten', 'At the chats'),
  icon: 'headset',
  stands: [settingsPage],
  reads: listPresence,
  shows: 'rows',
  rowsAt: 'items',
  fields: [
    { name: 'name', kind: 'text', label: say('Kuka', 'Vem', 'Who') },
    { name: 'state', kind: 'choice', label: say('Tila', 'Läge', 'State'), choices: presence },
    { name: 'since', kind: 'date-time', label: say('Alkaen', 'Sedan', 'Since') },
    { name: 'chats', kind: 'number', label: say('Chatteja', 'Chattar', 'Chats') },
  ],
  empty: say('Kukaan ei ole vielä ollut chatissa.', 'Ingen har varit i chatten än.', 'Nobody has been at the chats yet.'),
  follows: [presenceChanged, chatTaken, chatEnded],
});

export const forms = [...[transferForm, handOnForm, giveBackForm, proofForm, transcriptForm, wrapUpForm], ...[presenceForm, takeForm]];
export const panels = [waitingPanel, endedPanel, ofTicketPanel, agentsPanel];
