/** Words that the desk's own mails are made of, beside their texts. */
export interface Words {
  readonly metrics: Readonly<Record<string, string>>;
  readonly priorities: Readonly<Record<string, string>>;
  /** What became of a promise. */
  readonly facts: Readonly<Record<string, string>>;
  /** What a rule of the contract waited for. */
  readonly reasons: Readonly<Record<string, string>>;
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
    facts: {
      warned: 'vaarassa',
      breached: 'ylittyi',
      met: 'täyttyi',
      started: 'alkoi',
      paused: 'pysähtyi',
      resumed: 'jatkui',
      retargeted: 'sai uuden tavoitteen',
      recalendared: 'sai uudet palveluajat',
      reopened: 'avattiin uudelleen',
      waived: 'annettiin anteeksi',
      cancelled: 'peruttiin',
    },
    reasons: {
      mention: 'mainittiin muistiinpanossa',
      opened: 'avattiin',
      bounced: 'palautettiin ilman työtä',
      'handed-off': 'siirrettiin ylemmälle tasolle',
      reopened: 'avattiin uudelleen',
      'priority-changed': 'prioriteetti muuttui',
      'tier-changed': 'taso vaihtui',
      state: 'tila',
      tier: 'taso',
      priority: 'prioriteetti',
      age: 'ikä',
      for: 'kesto',
    },
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
    facts: {
      warned: 'i fara',
      breached: 'överskreds',
      met: 'hölls',
      started: 'började',
      paused: 'pausades',
      resumed: 'fortsatte',
      retargeted: 'fick ett nytt mål',
      recalendared: 'fick nya servicetider',
      reopened: 'öppnades på nytt',
      waived: 'efterskänktes',
      cancelled: 'avbröts',
    },
    reasons: {
      mention: 'nämndes i en anteckning',
      opened: 'öppnades',
      bounced: 'skickades tillbaka utan åtgärd',
      'handed-off': 'skickades till en högre nivå',
      reopened: 'öppnades på nytt',
      'priority-changed': 'prioriteten ändrades',
      'tier-changed': 'nivån ändrades',
      state: 'status',
      tier: 'nivå',
      priority: 'prioritet',
      age: 'ålder',
      for: 'i',
    },
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
    facts: {
      warned: 'in danger',
      breached: 'broken',
      met: 'kept',
      started: 'begun',
      paused: 'paused',
      resumed: 'resumed',
      retargeted: 'has another target',
      recalendared: 'has other hours',
      reopened: 'reopened',
      waived: 'waived',
      cancelled: 'cancelled',
    },
    reasons: {
      mention: 'mentioned in a note',
      opened: 'opened',
      bounced: 'handed back without work',
      'handed-off': 'handed to a higher tier',
      reopened: 'reopened',
      'priority-changed': 'another priority',
      'tier-changed': 'another tier',
      state: 'state',
      tier: 'tier',
      priority: 'priority',
      age: 'age',
      for: 'for',
    },
  },
};

/** What a rule waited for, `resolution.paused` or `state pending-third-party for 2bd`, in the words of a language. */
export function reasonText(what: string, language: string): string {
  const said = words[language] ?? words['en'];
  const dot = what.lastIndexOf('.');
  const [metric, fact] = [what.slice(0, Math.max(dot, 0)), what.slice(dot + 1)];
  if (what === 'tier.held-too-long') return `${said?.metrics['tier'] ?? 'tier'}: ${said?.facts['breached'] ?? 'breached'}`;
  const named = said?.metrics[metric];
  if (named !== undefined) return `${named}: ${said?.facts[fact] ?? fact}`;
  return what
    .split(' ')
    .map((word) => said?.reasons[word] ?? said?.priorities[word] ?? word)
    .join(' ');
}
