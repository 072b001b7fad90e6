import type { settings as english } from '../en/settings.ts';
import type { Wording } from '../wording.ts';

export const settings: Wording<typeof english> = {
  title: 'Asetukset',
  section: {
    clients: 'Asiakkaat',
    calendars: 'Kalenterit',
    macros: 'Makrot',
    agents: 'Henkilöt',
    teams: 'Tiimit',
    roles: 'Roolit',
    keys: 'API-avaimet',
    templates: 'Viestipohjat',
    mailboxes: 'Postilaatikot',
    plugins: 'Lisäosat',
    jobs: 'Työt',
    audit: 'Tapahtumaloki',
  },
  about: {
    clients: 'Ketä palvellaan, ja mitä kunkin kanssa on sovittu.',
    calendars: 'Kunkin asiakkaan palveluajat ja pyhäpäivät vuotena.',
    macros: 'Mitä asiakaspalvelijat sanovat ja tekevät usein, kerralla.',
    agents: 'Kuka palvelupisteessä työskentelee, ja missä roolissa.',
    teams: 'Ketkä työskentelevät yhdessä, millä tasolla ja kenelle.',
    roles: 'Mitä kukin rooli saa tehdä.',
    keys: 'Millä ohjelmat tulevat sisään.',
    templates: 'Palvelupisteen itse lähettämien viestien sanat.',
    mailboxes: 'Mistä posti tulee ja minne se lähtee, ja kokeilu.',
    plugins: 'Mistä palvelupiste koostuu.',
    jobs: 'Mitä tehdään myöhemmin, ja mikä ei onnistunut.',
    audit: 'Kuka teki mitä ja milloin.',
  },
};
