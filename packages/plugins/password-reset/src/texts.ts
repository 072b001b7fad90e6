import type { Deed } from './rules/terms.ts';

type ByLanguage<T> = Readonly<Record<'fi' | 'sv' | 'en', T>>;
const of = <T>(texts: ByLanguage<T>, language: string): T => texts[language as 'fi'] ?? texts.en;

interface Words {
  readonly deeds: Readonly<Record<Deed, string>>;
  readonly code: (code: string, ticket: number) => { subject: string; text: string };
  readonly approve: (what: { who: string; deed: string; ticket: number; link: string; role: 'manager' | 'security' }) => {
    subject: string;
    text: string;
  };
  readonly secret: (what: { secret: string; login: string; hours: number; whose: string }) => { subject: string; text: string };
  readonly told: (what: { deed: string; login: string; at: string; ticket: number; hotline: string }) => { subject: string; text: string };
  readonly after: (what: { deed: string; ticket: number; at: string }) => { subject: string; text: string };
  /** F2, F12: what the agent says, whatever the reason is. */
  readonly neutral: string;
  readonly subject: (deed: string) => string;
}

const fi: Words = {
  deeds: {
    unlock: 'tilin lukituksen avaus',
    'reset-password': 'salasanan vaihto',
    'temporary-pass': 'tilapäinen pääsykoodi',
    'remove-mfa': 'kirjautumisen vahvistustavan poisto',
  },
  code: (code, ticket) => ({
    subject: `Vahvistuskoodi, tiketti ${String(ticket)}`,
    text: `Koodisi on ${code}. Se on voimassa 10 minuuttia. Kerro se vain, jos pyysit itse apua (tiketti ${String(ticket)}).`,
  }),
  approve: ({ who, deed, ticket, link, role }) => ({
    subject: `Vahvistusta pyydetään: ${deed}, ${who}`,
    text: `${who} pyytää: ${deed} (tiketti ${String(ticket)}). ${role === 'manager' ? 'Sinut on merkitty hänen esihenkilökseen.' : 'Olet asiakkaan tietoturvayhteyshenkilö.'} Varmista asia häneltä itseltään ja vahvista se 30 minuutin kuluessa: ${link}\nJos et tunnista pyyntöä, älä vahvista sitä.`,
  }),
  secret: ({ secret, login, hours, whose }) => ({
    subject: `Tilapäinen salasana: ${login}`,
    text: `${whose} Tilapäinen salasana on ${secret} . Se on vaihdettava heti ensimmäisellä kirjautumisella, ja se on voimassa ${String(hours)} tuntia.`,
  }),
  told: ({ deed, login, at, ticket, hotline }) => ({
    subject: `Tilillesi tehtiin: ${deed}`,
    text: `Tilille ${login} tehtiin ${at}: ${deed} (tiketti ${String(ticket)}). Jos tämä ei ollut sinun pyyntösi, soita heti${hotline ? ` numeroon ${hotline}` : ' palvelupisteeseen'}.`,
  }),
  after: ({ deed, ticket, at }) => ({
    subject: `Pyysitkö tätä? ${deed}`,
    text: `Tilillesi tehtiin ${at}: ${deed} (tiketti ${String(ticket)}). Pyysitkö sitä itse? Vastaa tähän viestiin kyllä tai ei.`,
  }),
  neutral: 'En voi hoitaa tätä tätä kautta. Voit pyytää apua esihenkilöltäsi tai tulla palvelupisteeseen.',
  subject: (deed) => `Pyyntö: ${deed}`,
};
const sv: Words = {
  deeds: {
    unlock: 'upplåsning av konto',
    'reset-password': 'byte av lösenord',
    'temporary-pass': 'tillfällig åtkomstkod',
    'remove-mfa': 'borttagning av inloggningsbekräftelse',
  },
  code: (code, ticket) => ({
    subject: `Bekräftelsekod, ärende ${String(ticket)}`,
    text: `Din kod är ${code}. Den gäller i 10 minuter. Lämna den bara om du själv har bett om hjälp (ärende ${String(ticket)}).`,
  }),
  approve: ({ who, deed, ticket, link, role }) => ({
    subject: `Bekräftelse behövs: ${deed}, ${who}`,
    text: `${who} ber om: ${deed} (ärende ${String(ticket)}). ${role === 'manager' ? 'Du är antecknad som chef.' : 'Du är kundens kontakt för säkerhet.'} Kontrollera saken med personen själv och bekräfta inom 30 minuter: ${link}\nKänner du inte igen begäran ska du inte bekräfta den.`,
  }),
  secret: ({ secret, login, hours, whose }) => ({
    subject: `Tillfälligt lösenord: ${login}`,
    text: `${whose} Det tillfälliga lösenordet är ${secret} . Det måste bytas vid första inloggningen och gäller i ${String(hours)} timmar.`,
  }),
  told: ({ deed, login, at, ticket, hotline }) => ({
    subject: `På ditt konto gjordes: ${deed}`,
    text: `På kontot ${login} gjordes ${at}: ${deed} (ärende ${String(ticket)}). Om det inte var du, ring genast${hotline ? ` ${hotline}` : ' till servicedesken'}.`,
  }),
  after: ({ deed, ticket, at }) => ({
    subject: `Bad du om detta? ${deed}`,
    text: `På ditt konto gjordes ${at}: ${deed} (ärende ${String(ticket)}). Bad du själv om det? Svara ja eller nej på det här meddelandet.`,
  }),
  neutral: 'Jag kan inte göra det här på det här sättet. Du kan vända dig till din chef eller komma till servicepunkten.',
  subject: (deed) => `Begäran: ${deed}`,
};
const en: Words = {
  deeds: {
    unlock: 'unlocking of the account',
    'reset-password': 'change of the password',
    'temporary-pass': 'temporary access pass',
    'remove-mfa': 'removal of a sign-in confirmation',
  },
  code: (code, ticket) => ({
    subject: `Confirmation code, ticket ${String(ticket)}`,
    text: `Your code is ${code}. It is valid for 10 minutes. Give it only if you asked for help yourself (ticket ${String(ticket)}).`,
  }),
  approve: ({ who, deed, ticket, link, role }) => ({
    subject: `Confirmation needed: ${deed}, ${who}`,
    text: `${who} asks for: ${deed} (ticket ${String(ticket)}). ${role === 'manager' ? 'You are their manager of record.' : "You are the client's contact for security."} Check with them in person, and confirm within 30 minutes: ${link}\nIf you do not know of the request, do not confirm it.`,
  }),
  secret: ({ secret, login, hours, whose }) => ({
    subject: `Temporary password: ${login}`,
    text: `${whose} The temporary password is ${secret} . It has to be changed at the first sign-in, and is valid for ${String(hours)} hours.`,
  }),
  told: ({ deed, login, at, ticket, hotline }) => ({
    subject: `Done to your account: ${deed}`,
    text: `Done to the account ${login} at ${at}: ${deed} (ticket ${String(ticket)}). If this was not you, call${hotline ? ` ${hotline}` : ' the service desk'} at once.`,
  }),
  after: ({ deed, ticket, at }) => ({
    subject: `Did you request this? ${deed}`,
    text: `Done to your account at ${at}: ${deed} (ticket ${String(ticket)}). Did you ask for it yourself? Answer this mail with yes or no.`,
  }),
  neutral: 'I cannot complete this in this way. Your manager can help you, or come to the service point.',
  subject: (deed) => `Request: ${deed}`,
};

