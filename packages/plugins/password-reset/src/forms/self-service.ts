import { choice, defineForm, say, type PortalPage } from '@luuri/core';
import { answerCode, askForReset } from '../do/self.ts';
import { resetSection } from '../section/section.ts';

/** P5: what people do by themselves, on the portal. It says the same to everybody, and nothing of who is known. */

const askFor = defineForm('password-reset.ask-for', {
  title: say('En pääse kirjautumaan', 'Jag kan inte logga in', 'I cannot sign in'),
  intro: say(
    'Lähetämme koodin osoitteeseen, joka sinusta on tiedossa. Työsähköpostiasi et tarvitse.',
    'Vi skickar en kod till en adress som vi känner till. Du behöver inte din e-post på jobbet.',
    'We send a code to an address that we know of you. You do not need your mail at work.',
  ),
  button: say('Lähetä koodi', 'Skicka koden', 'Send the code'),
  submits: askForReset,
  fields: [
    { name: 'login', kind: 'text', label: say('Käyttäjätunnus tai sähköposti', 'Användarnamn eller e-post', 'Login name or mail address') },
    {
      ...{ name: 'deed', kind: 'choice', label: say('Mitä on tapahtunut?', 'Vad har hänt?', 'What has happened?') },
      choices: [
        choice('reset-password', 'Olen unohtanut salasanani', 'Jag har glömt mitt lösenord', 'I have forgotten my password'),
        choice('unlock', 'Tilini on lukossa', 'Mitt konto är låst', 'My account is locked'),
      ],
    },
  ],
});

const code = { name: 'code', kind: 'code', label: say('Koodi', 'Kod', 'Code') } as const;

const firstCode = defineForm('password-reset.answer-code', {
  title: say('Kirjoita koodi', 'Skriv koden', 'Enter the code'),
  intro: say(
    'Jos tiliä voidaan auttaa näin, koodi on matkalla. Se on voimassa 10 minuuttia.',
    'Om kontot kan hjälpas så här är koden på väg. Den gäller i 10 minuter.',
    'If the account can be helped in this way, a code is on its way. It is valid for 10 minutes.',
  ),
  submits: answerCode,
  fields: [code],
});

const secondCode = defineForm('password-reset.answer-second-code', {
  title: say('Saitko toisen koodin?', 'Fick du en kod till?', 'Did you get another code?'),
  intro: say(
    'Jos yksi koodi riitti, pyyntösi tehdään nyt, ja saat siitä viestin. Uusi salasana ei tule tälle sivulle, vaan tekstiviestillä, toiseen sähköpostiisi tai esihenkilöllesi. Jos sait toisen koodin, kirjoita se tähän.',
    'Om en kod räckte görs nu det du bad om, och du får ett meddelande. Ett nytt lösenord kommer inte hit, utan som sms, till din andra e-post eller till din chef. Om du fick en kod till, skriv den här.',
    'If one code was enough, what you asked for is done now, and you get a message. A new password does not come here, but by text, to your other mail address or to your manager. If you got another code, enter it here.',
  ),
  submits: answerCode,
  fields: [code],
});

/** On the portal of every client whose contract lets its people be reset. */
export const selfService: PortalPage = {
  page: 'password',
  title: askFor.title,
  summary: say(
    'Unohtunut salasana tai lukittu tili: onnistuu heti itse.',
    'Glömt lösenord eller låst konto: det går genast, på egen hand.',
    'A forgotten password or a locked account: do it by yourself, at once.',
  ),
  steps: [
    { form: askFor, carries: ['client'] },
    { form: firstCode, carries: ['handle'] },
    { form: secondCode, carries: ['handle'] },
  ],
  done: say(
    'Jos koodit olivat oikein, pyyntösi tehdään nyt, ja saat siitä viestin. Jos viestiä ei tule vartissa, soita palvelupisteeseen.',
    'Om koderna stämde görs nu det du bad om, och du får ett meddelande. Om inget kommer inom en kvart, ring servicedesken.',
    'If the codes were right, what you asked for is done now, and you get a message. If none comes in a quarter of an hour, call the service desk.',
  ),
  offered: (contract) => contract.section(resetSection) !== undefined,
};
