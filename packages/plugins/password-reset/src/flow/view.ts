import { holds, out, proofRows, type Scope } from '@luuri/core';
import { factorStates, resetStates, type Factor, type ResetState } from '../entities.ts';
import { seeEvidence } from '../permissions.ts';
import { lacking, pointsNeeded, pointsOf } from '../rules/assurance.ts';
import { masked } from '../rules/mask.ts';
import { carries } from '../send.ts';
import { wordsIn } from '../texts.ts';
import { deeds, deliveries, factorNames, type Deed, type DeliveryWay, type FactorName } from '../rules/terms.ts';
import { managerOf, managersName, metIn, type Case } from './find.ts';

const askedNames = [...factorNames, 'override'] as const;

/** A factor, as whoever verifies sees it: never what was said, nor what would be right. */
export class FactorView {
  @out.integer readonly id!: number;
  @out.oneOf(...askedNames) readonly factor!: (typeof askedNames)[number];
  @out.oneOf(...factorStates) readonly state!: Factor['state'];
  @out.integer readonly points!: number;
  /** Where it went, masked. */
  @out.orNull(out.text) readonly target!: string | null;
  /** The number of record to call, for a call-back that is being made. */
  @out.orNull(out.text) readonly number!: string | null;
  @out.instant readonly expiresAt!: Date;
}

/** A factor that can be asked for. */
export class OfferedFactor {
  @out.oneOf(...factorNames) readonly factor!: FactorName;
  @out.integer readonly points!: number;
  /** Where it can go, masked; name one by its place in this list, from 0. */
  @out.list(out.text) readonly targets!: readonly string[];
}

/** A request, as whoever verifies sees it (F1): no more of the person than it takes. */
export class ResetView {
  @out.integer readonly id!: number;
  @out.integer readonly ticketId!: number;
  @out.oneOf(...deeds) readonly deed!: Deed;
  @out.oneOf(...resetStates) readonly state!: ResetState;
  @out.text readonly name!: string;
  @out.orNull(out.text) readonly department!: string | null;
  /** Masked. */
  @out.orNull(out.text) readonly phone!: string | null;
  @out.text readonly language!: string;
  /** F11: the person sees the same two words in the portal. */
  @out.text readonly words!: string;
  @out.integer readonly points!: number;
  @out.integer readonly needed!: number;
  /** What is still missing. */
  @out.list(out.text) readonly lacking!: readonly string[];
  @out.list(FactorView) readonly factors!: readonly FactorView[];
  @out.list(OfferedFactor) readonly offered!: readonly OfferedFactor[];
  /** Ways by which a temporary password may go. */
  @out.list(out.oneOf(...deliveries)) readonly delivery!: readonly DeliveryWay[];
  /** Until when the proof serves; empty while there is none. */
  @out.orNull(out.instant) readonly proofUntil!: Date | null;
  /** When a deed that waits is done; empty for one that does not wait. */
  @out.orNull(out.instant) readonly coolUntil!: Date | null;
  /** For a change of telephone, the number that it sets. */
  @out.orNull(out.text) readonly newNumber!: string | null;
  /** What to say to the person when it ends here: the same words whatever the reason. */
  @out.text readonly say!: string;
  /** True for a rehearsal; told to quality alone. */
  @out.optional(out.flag) readonly drill?: boolean;
}

const factorView = ({ id, factor, state, points, target, number, expiresAt }: Factor): FactorView => ({
  ...{ id, factor, state, points, target, number: state === 'asked' ? number : null, expiresAt },
});

/** What can be asked for, and where it would go. Contacts that changed lately, and the mailbox of the account itself, are not among them. */
export async function offeredIn(scope: Scope, one: Case): Promise<OfferedFactor[]> {
  const { terms, contacts, reset } = one;
  const of = (kind: 'email' | 'phone') => contacts.filter((c) => c.kind === kind && !c.ofAccount).map((c) => masked(kind, c.address));
  const targets: Readonly<Record<string, readonly string[] | undefined>> = {
    'code-mail': carries(scope, 'mail') ? of('email') : [],
    'code-sms': carries(scope, 'sms') ? of('phone') : [],
    'call-back': of('phone'),
    manager: carries(scope, 'mail') && (await managerOf(scope, one)) ? ['•••'] : [],
    knowledge: reset.userClass !== 'privileged' && reset.channel !== 'portal' && (await managersName(scope, one)) ? ['manager’s name'] : [],
    presence: reset.channel === 'desk' ? ['•••'] : [],
    'second-agent': reset.channel === 'portal' ? [] : ['•••'],
  };
  return factorNames.flatMap((factor) => {
    const [found, points] = [targets[factor] ?? [], terms.factors[factor]];
    return found.length > 0 && points !== undefined ? [{ factor, points, targets: found }] : [];
  });
}

/** F7: ways other than the one by which the request came, to addresses of record. What is spoken takes a call-back first. */
export async function deliveriesIn(scope: Scope, one: Case): Promise<DeliveryWay[]> {
  const { terms, contacts, reset, factors } = one;
  const calledBack = metIn(factors).some((f) => f.factor === 'call-back');
  const possible: Readonly<Record<string, boolean>> = {
    sms: carries(scope, 'sms') && contacts.some((c) => c.kind === 'phone' && c.address.startsWith('+')),
    mail: carries(scope, 'mail') && contacts.some((c) => c.kind === 'email' && !c.ofAccount),
    manager: carries(scope, 'mail') && (await managerOf(scope, one)) !== undefined,
    spoken: reset.channel === 'desk' || (reset.channel === 'phone' && calledBack),
  };
  return terms.delivery.filter((way) => possible[way]);
}

export async function viewOfCase(scope: Scope, one: Case): Promise<ResetView> {
  const { reset, person, account, factors, terms, contacts, language } = one;
  const phone = contacts.find((c) => c.kind === 'phone');
  const about = `ticket:${String(reset.ticketId)}`;
  const proof = await scope.rows(proofRows).first({ about, deed: `password-reset.${reset.deed}`, usedAt: null }, { id: 'DESC' });
  const asked = { deed: reset.deed, userClass: reset.userClass, channel: reset.channel };
  const open = reset.state === 'proving';
  const needed = pointsNeeded(terms, asked);
  return {
    ...{ id: reset.id, ticketId: reset.ticketId, deed: reset.deed, state: reset.state, name: person.name, department: account.department },
    ...{ phone: phone ? masked('phone', phone.address) : null, language, words: reset.words },
    // A deed that the contract forbids by now takes more than there is; what it took is shown.
    needed: Number.isFinite(needed) ? needed : reset.needed,
    points: pointsOf(metIn(factors), asked),
    lacking: open ? lacking(terms, asked, metIn(factors)) : [],
    factors: factors.map(factorView),
    offered: open ? await offeredIn(scope, one) : [],
    delivery: await deliveriesIn(scope, one),
    ...{ proofUntil: reset.state === 'proven' ? (proof?.expiresAt ?? null) : null, coolUntil: reset.coolUntil, newNumber: reset.newNumber },
    say: wordsIn(language).neutral,
    ...(holds(scope.actor, seeEvidence) ? { drill: reset.drill } : {}),
  };
}