/** Everything that somebody reads about a reset, in a language of the desk; in English when it is none of them. */
export const wordsIn = (language: string): Words => of({ fi, sv, en }, language);

const owners: ByLanguage<(name: string) => string> = {
  fi: (name) => `Anna tämä henkilökohtaisesti: ${name}.`,
  sv: (name) => `Lämna detta personligen till ${name}.`,
  en: (name) => `Hand this to ${name} in person.`,
};
export const handTo = (language: string, name: string): string => of(owners, language)(name);

const page: ByLanguage<{ title: string; confirm: string; button: string; done: string; gone: string; wrong: string }> = {
  fi: {
    ...{ title: 'Vahvistus', confirm: 'Kirjoita henkilön käyttäjätunnus vahvistaaksesi', button: 'Vahvistan' },
    ...{ done: 'Kiitos. Vahvistus on tallennettu.', gone: 'Linkki ei ole voimassa.', wrong: 'Tunnus ei täsmää. Yritä uudelleen.' },
  },
  sv: {
    ...{ title: 'Bekräftelse', confirm: 'Skriv personens användarnamn för att bekräfta', button: 'Jag bekräftar' },
    ...{ done: 'Tack. Bekräftelsen är sparad.', gone: 'Länken gäller inte.', wrong: 'Användarnamnet stämmer inte. Försök igen.' },
  },
  en: {
    ...{ title: 'Confirmation', confirm: 'Type the login name of the person to confirm', button: 'I confirm' },
    ...{ done: 'Thank you. Your confirmation is kept.', gone: 'This link is not valid.', wrong: 'The name does not match. Try again.' },
  },
};
export const pageWords = (language: string) => of(page, language);
