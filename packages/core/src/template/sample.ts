import { instantText, type Values } from './render.ts';
import { valueNames } from './names.ts';
import type { TemplateName } from './texts/text.ts';
import { reasonText, words } from './texts/words.ts';

/** What of a ticket stands in mails. */
export interface SampleTicket {
  readonly id: number;
  readonly subject: string;
  /** Of the requester. */
  readonly name: string;
  readonly priority: string;
  readonly tier: number;
  readonly dueAt: Date;
}

const HOUR = 3_600_000;
const subjects: Readonly<Record<string, string>> = {
  fi: 'Salasana ei kelpaa',
  sv: 'Lösenordet fungerar inte',
  en: 'My password does not work',
};

/** One as nobody has it: its number is far beyond a new desk's. */
const madeUp = (language: string, now: Date): SampleTicket => ({
  ...{ id: 1042, name: 'Ada Virtanen', priority: 'high', tier: 1, subject: subjects[language] ?? 'My password does not work' },
  dueAt: new Date(now.getTime() + 4 * HOUR),
});

/** No address that opens anything: a real one would be somebody's way in. */
const link = 'https://desk.example/portal?token=EXAMPLE';

const ruleOf: Readonly<Partial<Record<TemplateName, string>>> = {
  'clock-warned': 'resolution.warned',
  'clock-breached': 'resolution.breached',
  'rule-fired': 'state pending-third-party for 2bd',
};

interface Sampled {
  readonly language: string;
  readonly now: Date;
  /** A made-up one when there is none. */
  readonly ticket: SampleTicket | undefined;
  readonly client: string;
  readonly zone: string;
}

/** Values for a mail as it would be written: of a ticket that there is, or of a made-up one. */
export function sampleValues(template: TemplateName, { language, now, ticket, client, zone }: Sampled): Values {
  const { id, subject, name, priority, tier, dueAt } = ticket ?? madeUp(language, now);
  const said = words[language];
  const due = instantText(dueAt, language, zone);
  const what = reasonText(ruleOf[template] ?? 'resolution.warned', language);
  const all: Values = {
    ...{ name, ticket: id, subject, client, link, answerBy: due, dueBy: due, tier, what, count: 1 },
    ...{ metric: said?.metrics['resolution'], priority: said?.priorities[priority] ?? priority, rule: 'nudge' },
    list: `${instantText(now, language, zone)}\n#${String(id)} ${subject}\n${what} (nudge)`,
  };
  // Who mentioned somebody stands where a rule does otherwise.
  const named: Values = template === 'mentioned' ? { ...all, rule: 'Maria Lehtonen' } : all;
  return Object.fromEntries(valueNames[template].map((value) => [value, named[value]]));
}
