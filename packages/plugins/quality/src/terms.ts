import { addOpenTime, clientRows, contractOf, openMilliseconds, type Calendar, type Contract, type Scope } from '@luuri/core';
import { noCardFits, noCards } from './errors.ts';
import { cardFor, type Card, type ContactKind } from './rules/card.ts';
import { qualitySection, type QualityTerms } from './section/index.ts';

export interface Terms {
  readonly contract: Contract;
  /** `acme@3` */
  readonly version: string;
  readonly terms: QualityTerms;
}

/** What a client has settled, in the version in force when no other is given. @throws `quality.no-cards` */
export async function termsOf(scope: Scope, clientId: number, given?: Contract): Promise<Terms> {
  const contract = given ?? (await contractOf(scope, clientId));
  const terms = contract.section(qualitySection);
  const { slug } = await scope.rows(clientRows).get(clientId);
  if (!terms) throw noCards({ client: slug });
  return { contract, terms, version: `${slug}@${String(contract.version)}` };
}

/** @throws `quality.no-card-fits` */
export function cardOf({ terms }: Terms, contact: { readonly kind: ContactKind; readonly language: string }): Card {
  const card = cardFor(terms.cards, contact);
  if (!card) throw noCardFits({ kind: contact.kind, language: contact.language });
  return card;
}

/** The calendar by which a client's quality is counted; undefined for a client without hours. */
const calendarOf = ({ contract, terms }: Pick<Terms, 'contract' | 'terms'>): Calendar | undefined =>
  terms.calendar === undefined ? Object.values(contract.calendars)[0] : contract.calendars[terms.calendar];

/** Where its days begin. */
export const zoneOfQuality = (of: Pick<Terms, 'contract' | 'terms'>): string => calendarOf(of)?.versions[0]?.zone.name ?? 'UTC';

const DAY = 86_400_000;

/** Until when an agent may appeal, that instant included. A client without hours is counted around the clock. */
export function appealUntil({ contract, terms }: Terms, publishedAt: Date): Date {
  const calendar = calendarOf({ contract, terms });
  if (calendar) return addOpenTime(calendar, publishedAt, terms.appeal);
  return new Date(publishedAt.getTime() + (openMilliseconds(terms.appeal) ?? terms.appeal.value * DAY));
}
