import { shortNameOf } from '../parts/short-name.ts';
import { changed } from './pack/change.ts';

/** Packs to begin with. `CLIENT` is where the short name goes; the desk has nothing against any of them but that addresses are missing. */
const texts = {
  office: `# What was agreed, as data. Each time it is applied it becomes a new version of the contract.
client: CLIENT
name: Name
domains: [] # mail domains of the client's own people
mailboxes: [] # addresses that they write to; the first is the sender of all mail to them
languages: [fi, sv, en] # the first is the default
calendars:
  office:
    zone: Europe/Helsinki
    hours: { mon-fri: ['08:00-16:00'] }
    holidays: { country: FI, sets: [statutory, customary] }
tiers:
  - { level: 1, name: CSR1, team: service-desk }
  - { level: 2, name: CSR2, team: specialists, hold-at-most: 4h }
sla:
  - name: standard
    calendar: office
    targets:
      urgent: { first-response: 30min, next-response: 1h, resolution: 8h }
      high: { first-response: 2h, next-response: 4h, resolution: 2bd }
      normal: { first-response: 4h, next-response: 1bd, resolution: 5bd }
      low: { first-response: 1bd, resolution: 10bd }
    warn-at: [75%]
    pause-in: [pending-requester]
escalation:
  - { when: first-response.breached, do: [{ notify: [team-lead] }] }
  - { when: resolution.warned, do: [{ notify: [assignee, team-lead] }] }
  - { when: resolution.breached, do: [{ raise-tier: 1 }, { notify: [team-lead, client-owner] }] }
`,
  'round-the-clock': `# Served day and night, every day of the year.
client: CLIENT
name: Name
domains: [] # mail domains of the client's own people
mailboxes: [] # addresses that they write to; the first is the sender of all mail to them
languages: [en] # the first is the default
calendars:
  always:
    zone: Europe/Helsinki
    hours: 24x7
tiers:
  - { level: 1, name: CSR1, team: service-desk }
  - { level: 2, name: CSR2, team: specialists, hold-at-most: 1h }
sla:
  - name: round the clock
    calendar: always
    targets:
      urgent: { first-response: 15min, next-response: 30min, resolution: 4h, update-every: 1h }
      high: { first-response: 30min, next-response: 1h, resolution: 8h }
      normal: { first-response: 2h, next-response: 4h, resolution: 24h }
      low: { first-response: 8h, resolution: 72h }
    warn-at: [50%, 75%]
    pause-in: [pending-requester]
escalation:
  - { when: first-response.warned, do: [{ notify: [team-lead] }] }
  - { when: first-response.breached, do: [{ raise-tier: 1 }, { notify: [team-lead] }] }
  - { when: resolution.breached, do: [{ raise-tier: 1 }, { notify: [team-lead, client-owner] }] }
`,
  smallest: `# Mail becomes tickets, with one tier and no promises.
client: CLIENT
name: Name
domains: [] # mail domains of the client's own people
mailboxes: [] # addresses that they write to; the first is the sender of all mail to them
languages: [en] # the first is the default
`,
} as const;

export type Starter = keyof typeof texts;
export const starters = Object.keys(texts) as readonly Starter[];

/** A pack to begin with, for a client of this name. */
export const packFrom = (starter: Starter, { client, name }: { readonly client: string; readonly name: string }): string =>
  changed(changed(texts[starter], ['client'], client), ['name'], name);

/** Words of a short name that say what kind of company it is: nobody calls it by those. */
const FORMS = /(^|-)(oy|oyj|ab|abp|ltd|inc|as|a-s|gmbh)(?=-|$)/g;

/** A short name as a person would make it of a client's name: `Åbo Ångfartyg Ab` becomes `abo-angfartyg`. */
export const clientShortNameOf = (name: string): string => shortNameOf(shortNameOf(name).replace(FORMS, ''), 40);
