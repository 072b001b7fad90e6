import { directoryOf, type Directory, type Scope } from '@luuri/core';
import { IsIn, IsOptional } from 'class-validator';
import { resetRows, type Reset } from '../entities.ts';
import { deliveryNotOffered, notThisWay } from '../errors.ts';
import { ByReset } from '../flow/end.ts';
import { caseOf, managerOf, mustBe, type Case } from '../flow/find.ts';
import { deliveriesIn } from '../flow/view.ts';
import { draws } from '../ports.ts';
import { note } from '../records/keep.ts';
import { refusalOf } from '../rules/assurance.ts';
import { randomSecret, spokenSecret } from '../rules/spelling.ts';
import { deliveries, type Deed, type DeliveryWay } from '../rules/terms.ts';
import { senderOf, type Private, type Sender } from '../send.ts';
import { handTo } from '../texts.ts';

const HOUR = 3_600_000;

export class DoDeed extends ByReset {
  /** How the temporary password goes to its owner, one of those that are offered; the first of them when left out. */
  @IsOptional() @IsIn(deliveries) delivery?: DeliveryWay;
}

/** Deeds that end with something that its owner has to get. */
const withSecret = (deed: Deed): boolean => deed === 'reset-password' || deed === 'temporary-pass';

async function wayFor(scope: Scope, one: Case, wanted: DeliveryWay | undefined): Promise<DeliveryWay | undefined> {
  if (!withSecret(one.reset.deed)) return undefined;
  const offered = await deliveriesIn(scope, one);
  const way = wanted ?? offered[0];
  if (way === undefined || !offered.includes(way)) throw deliveryNotOffered({ way: way ?? 'anything', offered });
  return way;
}

/** P1: what the contract in force does not allow any more is not done, whatever was proven before. @throws `password-reset.not-this-way` */
export function mustBeAllowed({ reset, terms }: Pick<Case, 'reset' | 'terms'>): void {
  if (refusalOf(terms, reset) !== undefined) throw notThisWay({});
}

/** Everything that can be known before is looked at before: a proof is used up by what is really begun. */
export async function subjectOf(scope: Scope, { resetId, delivery }: DoDeed) {
  const one = await caseOf(scope, await scope.rows(resetRows).get(resetId));
  mustBe(one.reset, 'proving', 'proven');
  if (one.reset.state === 'proven') {
    mustBeAllowed(one);
    await wayFor(scope, one, delivery);
  }
  return { about: `ticket:${String(one.reset.ticketId)}`, whose: `person:${String(one.reset.personId)}` };
}

/** What is done now. */
export interface Plan {
  readonly reset: Reset;
  readonly directory: Directory;
  readonly secret: string | undefined;
  readonly until: Date;
  readonly hours: number;
  readonly language: string;
  readonly way: DeliveryWay | undefined;
  readonly send: Omit<Private, 'subject' | 'text'> | undefined;
  readonly whose: string;
  readonly from: Sender;
}

async function addressee(scope: Scope, one: Case, way: DeliveryWay | undefined): Promise<Pick<Private, 'by' | 'to'> | undefined> {
  const own = one.contacts.filter((c) => !c.ofAccount);
  if (way === 'sms') return { by: 'sms', to: own.find((c) => c.kind === 'phone' && c.address.startsWith('+'))?.address ?? '' };
  if (way === 'mail') return { by: 'mail', to: own.find((c) => c.kind === 'email')?.address ?? '' };
  if (way === 'manager') return { by: 'mail', to: (await managerOf(scope, one))?.address ?? '' };
  return undefined;
}

export async function planFor(scope: Scope, one: Case, delivery?: DeliveryWay): Promise<Plan> {
  const way = await wayFor(scope, one, delivery);
  const to = await addressee(scope, one, way);
  const { terms, language, reset, person } = one;
  const draw = scope.get(draws);
  const made = terms.secret.style === 'words' || way === 'spoken' ? spokenSecret(draw) : randomSecret(draw);
  const validMs = reset.deed === 'temporary-pass' ? Math.min(HOUR, terms.secret.validMs) : terms.secret.validMs;
  await note(scope, reset, { what: 'doing', facts: { deed: reset.deed, delivery: way ?? null } });
  return {
    ...{ reset, directory: (await directoryOf(scope, reset.clientId)).directory, way, language },
    ...{ until: new Date(scope.now.getTime() + validMs), hours: validMs / HOUR },
    secret: reset.deed === 'reset-password' ? made : undefined,
    send: to && { ...to, language },
    whose: way === 'manager' ? handTo(language, person.name) : '',
    from: await senderOf(scope, reset.clientId),
  };
}
