import { clientRows, out, type Scope } from '@luuri/core';
import { pickStates, reviewRows, type PickRow, type PickState } from '../entities/index.ts';
import { agentNames, clientNames, ownId } from '../names.ts';
import { contactKinds, type ContactKind } from '../rules/card.ts';
import { reasons, type Reason } from '../rules/risk.ts';
import { subjectsOf } from '../subjects.ts';

/** A contact that is to be reviewed. */
export class PickView {
  @out.integer readonly id!: number;
  /** Short name of the client. */
  @out.text readonly client!: string;
  /** Null while analysts are not to know whose contact it is: the ticket names its agents. */
  @out.orNull(out.integer) readonly ticketId!: number | null;
  @out.text readonly subject!: string;
  /** Null for as long. */
  @out.orNull(out.integer) readonly agentId!: number | null;
  @out.orNull(out.text) readonly agent!: string | null;
  @out.oneOf(...contactKinds) readonly kind!: ContactKind;
  @out.integer readonly tier!: number;
  @out.text readonly channel!: string;
  @out.text readonly language!: string;
  /** Why it was picked. */
  @out.list(out.oneOf(...reasons)) readonly why!: readonly Reason[];
  @out.oneOf(...pickStates) readonly state!: PickState;
  /** The draw that it is from; null for one that was picked by hand. */
  @out.orNull(out.integer) readonly drawId!: number | null;
  @out.instant readonly at!: Date;
  /** The review of it that the actor began or may see; null when there is none. */
  @out.orNull(out.integer) readonly reviewId!: number | null;
  /** Name of the analyst who has it. */
  @out.orNull(out.text) readonly reviewer!: string | null;
  /** Why it was left. */
  @out.orNull(out.text) readonly leftFor!: string | null;
}

/** While it is blind, nothing says whose it is. */
export const isHidden = ({ blind, state }: Pick<PickRow, 'blind' | 'state'>): boolean => blind && state !== 'done';

export async function pickViews(scope: Scope, picks: readonly PickRow[]): Promise<PickView[]> {
  if (picks.length === 0) return [];
  const reviews = await scope.rows(reviewRows).find({ where: { pickId: picks.map((p) => p.id) } });
  const subject = await subjectsOf(scope, picks);
  const client = await clientNames(scope);
  const name = await agentNames(scope, [...picks.map((p) => p.agentId), ...reviews.map((r) => r.reviewerId)]);
  return picks.map(({ clientId, ticketId, agentId, blind: _blind, ...pick }) => {
    const hidden = isHidden({ ...pick, blind: _blind });
    const review = reviews.find((r) => r.pickId === pick.id);
    const shown = review && (review.reviewerId === ownId(scope) || review.state === 'published');
    return {
      ...pick,
      ...{ client: client(clientId), subject: subject({ ticketId, agentId }, hidden), ticketId: hidden ? null : ticketId },
      ...{ agentId: hidden ? null : agentId, agent: hidden ? null : name(agentId) },
      ...{ reviewId: shown ? review.id : null, reviewer: review ? name(review.reviewerId) : null },
    };
  });
}

/** The condition of a list that may be of one client; one that the actor does not see has nothing in it. */
export const whereClient = async (scope: Scope, slug: string | undefined): Promise<{ clientId?: number }> =>
  slug === undefined ? {} : { clientId: (await scope.rows(clientRows).first({ slug }))?.id ?? 0 };
