import type { calendars as english } from '../en/calendars.ts';
import type { Wording } from '../wording.ts';

export const calendars: Wording<typeof english> = {
  title: 'Kalenterit',
  client: 'Asiakas',
  calendar: 'Kalenteri',
  before: 'Edellinen vuosi',
  after: 'Seuraava vuosi',
  zone: 'Ajat vyöhykkeellä {{zone}}, sopimuksen versio {{version}}. Menneet päivät näkyvät silloisin palveluajoin.',
  none: 'Tämän asiakkaan sopimuksessa ei ole kalenteria.',
  noClient: 'Asiakkaita ei vielä ole.',
  extra: 'Sopimuksessa erikseen sovittu',
  kind: { open: 'Auki', shortened: 'Lyhennetty', closed: 'Kiinni', holiday: 'Pyhäpäivä' },
};
