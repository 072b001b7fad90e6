import { defineForm, type Field, type Form } from '../kernel/index.ts';
import { askOnPortal } from './actions/ask.ts';

const what = (label: Field['label'], help?: Field['hint']): Field<'text'> => ({
  ...{ name: 'text', kind: 'long-text', label },
  ...(help === undefined ? {} : { hint: help }),
});

/** The kinds of trouble that every desk knows; `kinds` of a contract's portal names them, or describes others. */
export const ownKinds: readonly Form[] = [
  defineForm('broken', {
    title: { fi: 'Jokin ei toimi', sv: 'Något fungerar inte', en: 'Something does not work' },
    intro: {
      fi: 'Laite, ohjelma tai yhteys on rikki tai hidas.',
      sv: 'En enhet, ett program eller en anslutning krånglar.',
      en: 'A device, a program or a connection is broken or slow.',
    },
    fields: [
      what(
        { fi: 'Mitä tapahtuu?', sv: 'Vad händer?', en: 'What happens?' },
        {
          fi: 'Mitä yritit tehdä, ja mitä näit? Jos ruudulla oli virheilmoitus, kirjoita se tähän.',
          sv: 'Vad försökte du göra, och vad såg du? Skriv gärna av felmeddelandet.',
          en: 'What did you try to do, and what did you see? If there was an error message, copy it here.',
        },
      ),
    ],
    gives: { type: 'incident' },
    submits: askOnPortal,
    found: true,
  }),
  defineForm('sign-in', {
    title: { fi: 'Salasana tai kirjautuminen', sv: 'Lösenord eller inloggning', en: 'Password or signing in' },
    intro: {
      fi: 'Et pääse sisään, tai tunnus on lukossa.',
      sv: 'Du kommer inte in, eller kontot är låst.',
      en: 'You cannot get in, or the account is locked.',
    },
    fields: [
      what(
        { fi: 'Mihin et pääse?', sv: 'Vart kommer du inte in?', en: 'What can you not get into?' },
        {
          fi: 'Älä koskaan kirjoita salasanaasi tähän.',
          sv: 'Skriv aldrig ditt lösenord här.',
          en: 'Never write your password here.',
        },
      ),
    ],
    gives: { type: 'incident', service: 'sign-in' },
    submits: askOnPortal,
    found: true,
  }),
  defineForm('need', {
    title: { fi: 'Tarvitsen jotain', sv: 'Jag behöver något', en: 'I need something' },
    intro: {
      fi: 'Laite, ohjelma, käyttöoikeus tai muutos.',
      sv: 'En enhet, ett program, en behörighet eller en ändring.',
      en: 'A device, a program, an access right or a change.',
    },
    fields: [
      what(
        { fi: 'Mitä tarvitset?', sv: 'Vad behöver du?', en: 'What do you need?' },
        {
          fi: 'Kerro myös, mihin tarvitset sitä ja mihin mennessä.',
          sv: 'Berätta också vad du ska ha det till och när du behöver det.',
          en: 'Say also what it is for, and by when you need it.',
        },
      ),
    ],
    gives: { type: 'request' },
    submits: askOnPortal,
    found: true,
  }),
  defineForm('question', {
    title: { fi: 'Kysymys tai jotain muuta', sv: 'En fråga eller något annat', en: 'A question, or something else' },
    intro: { fi: 'Mikään kysymys ei ole liian pieni.', sv: 'Det finns inga dumma frågor.', en: 'No question is too small.' },
    fields: [what({ fi: 'Mitä haluat kysyä?', sv: 'Vad vill du fråga?', en: 'What would you like to ask?' })],
    submits: askOnPortal,
    found: true,
  }),
];
