import type { AlertKind, Deed } from './rules/terms.ts';

type ByLanguage<T> = Readonly<Record<'fi' | 'sv' | 'en', T>>;
const of = <T>(texts: ByLanguage<T>, language: string): T => texts[language as 'fi'] ?? texts.en;

interface Mail {
  readonly subject: string;
  readonly text: string;
}

/** What a notice tells of. */
export interface Told {
  readonly deed: string;
  readonly login: string;
  /** In the words and the zone of whoever reads it. */
  readonly at: string;
  readonly ticket: number;
  readonly hotline: string;
  /** F3: why it was done without the usual proof. */
  readonly reason: string | undefined;
}

interface Words {
  readonly deeds: Readonly<Record<Deed, string>>;
  readonly code: (code: string, ticket: number) => Mail;
  readonly approve: (what: {
    who: string;
    deed: string;
    ticket: number;
    link: string;
    role: 'manager' | 'security';
    reason?: string;
  }) => Mail;
  readonly secret: (what: { secret: string; login: string; hours: number; whose: string }) => Mail;
  readonly told: (what: Told) => Mail;
  /** F9: what will be done, and that another mail has the link that stops it. */
  readonly waits: (what: Told) => Mail;
  readonly stop: (what: Told & { link: string }) => Mail;
  /** F7: a temporary password that was not used in time. */
  readonly ended: (what: { login: string; ticket: number }) => Mail;
  readonly after: (what: { deed: string; ticket: number; at: string; link: string }) => Mail;
  /** F2, F12: what the agent says, whatever the reason is. */
  readonly neutral: string;
  readonly subject: (deed: string) => string;
  readonly alerts: Readonly<Record<AlertKind, string>>;
  readonly alert: (what: { why: string; client: string; at: string; actor: string; ticket: number | undefined }) => Mail;
}

