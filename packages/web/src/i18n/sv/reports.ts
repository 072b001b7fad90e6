import type { reports as english } from '../en/reports.ts';
import type { Wording } from '../wording.ts';

export const reports: Wording<typeof english> = {
  title: 'Rapporter',
  period: 'Period',
  from: 'Från',
  to: 'Till',
  client: 'Kund',
  allClients: 'Alla kunder',
  by: 'Uppdelat efter',
  csv: 'Ladda ner som CSV',
  loading: 'Räknar',
  empty: 'Inget att räkna under perioden. Välj en längre period eller en annan kund.',
  zone: 'Dagarna är de i tidszonen {{zone}}.',
  table: 'Tabell: {{title}}',
  total: 'Totalt',
  chart: 'Diagram: {{title}}. Tabellen nedan säger detsamma.',
  first_one: 'Diagrammet visar den första raden, tabellen alla.',
  first_other: 'Diagrammet visar de första {{count}} raderna, tabellen alla.',
  preset: {
    'last-7-days': 'Senaste 7 dagarna',
    'last-30-days': 'Senaste 30 dagarna',
    'this-month': 'Denna månad',
    'last-month': 'Förra månaden',
    'this-year': 'I år',
    own: 'Egen period',
  },
};
