import type { LocalizedText } from '../kernel/index.ts';
import type { Dimension } from './report.ts';

/** Dimensions that many reports have. */
export const byClient: Dimension = { by: 'client', label: { fi: 'Asiakas', sv: 'Kund', en: 'Client' } };
export const byTeam: Dimension = { by: 'team', label: { fi: 'Tiimi', sv: 'Team', en: 'Team' } };
export const byTier: Dimension = { by: 'tier', label: { fi: 'Taso', sv: 'Nivå', en: 'Tier' } };
export const byChannel: Dimension = {
  by: 'channel',
  label: { fi: 'Kanava', sv: 'Kanal', en: 'Channel' },
  values: {
    email: { fi: 'Sähköposti', sv: 'E-post', en: 'Mail' },
    phone: { fi: 'Puhelin', sv: 'Telefon', en: 'Phone' },
    portal: { fi: 'Portaali', sv: 'Portal', en: 'Portal' },
    chat: { fi: 'Chat', sv: 'Chatt', en: 'Chat' },
    api: { fi: 'Rajapinta', sv: 'Gränssnitt', en: 'API' },
  },
};

/** The periods, as columns call them. */
export const periodWords: Readonly<Record<string, LocalizedText>> = {
  day: { fi: 'Päivä', sv: 'Dag', en: 'Day' },
  week: { fi: 'Viikko (maanantai)', sv: 'Vecka (måndag)', en: 'Week (Monday)' },
  month: { fi: 'Kuukausi', sv: 'Månad', en: 'Month' },
};

/** What units are called in the head of a column. */
export const unitWords: Readonly<Record<string, LocalizedText>> = {
  count: { fi: '', sv: '', en: '' },
  share: { fi: '%', sv: '%', en: '%' },
  ms: { fi: 'h', sv: 'h', en: 'h' },
  score: { fi: '1–5', sv: '1–5', en: '1–5' },
};

export const allWord: LocalizedText = { fi: 'Yhteensä', sv: 'Totalt', en: 'Total' };
