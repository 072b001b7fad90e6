import type { calendars as english } from '../en/calendars.ts';
import type { Wording } from '../wording.ts';

export const calendars: Wording<typeof english> = {
  title: 'Kalendrar',
  client: 'Kund',
  calendar: 'Kalender',
  before: 'Föregående år',
  after: 'Nästa år',
  zone: 'Tider i {{zone}}, enligt avtalets version {{version}}. Gångna dagar visas med de tider som gällde då.',
  none: 'Kundens avtal har ingen kalender.',
  noClient: 'Det finns inga kunder ännu.',
  extra: 'Särskilt avtalad',
  kind: { open: 'Öppet', shortened: 'Förkortad', closed: 'Stängt', holiday: 'Helgdag' },
};
