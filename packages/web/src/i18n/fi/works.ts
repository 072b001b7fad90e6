import type { works as english } from '../en/works.ts';
import type { Wording } from '../wording.ts';

/** Plugins and jobs, in the settings. */
export const works: Wording<typeof english> = {
  plugins: {
    title: 'Lisäosat',
    about: 'Mistä palvelupiste koostuu, mitä kukin osa lisää ja miten se voi.',
    own: 'Lisäosat',
    core: 'Ydin: jokaisella palvelupisteellä on se',
    noVersion: 'ei kerro versiota',
    needs: 'Rakentuu näille:',
    actions: 'Mitä voi kutsua',
    permissions: 'Oikeudet',
    sections: 'Mitä kukin sopimus voi asettaa',
    screens: 'Lomakkeet ja paneelit',
    events: 'Tapahtumat, joista se kertoo',
    jobs: 'Työt, jotka se tekee itse',
  },
  health: { well: 'Voi hyvin', idle: 'Ei tekemistä', troubled: 'Kaipaa katsomista' },
  jobs: {
    title: 'Työt',
    about:
      'Mitä palvelupiste tekee itse: ajastimet, matkalla oleva posti, tapahtumien seuraukset. Myöhästynyt työ tehdään siinä järjestyksessä, jossa se erääntyi.',
    behind: 'Palvelupiste on jäljessä {{time}}: töitä on erääntynyt, eikä niitä tehdä. Onko työtä tekevä prosessi käynnissä?',
    keepsUp: 'Palvelupiste pysyy mukana.',
    nothingDue: 'Mikään työ ei odota.',
    nextDue: 'Seuraava työ erääntyy:',
    waiting: 'Odottaa',
    inHand: 'Tekeillä',
    failing: 'Yritetään uudelleen',
    laidAside: 'Syrjään pantu',
    undelivered: 'Viestejä vielä toimittamatta',
    unreadable: 'Saapuneita, joita ei ymmärretty',
    kinds: 'Työt lajeittain',
    kind: 'Laji',
    none: 'Ei ole mitään tehtävää.',
  },
  letters: {
    title: 'Syrjään pannut',
    none: 'Ei mitään: mikään työ ei ole epäonnistunut viimeisellä yrityksellään.',
    about: 'Koskee',
    attempts: 'Yrityksiä',
    error: 'Mikä meni vikaan',
    do: 'Mitä tehdään',
    retry: 'Aja uudelleen',
    tried: 'Se ajetaan uudelleen alusta.',
    drop: 'Hylkää',
    dropTitle: 'Hylätäänkö {{job}}?',
    dropText: 'Sen tehtävää ei koskaan tehdä. Tapahtumaloki säilyttää, mikä se oli, ja perustelusi.',
    reason: 'Miksi kukaan ei enää tarvitse sitä',
    dropped: 'Se on hylätty.',
  },
};
