import { defineSection, type Complain } from '../kernel/index.ts';

/** How long what is kept, in days; undefined is for ever. */
export interface Retention {
  /** Raw bytes of arrivals, from the day that they came. */
  readonly rawMail: number | undefined;
  /** Files on tickets that are over, from the last change of the ticket. */
  readonly attachments: number | undefined;
  /**
   * People whose tickets are all over, from the last change of any: then they are erased. What is kept of people whom nobody has identified
   * (calls, chats, mail that was set aside) goes as long after it was.
   */
  readonly people: number | undefined;
}

const keys = { 'raw-mail': 'rawMail', attachments: 'attachments', people: 'people' } as const;
const forEver: Retention = { rawMail: undefined, attachments: undefined, people: undefined };
const LONGEST = 36_500;

function days(raw: unknown, key: string, complain: Complain): number | undefined {
  if (raw === undefined) return undefined;
  if (typeof raw === 'number' && Number.isInteger(raw) && raw >= 1 && raw <= LONGEST) return raw;
  complain(key, `must be a whole number of days from 1 to ${String(LONGEST)}; leave it out to keep for ever`);
  return undefined;
}

/** `retention:` of a contract pack. */
export const retentionSection = defineSection<Retention>('retention', {
  summary:
    "How many days raw mail, attachments and people's data are kept, that of callers and writers whom nobody has identified too; for ever when left out.",
  read(raw, _pack, complain) {
    if (raw === undefined) return forEver;
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
      complain('', `must be a mapping from ${Object.keys(keys).join(', ')} to days`);
      return forEver;
    }
    for (const key of Object.keys(raw)) if (!(key in keys)) complain(key, `is not known here; there are ${Object.keys(keys).join(', ')}`);
    const given = raw as Record<string, unknown>;
    return Object.fromEntries(Object.entries(keys).map(([key, name]) => [name, days(given[key], key, complain)])) as unknown as Retention;
  },
});