const fi: Words = {
  deeds: {
    unlock: 'tilin lukituksen avaus',
    'reset-password': 'salasanan vaihto',
    'temporary-pass': 'tilapäinen pääsykoodi',
    'remove-mfa': 'kirjautumisen vahvistustavan poisto',
    'change-phone': 'puhelinnumeron vaihto',
    enable: 'tilin käyttöönotto',
    disable: 'tilin sulkeminen',
  },
  code: (code, ticket) => ({
    subject: `Vahvistuskoodi, tiketti ${String(ticket)}`,
    text: `Koodisi on ${code}. Se on voimassa 10 minuuttia. Kerro se vain, jos pyysit itse apua (tiketti ${String(ticket)}).`,
  }),
  approve: ({ who, deed, ticket, link, role, reason }) => ({
    subject: `Vahvistusta pyydetään: ${deed}, ${who}`,
    text: `${who} pyytää: ${deed} (tiketti ${String(ticket)}). ${role === 'manager' ? 'Sinut on merkitty hänen esihenkilökseen.' : 'Olet asiakkaan tietoturvayhteyshenkilö.'} ${reason === undefined ? '' : `Perustelu: ${reason} `}Varmista asia häneltä itseltään ja vahvista se 30 minuutin kuluessa: ${link}\nJos et tunnista pyyntöä, älä vahvista sitä.`,
  }),
  secret: ({ secret, login, hours, whose }) => ({
    subject: `Tilapäinen salasana: ${login}`,
    text: `${whose} Tilapäinen salasana on ${secret} . Se on vaihdettava heti ensimmäisellä kirjautumisella, ja se on voimassa ${String(hours)} tuntia.`,
  }),
  told: ({ deed, login, at, ticket, hotline, reason }) => ({
    subject: `Tilillesi tehtiin: ${deed}`,
    text: `Tilille ${login} tehtiin ${at}: ${deed} (tiketti ${String(ticket)}). ${reason === undefined ? '' : `Se tehtiin poikkeuksena ilman tavanomaista tunnistamista, koska: ${reason} `}Jos tämä ei ollut sinun pyyntösi, soita heti${hotline ? ` numeroon ${hotline}` : ' palvelupisteeseen'}.`,
  }),
  waits: ({ deed, login, at, ticket, hotline, reason }) => ({
    subject: `Tilillesi tehdään pian: ${deed}`,
    text: `Tilille ${login} tehdään ${at}: ${deed} (tiketti ${String(ticket)}). ${reason === undefined ? '' : `Se tehdään poikkeuksena ilman tavanomaista tunnistamista, koska: ${reason} `}Sitä ennen sen voi pysäyttää: tilin omistaja saa erillisen viestin, jossa on linkki. Jos tämä ei ollut sinun pyyntösi, pysäytä se tai soita heti${hotline ? ` numeroon ${hotline}` : ' palvelupisteeseen'}.`,
  }),
  stop: ({ deed, login, at, ticket, link }) => ({
    subject: `Pysäytä, jos et pyytänyt tätä: ${deed}`,
    text: `Tilille ${login} tehdään ${at}: ${deed} (tiketti ${String(ticket)}). Jos et pyytänyt sitä, pysäytä se tästä: ${link}`,
  }),
  ended: ({ login, ticket }) => ({
    subject: `Tilapäinen salasana ei ole enää voimassa: ${login}`,
    text: `Tilin ${login} tilapäistä salasanaa ei vaihdettu ajoissa, eikä se enää kelpaa (tiketti ${String(ticket)}). Pyydä tarvittaessa uusi.`,
  }),
  after: ({ deed, ticket, at, link }) => ({
    subject: `Pyysitkö tätä? ${deed}`,
    text: `Tilillesi tehtiin ${at}: ${deed} (tiketti ${String(ticket)}). Pyysitkö sitä itse? Vastaa kyllä tai ei: ${link}`,
  }),
  neutral: 'En voi hoitaa tätä tätä kautta. Voit pyytää apua esihenkilöltäsi tai tulla palvelupisteeseen.',
  subject: (deed) => `Pyyntö: ${deed}`,
  alerts: {
    suspicious: 'Käsittelijä merkitsi pyynnön epäilyttäväksi',
    velocity: 'Samasta numerosta pyydettiin apua usealle tilille; numero on estetty vuorokaudeksi',
    'tried-often': 'Samasta tilistä pyydettiin apua liian monta kertaa vuorokauden aikana',
    'aborted-often': 'Saman henkilön tunnistaminen jäi kesken kolmesti viikon aikana',
    'many-by-agent': 'Yksi käsittelijä teki tunnissa poikkeuksellisen monta',
    denied: 'Tilin omistaja sanoo, ettei pyytänyt tätä',
    'mfa-enrolled': 'Tilille otettiin uusi vahvistustapa vuorokauden sisällä edellisen poistosta',
  },
  alert: ({ why, client, at, actor, ticket }) => ({
    subject: `Tietoturvahälytys, ${client}: ${why}`,
    text: `${why}.\n\nAsiakas: ${client}\nAika: ${at}\nKäsittelijä: ${actor}${ticket === undefined ? '' : `\nTiketti: ${String(ticket)}`}`,
  }),
};
const sv: Words = {
  deeds: {
    unlock: 'upplåsning av konto',
    'reset-password': 'byte av lösenord',
    'temporary-pass': 'tillfällig åtkomstkod',
    'remove-mfa': 'borttagning av inloggningsbekräftelse',
    'change-phone': 'byte av telefonnummer',
    enable: 'aktivering av konto',
    disable: 'stängning av konto',
  },
  code: (code, ticket) => ({
    subject: `Bekräftelsekod, ärende ${String(ticket)}`,
    text: `Din kod är ${code}. Den gäller i 10 minuter. Lämna den bara om du själv har bett om hjälp (ärende ${String(ticket)}).`,
  }),
  approve: ({ who, deed, ticket, link, role, reason }) => ({
    subject: `Bekräftelse behövs: ${deed}, ${who}`,
    text: `${who} ber om: ${deed} (ärende ${String(ticket)}). ${role === 'manager' ? 'Du är antecknad som chef.' : 'Du är kundens kontakt för säkerhet.'} ${reason === undefined ? '' : `Motivering: ${reason} `}Kontrollera saken med personen själv och bekräfta inom 30 minuter: ${link}\nKänner du inte igen begäran ska du inte bekräfta den.`,
  }),
  secret: ({ secret, login, hours, whose }) => ({
    subject: `Tillfälligt lösenord: ${login}`,
    text: `${whose} Det tillfälliga lösenordet är ${secret} . Det måste bytas vid första inloggningen och gäller i ${String(hours)} timmar.`,
  }),
  told: ({ deed, login, at, ticket, hotline, reason }) => ({
    subject: `På ditt konto gjordes: ${deed}`,
    text: `På kontot ${login} gjordes ${at}: ${deed} (ärende ${String(ticket)}). ${reason === undefined ? '' : `Det gjordes som undantag utan den vanliga kontrollen, eftersom: ${reason} `}Om det inte var du, ring genast${hotline ? ` ${hotline}` : ' till servicedesken'}.`,
  }),
  waits: ({ deed, login, at, ticket, hotline, reason }) => ({
    subject: `På ditt konto görs snart: ${deed}`,
    text: `På kontot ${login} görs ${at}: ${deed} (ärende ${String(ticket)}). ${reason === undefined ? '' : `Det görs som undantag utan den vanliga kontrollen, eftersom: ${reason} `}Innan dess kan det stoppas: kontots ägare får ett eget meddelande med en länk. Om det inte var du, stoppa det eller ring genast${hotline ? ` ${hotline}` : ' till servicedesken'}.`,
  }),
  stop: ({ deed, login, at, ticket, link }) => ({
    subject: `Stoppa om du inte bad om detta: ${deed}`,
    text: `På kontot ${login} görs ${at}: ${deed} (ärende ${String(ticket)}). Om du inte bad om det, stoppa det här: ${link}`,
  }),
  ended: ({ login, ticket }) => ({
    subject: `Det tillfälliga lösenordet gäller inte längre: ${login}`,
    text: `Det tillfälliga lösenordet för kontot ${login} byttes inte i tid och gäller inte längre (ärende ${String(ticket)}). Be om ett nytt vid behov.`,
  }),
  after: ({ deed, ticket, at, link }) => ({
    subject: `Bad du om detta? ${deed}`,
    text: `På ditt konto gjordes ${at}: ${deed} (ärende ${String(ticket)}). Bad du själv om det? Svara ja eller nej: ${link}`,
  }),
  neutral: 'Jag kan inte göra det här på det här sättet. Du kan vända dig till din chef eller komma till servicepunkten.',
  subject: (deed) => `Begäran: ${deed}`,
  alerts: {
    suspicious: 'En handläggare markerade en begäran som misstänkt',
    velocity: 'Från ett och samma nummer begärdes hjälp för flera konton; numret är spärrat i ett dygn',
    'tried-often': 'För ett och samma konto begärdes hjälp för många gånger under ett dygn',
    'aborted-often': 'Kontrollen av samma person avbröts tre gånger under en vecka',
    'many-by-agent': 'En handläggare gjorde ovanligt många under en timme',
    denied: 'Kontots ägare säger sig inte ha bett om detta',
    'mfa-enrolled': 'En ny bekräftelse togs i bruk på kontot inom ett dygn efter att den förra togs bort',
  },
  alert: ({ why, client, at, actor, ticket }) => ({
    subject: `Säkerhetslarm, ${client}: ${why}`,
    text: `${why}.\n\nKund: ${client}\nTid: ${at}\nHandläggare: ${actor}${ticket === undefined ? '' : `\nÄrende: ${String(ticket)}`}`,
  }),
};
const en: Words = {
  deeds: {
    unlock: 'unlocking of the account',
    'reset-password': 'change of the password',
    'temporary-pass': 'temporary access pass',
    'remove-mfa': 'removal of a sign-in confirmation',
    'change-phone': 'change of the telephone number',
    enable: 'enabling of the account',
    disable: 'disabling of the account',
  },
  code: (code, ticket) => ({
    subject: `Confirmation code, ticket ${String(ticket)}`,
    text: `Your code is ${code}. It is valid for 10 minutes. Give it only if you asked for help yourself (ticket ${String(ticket)}).`,
  }),
  approve: ({ who, deed, ticket, link, role, reason }) => ({
    subject: `Confirmation needed: ${deed}, ${who}`,
    text: `${who} asks for: ${deed} (ticket ${String(ticket)}). ${role === 'manager' ? 'You are their manager of record.' : "You are the client's contact for security."} ${reason === undefined ? '' : `The reason: ${reason} `}Check with them in person, and confirm within 30 minutes: ${link}\nIf you do not know of the request, do not confirm it.`,
  }),
  secret: ({ secret, login, hours, whose }) => ({
    subject: `Temporary password: ${login}`,
    text: `${whose} The temporary password is ${secret} . It has to be changed at the first sign-in, and is valid for ${String(hours)} hours.`,
  }),
  told: ({ deed, login, at, ticket, hotline, reason }) => ({
    subject: `Done to your account: ${deed}`,
    text: `Done to the account ${login} at ${at}: ${deed} (ticket ${String(ticket)}). ${reason === undefined ? '' : `It was done as an exception without the usual proof, because: ${reason} `}If this was not you, call${hotline ? ` ${hotline}` : ' the service desk'} at once.`,
  }),
  waits: ({ deed, login, at, ticket, hotline, reason }) => ({
    subject: `Soon to be done to your account: ${deed}`,
    text: `At ${at} this will be done to the account ${login}: ${deed} (ticket ${String(ticket)}). ${reason === undefined ? '' : `It is done as an exception without the usual proof, because: ${reason} `}It can be stopped until then: the owner of the account gets a mail of its own with a link. If this was not you, stop it or call${hotline ? ` ${hotline}` : ' the service desk'} at once.`,
  }),
  stop: ({ deed, login, at, ticket, link }) => ({
    subject: `Stop this if you did not ask for it: ${deed}`,
    text: `At ${at} this will be done to the account ${login}: ${deed} (ticket ${String(ticket)}). If you did not ask for it, stop it here: ${link}`,
  }),
  ended: ({ login, ticket }) => ({
    subject: `The temporary password is no longer valid: ${login}`,
    text: `The temporary password of the account ${login} was not changed in time, and is no longer valid (ticket ${String(ticket)}). Ask for another one if you need it.`,
  }),
  after: ({ deed, ticket, at, link }) => ({
    subject: `Did you request this? ${deed}`,
    text: `Done to your account at ${at}: ${deed} (ticket ${String(ticket)}). Did you ask for it yourself? Say yes or no: ${link}`,
  }),
  neutral: 'I cannot complete this in this way. Your manager can help you, or come to the service point.',
  subject: (deed) => `Request: ${deed}`,
  alerts: {
    suspicious: 'An agent marked a request as suspicious',
    velocity: 'One number asked for help with several accounts; it is blocked for a day',
    'tried-often': 'Help with one account was asked for too often within a day',
    'aborted-often': 'The verification of one person was broken off three times within a week',
    'many-by-agent': 'One agent did unusually many within an hour',
    denied: 'The owner of the account says that they did not ask for this',
    'mfa-enrolled': 'A new second factor was enrolled within a day after the old ones were removed',
  },
  alert: ({ why, client, at, actor, ticket }) => ({
    subject: `Security alert, ${client}: ${why}`,
    text: `${why}.\n\nClient: ${client}\nAt: ${at}\nBy: ${actor}${ticket === undefined ? '' : `\nTicket: ${String(ticket)}`}`,
  }),
};

