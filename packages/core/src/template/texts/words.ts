/** Words that the desk's own mails are made of, beside their texts. */
export interface Words {
  readonly metrics: Readonly<Record<string, string>>;
  readonly priorities: Readonly<Record<string, string>>;
}

export const words: Readonly<Record<string, Words>> = {
  fi: {
    metrics: {
      'first-response': 'ensimmäinen vastaus',
      'next-response': 'seuraava vastaus',
      'periodic-update': 'säännöllinen tilannetieto',
      resolution: 'ratkaisu',
      'tier-hold': 'käsittelyaika tasolla',
      tier: 'käsittelyaika tasolla',
    },
    priorities: { urgent: 'kiireellinen', high: 'korkea', normal: 'normaali', low: 'matala' },
  },
  sv: {
    metrics: {
      'first-response': 'första svar',
      'next-response': 'nästa svar',
      'periodic-update': 'regelbunden uppdatering',
      resolution: 'lösning',
      'tier-hold': 'handläggningstid på nivån',
      tier: 'handläggningstid på nivån',
    },
    priorities: { urgent: 'brådskande', high: 'hög', normal: 'normal', low: 'låg' },
  },
  en: {
    metrics: {
      'first-response': 'first response',
      'next-response': 'next response',
      'periodic-update': 'periodic update',
      resolution: 'resolution',
      'tier-hold': 'time at the tier',
      tier: 'time at the tier',
    },
    priorities: { urgent: 'urgent', high: 'high', normal: 'normal', low: 'low' },
  },
};
