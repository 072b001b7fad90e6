/** The words of a ticket: subject, what the requester wrote, what was answered. */
export interface TicketWords {
  readonly language: 'fi' | 'sv' | 'en';
  readonly subject: string;
  readonly words: string;
  readonly answer: string;
}

const things = {
  fi: ['Salasana', 'Sähköposti', 'Tulostin', 'Näyttö', 'Verkkoyhteys', 'Kannettava', 'Puhelin', 'Käyttäjätunnus', 'Kalenteri', 'Levyasema'],
  sv: ['Lösenordet', 'E-posten', 'Skrivaren', 'Skärmen', 'Nätverket', 'Datorn', 'Telefonen', 'Kontot', 'Kalendern', 'Hårddisken'],
  en: ['Password', 'Mailbox', 'Printer', 'Display', 'Network', 'Laptop', 'Phone', 'Account', 'Calendar', 'Drive'],
} as const;
const troubles = {
  fi: [
    'on lukossa',
    'ei toimi',
    'antaa virheilmoituksen',
    'hidastelee pahasti',
    'katosi päivityksen jälkeen',
    'pitäisi vaihtaa uuteen',
    'vaatii tunnistautumista',
    'ei käynnisty',
  ],
  sv: [
    'är låst',
    'fungerar inte',
    'ger ett felmeddelande',
    'är mycket långsam',
    'försvann efter uppdateringen',
    'borde bytas ut',
    'kräver inloggning',
    'startar inte',
  ],
  en: [
    'is locked',
    'does not work',
    'shows an error',
    'is very slow',
    'vanished after the update',
    'should be replaced',
    'asks me to sign in',
    'does not start',
  ],
} as const;
const circumstances = {
  fi: [
    'Kokeilin käynnistää koneen uudelleen, mutta siitä ei ollut apua. Asialla on kiire, koska asiakaspalaveri alkaa iltapäivällä.',
    'Sama ongelma oli myös viime viikolla, ja silloin se korjaantui itsestään. Työkaverillani on samanlainen laite, ja se toimii.',
    'En pääse kirjautumaan järjestelmään toimistolta enkä kotoa. Kuvakaappaus virheestä on liitteenä.',
  ],
  sv: [
    'Jag har försökt starta om datorn, men det hjälpte inte. Det är bråttom eftersom mötet börjar i eftermiddag.',
    'Samma problem fanns förra veckan, och då försvann det av sig självt. Min kollega har en likadan och den fungerar.',
    'Jag kan inte logga in i systemet från kontoret eller hemifrån. En skärmbild av felet finns bifogad.',
  ],
  en: [
    'I tried to restart the computer, which did not help. It is urgent because a meeting with a customer begins in the afternoon.',
    'The same happened last week and went away by itself. My colleague has the same model, and it works.',
    'I cannot sign in to the system from the office or from home. A screenshot of the message is attached.',
  ],
} as const;
const answers = {
  fi: 'Hei! Kiitos yhteydenotosta. Tarkistimme asian ja korjasimme asetukset; kokeilisitko vielä kerran ja kertoisitko, toimiiko se nyt?',
  sv: 'Hej! Tack för att du hörde av dig. Vi har kontrollerat inställningarna; kan du försöka en gång till och berätta om det fungerar nu?',
  en: 'Hello! Thank you for getting in touch. We have corrected the settings; could you try once more and tell us whether it works now?',
} as const;
/** Half of the requesters write Finnish. */
const spoken = ['fi', 'fi', 'sv', 'en'] as const;

/** Every thing with every trouble, in turn in each language, under three circumstances: 960 texts. */
export function ticketTexts(): TicketWords[] {
  return spoken.flatMap((language) =>
    things[language].flatMap((thing) =>
      troubles[language].flatMap((trouble) =>
        circumstances[language].map((more) => ({
          ...{ language, subject: `${thing} ${trouble}`, answer: answers[language] },
          words: `${thing} ${trouble}. ${more}`,
        })),
      ),
    ),
  );
}
