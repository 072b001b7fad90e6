import { agentsOf, anyone, defineAction, nextOpening, openTimeBetween, out, tiersOf, type Scope } from '@luuri/core';
import { kept } from '../kept.ts';
import { IsIn, IsOptional } from 'class-validator';
import { atChatRows } from '../entities.ts';
import { standingOfNext } from '../conversation/queue.ts';
import type { Texts } from '../section/index.ts';
import { mayAsk, siteOf, type SiteOf } from '../sites.ts';
import { BySite } from './inputs.ts';

const languages = ['fi', 'sv', 'en'];

export class AskOffer extends BySite {
  /** Language of the visitor; the client's first when left out, or when the client is not served in it. */
  @IsOptional() @IsIn(languages) language?: string;
}

/** What the widget shows before anybody says anything. */
export class Offer {
  /** Name of the client. */
  @out.text client!: string;
  @out.text language!: string;
  @out.list(out.text) languages!: string[];
  /** True in the open time of the chat. */
  @out.flag open!: boolean;
  /** When it opens next; null while it is open, and when nobody knows. */
  @out.orNull(out.instant) opensAt!: Date | null;
  /** True when somebody is at the chats now. */
  @out.flag staffed!: boolean;
  @out.orNull(out.text) title!: string | null;
  @out.orNull(out.text) greeting!: string | null;
  @out.orNull(out.text) away!: string | null;
  /** True when a message may be left in place of a chat. */
  @out.flag form!: boolean;
  /** `mail`: a code is mailed to the address first. */
  @out.text proof!: string;
  @out.text accent!: string;
  @out.text onAccent!: string;
  /** The largest file, in bytes; 0 when none may be sent. */
  @out.integer mostFileBytes!: number;
  @out.list(out.text) fileTypes!: string[];
  /** Where somebody would stand who came now. */
  @out.integer position!: number;
  @out.orNull(out.integer) waitMs!: number | null;
}

/** Whether the chat of a client is open at an instant, and when it opens next. */
export function hoursOf({ contract, terms }: SiteOf, now: Date): { open: boolean; opensAt: Date | null } {
  const calendar = terms.hours === undefined ? undefined : contract.calendars[terms.hours];
  if (!calendar) return { open: true, opensAt: null };
  if (openTimeBetween(calendar, now, new Date(now.getTime() + 1)) > 0) return { open: true, opensAt: null };
  return { open: false, opensAt: nextOpening(calendar, now) };
}

/** The language to talk in: the one that was asked for, when the client is served in it. */
export const languageFor = ({ contract }: SiteOf, wanted: string | undefined): string =>
  contract.languages.find((one) => one === wanted) ?? contract.languages[0];

const textIn = (texts: Texts, language: string): string | null => texts[language] ?? null;

/** Whether anybody who serves the client takes chats now. */
async function isStaffed(scope: Scope, clientId: number): Promise<boolean> {
  const ready = new Set(
    (
      await kept(scope)
        .rows(atChatRows)
        .find({ where: { state: 'ready' } })
    ).map((one) => one.agentId),
  );
  if (ready.size === 0) return false;
  for (const teamId of new Set((await tiersOf(scope, clientId)).map((tier) => tier.teamId)))
    if ((await agentsOf(scope, teamId)).some((agent) => ready.has(agent.id))) return true;
  return false;
}

export const offerChat = defineAction('chat.offer', {
  summary: 'What a client’s chat offers now: whether it is open, how long the wait is, what is said first.',
  allow: anyone,
  http: 'GET /chat/:key',
  input: AskOffer,
  output: Offer,
  origins: mayAsk,
  async run(scope, { key, language: wanted }): Promise<Offer> {
    const site = await siteOf(scope, key);
    const { contract, terms } = site;
    const language = languageFor(site, wanted);
    const { files, colours } = terms;
    return {
      ...{
        client: contract.name,
        language,
        languages: [...contract.languages],
        ...hoursOf(site, scope.now),
        staffed: await isStaffed(scope, site.clientId),
      },
      ...{ title: textIn(terms.title, language), greeting: textIn(terms.greeting, language), away: textIn(terms.away, language) },
      ...{ form: terms.form, proof: terms.proof, ...colours, mostFileBytes: files.mostBytes, fileTypes: [...files.types] },
      ...(await standingOfNext(scope, site.clientId)),
    };
  },
});
