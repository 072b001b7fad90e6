import { holds, proofRows, type Scope } from '@luuri/core';
import { IsArray, IsBoolean, IsDate, IsInt, IsOptional, IsString } from 'class-validator';
import type { Factor } from '../entities.ts';
import { seeEvidence } from '../permissions.ts';
import { lacking, pointsOf } from '../rules/assurance.ts';
import { masked } from '../rules/mask.ts';
import { carries } from '../send.ts';
import { wordsIn } from '../texts.ts';
import { managerOf, managersName, metIn, type Case } from './find.ts';

/** A factor, as whoever verifies sees it: never what was said, nor what would be right. */
export class FactorView {
  @IsInt() id!: number;
  @IsString() factor!: string;
  /** `asked`, `met`, `failed`. */
  @IsString() state!: string;
  @IsInt() points!: number;
  /** Where it went, masked. */
  @IsOptional() @IsString() target!: string | null;
  /** The number of record to call, for a call-back that is being made. */
  @IsOptional() @IsString() number!: string | null;
  @IsDate() expiresAt!: Date;
}

/** A factor that can be asked for. */
export class OfferedFactor {
  @IsString() factor!: string;
  @IsInt() points!: number;
  /** Where it can go, masked; name one by its place in this list, from 0. */
  @IsArray() targets!: readonly string[];
}

/** A request, as whoever verifies sees it (F1): no more of the person than it takes. */
export class ResetView {
  @IsInt() id!: number;
  @IsInt() ticketId!: number;
  @IsString() deed!: string;
  /** `proving`, `proven`, `done`, `failed`, `stopped`, `aborted`. */
  @IsString() state!: string;
  @IsString() name!: string;
  @IsOptional() @IsString() department!: string | null;
  @IsOptional() @IsString() phone!: string | null;
  @IsString() language!: string;
  /** F11: the person sees the same two words in the portal. */
  @IsString() words!: string;
  @IsInt() points!: number;
  @IsInt() needed!: number;
  /** What is still missing. */
  @IsArray() lacking!: readonly string[];
  @IsArray() factors!: readonly FactorView[];
  @IsArray() offered!: readonly OfferedFactor[];
  /** Ways by which a temporary password may go. */
  @IsArray() delivery!: readonly string[];
  /** Until when the proof serves; empty while there is none. */
  @IsOptional() @IsDate() proofUntil!: Date | null;
  /** What to say to the person when it ends here: the same words whatever the reason. */
  @IsString() say!: string;
  /** True for a rehearsal; told to quality alone. */
  @IsOptional() @IsBoolean() drill?: boolean;
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
  return Object.entries(terms.factors).flatMap(([factor, points]) => {
    const found = targets[factor] ?? [];
    return found.length > 0 ? [{ factor, points, targets: found }] : [];
  });
}

/** F7: ways other than the one by which the request came, to addresses of record. What is spoken takes a call-back first. */
export async function deliveriesIn(scope: Scope, one: Case): Promise<string[]> {
  const { terms, contacts, reset, factors } = one;
  const calledBack = metIn(factors).some((f) => f.factor === 'call-back');
  const possible: Readonly<Record<string, boolean>> = {
    sms: carries(scope, 'sms') && contacts.some((c) => c.kind === 'phone'),
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
  return {
    ...{ id: reset.id, ticketId: reset.ticketId, deed: reset.deed, state: reset.state, name: person.name, department: account.department },
    ...{ phone: phone ? masked('phone', phone.address) : null, language, words: reset.words, needed: reset.needed },
    points: pointsOf(metIn(factors), asked),
    lacking: open ? lacking(terms, asked, metIn(factors)) : [],
    factors: factors.map(factorView),
    offered: open ? await offeredIn(scope, one) : [],
    delivery: await deliveriesIn(scope, one),
    proofUntil: proof?.expiresAt ?? null,
    say: wordsIn(language).neutral,
    ...(holds(scope.actor, seeEvidence) ? { drill: reset.drill } : {}),
  };
}
