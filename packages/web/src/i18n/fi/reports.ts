import type { reports as english } from '../en/reports.ts';
import type { Wording } from '../wording.ts';

export const reports: Wording<typeof english> = {
  title: 'Raportit',
  period: 'Jakso',
  from: 'Alkaen',
  to: 'Päättyen',
  client: 'Asiakas',
  allClients: 'Kaikki asiakkaat',
  by: 'Jaoteltuna',
  csv: 'Lataa CSV-tiedostona',
  loading: 'Lasketaan',
  empty: 'Tällä jaksolla ei ollut laskettavaa. Valitse pidempi jakso tai toinen asiakas.',
  zone: 'Päivät ovat aikavyöhykkeen {{zone}} päiviä.',
  table: 'Taulukko: {{title}}',
  total: 'Yhteensä',
  chart: 'Kaavio: {{title}}. Sama on taulukossa alla.',
  first_one: 'Kaaviossa on ensimmäinen rivi, taulukossa kaikki.',
  first_other: 'Kaaviossa on {{count}} ensimmäistä riviä, taulukossa kaikki.',
  preset: {
    'last-7-days': 'Viimeiset 7 päivää',
    'last-30-days': 'Viimeiset 30 päivää',
    'this-month': 'Tämä kuukausi',
    'last-month': 'Viime kuukausi',
    'this-year': 'Tämä vuosi',
    own: 'Oma jakso',
  },
};
