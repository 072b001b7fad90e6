const notReached: Readonly<Record<string, string>> = {
  fi: 'Yritimme soittaa sinulle takaisin useaan kertaan, mutta emme tavoittaneet sinua. Vastaa tähän viestiin, niin sovimme uuden ajan.',
  sv: 'Vi försökte ringa tillbaka flera gånger men nådde dig inte. Svara på detta meddelande, så kommer vi överens om en ny tid.',
  en: 'We tried to call you back several times and could not reach you. Answer this message, and we will agree on another time.',
};

/** What somebody reads who was called back in vain. */
export const notReachedText = (language: string): string => notReached[language] ?? notReached['en'] ?? '';

const words: Readonly<Record<string, { booked: string; moved: string; called_off: string }>> = {
  fi: {
    booked: 'Sinulle on varattu aika. Kutsu on liitteenä.',
    moved: 'Aikaasi on siirretty. Uusi kutsu on liitteenä.',
    called_off: 'Aikasi on peruttu.',
  },
  sv: {
    booked: 'En tid har bokats åt dig. Inbjudan är bifogad.',
    moved: 'Din tid har flyttats. En ny inbjudan är bifogad.',
    called_off: 'Din tid har avbokats.',
  },
  en: {
    booked: 'A time was booked for you. The invitation is attached.',
    moved: 'Your time was moved. The new invitation is attached.',
    called_off: 'Your time was called off.',
  },
};

/** What stands above an invitation. */
export const appointmentText = (language: string, what: 'booked' | 'moved' | 'called_off'): string =>
  (words[language] ?? words['en'])?.[what] ?? '';