/** Everything that somebody reads about a reset, in a language of the desk; in English when it is none of them. */
export const wordsIn = (language: string): Words => of({ fi, sv, en }, language);

const owners: ByLanguage<(name: string) => string> = {
  fi: (name) => `Anna tämä henkilökohtaisesti: ${name}.`,
  sv: (name) => `Lämna detta personligen till ${name}.`,
  en: (name) => `Hand this to ${name} in person.`,
};
export const handTo = (language: string, name: string): string => of(owners, language)(name);

interface PageWords {
  readonly title: string;
  readonly confirm: string;
  readonly button: string;
  readonly done: string;
  readonly wrong: string;
  readonly stop: string;
  readonly stopped: string;
  readonly asked: string;
  readonly yes: string;
  readonly no: string;
  readonly thanks: string;
  /** Before somebody says yes. */
  readonly check: string;
  readonly overTitle: string;
  readonly over: string;
}

const page: ByLanguage<PageWords> = {
  fi: {
    ...{ title: 'Vahvistus', confirm: 'Kirjoita henkilön käyttäjätunnus vahvistaaksesi', button: 'Vahvistan' },
    ...{ done: 'Kiitos. Vahvistus on tallennettu.', wrong: 'Tunnus ei täsmää. Yritä uudelleen.' },
    ...{ stop: 'En pyytänyt tätä: pysäytä', stopped: 'Pysäytetty. Tilillesi ei tehdä mitään.' },
    ...{ asked: 'Pyysitkö tätä itse?', yes: 'Kyllä, pyysin', no: 'En pyytänyt', thanks: 'Kiitos vastauksestasi.' },
    check: 'Vahvista vain, jos olet itse tarkistanut asian henkilöltä. Vahvistus tallennetaan.',
    ...{
      overTitle: 'Linkki ei ole enää voimassa',
      over: 'Linkki on käytetty tai vanhentunut. Jos sinun piti vahvistaa jotain, soita palvelupisteeseen.',
    },
  },
  sv: {
    ...{ title: 'Bekräftelse', confirm: 'Skriv personens användarnamn för att bekräfta', button: 'Jag bekräftar' },
    ...{ done: 'Tack. Bekräftelsen är sparad.', wrong: 'Användarnamnet stämmer inte. Försök igen.' },
    ...{ stop: 'Jag bad inte om detta: stoppa', stopped: 'Stoppat. Ingenting görs på ditt konto.' },
    ...{ asked: 'Bad du själv om detta?', yes: 'Ja, det gjorde jag', no: 'Nej, det gjorde jag inte', thanks: 'Tack för ditt svar.' },
    check: 'Bekräfta bara om du själv har kontrollerat saken med personen. Bekräftelsen sparas.',
    ...{
      overTitle: 'Länken gäller inte längre',
      over: 'Länken är använd eller för gammal. Om du skulle bekräfta något, ring servicedesken.',
    },
  },
  en: {
    ...{ title: 'Confirmation', confirm: 'Type the login name of the person to confirm', button: 'I confirm' },
    ...{ done: 'Thank you. Your confirmation is kept.', wrong: 'The name does not match. Try again.' },
    ...{ stop: 'I did not ask for this: stop it', stopped: 'Stopped. Nothing will be done to your account.' },
    ...{ asked: 'Did you ask for this yourself?', yes: 'Yes, I did', no: 'No, I did not', thanks: 'Thank you for your answer.' },
    check: 'Confirm only if you have asked the person yourself. Your confirmation is kept.',
    ...{
      overTitle: 'This link is over',
      over: 'This link was used, or is too old. If you were to confirm something, call the service desk.',
    },
  },
};
export const pageWords = (language: string): PageWords => of(page, language);
