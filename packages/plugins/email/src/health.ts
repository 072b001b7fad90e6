import type { Health } from '@luuri/core';
import type { MailWays } from './trying/ways.ts';

const words = (fi: string, sv: string, en: string): Health['words'] => ({ fi, sv, en });

/** How mail is, as far as this process knows without asking anybody outside. */
export function healthOf({ listen, listening, smtpUrl }: MailWays): Health {
  if (listen === undefined && smtpUrl === undefined)
    return {
      state: 'idle',
      words: words(
        'Posti ei kulje: vastaanottoa ja lähtevää palvelinta ei ole asetettu.',
        'Ingen post går: varken mottagning eller utgående server är inställd.',
        'No mail comes or goes: neither a listener nor an outgoing server is set.',
      ),
    };
  if (listen !== undefined && listening() === undefined)
    return {
      state: 'idle',
      words: words(
        'Tämä prosessi ei ota postia vastaan; sen tekee prosessi, joka tekee töitä.',
        'Den här processen tar inte emot post; det gör den som arbetar.',
        'This process takes in no mail; the one that works does.',
      ),
    };
  const where = listen ?? '';
  if (smtpUrl === undefined)
    return {
      state: 'well',
      words: words(
        `Posti otetaan vastaan osoitteessa ${where}. Lähtevä posti jää lähtevien kansioon.`,
        `Post tas emot på ${where}. Utgående post stannar i utkorgen.`,
        `Mail comes in on ${where}. What goes out stays in the outbox.`,
      ),
    };
  return listen === undefined
    ? {
        state: 'well',
        words: words('Posti lähtee, eikä sitä oteta vastaan.', 'Post går ut, och ingen tas emot.', 'Mail goes out, and none comes in.'),
      }
    : {
        state: 'well',
        words: words(
          `Posti otetaan vastaan osoitteessa ${where}, ja se lähtee palvelimen kautta.`,
          `Post tas emot på ${where} och går ut genom en server.`,
          `Mail comes in on ${where}, and goes out by a server.`,
        ),
      };
}
