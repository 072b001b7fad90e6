import { IsInt, IsOptional, IsString, Length } from 'class-validator';
import { clientBySlug } from '../client/index.ts';
import { can, defineAction, definePermission, notFound, out, pageById, pageOf, PageWanted, system } from '../kernel/index.ts';
import { personRows } from '../people/index.ts';
import { Erasure, erasureRows, holdRows, LegalHold } from './entities.ts';
import { erasePerson, placesOf, subjectOf } from './erase.ts';
import { markErased } from './marks.ts';

export const managePrivacy = definePermission('privacy.manage', 'Export and erase people, and place legal holds.');

export class ByPersonId {
  /** Number of the person. */
  @IsInt() personId!: number;
}
export class ErasePerson extends ByPersonId {
  /** Why, 1-500 characters; it stands in the proof, so it names nobody. */
  @IsString() @Length(1, 500) reason!: string;
}

/** What is kept of a person in one place. */
export class PlaceOfPerson {
  @out.text readonly place!: string;
  @out.list(out.object()) readonly found!: readonly object[];
}

/** Everything that is kept of a person, place by place. */
export class PersonExport {
  @out.integer readonly personId!: number;
  @out.instant readonly at!: Date;
  @out.list(PlaceOfPerson) readonly places!: readonly PlaceOfPerson[];
}

export const exportPerson = defineAction('privacy.export', {
  summary: 'Everything that is kept of a person.',
  allow: can(managePrivacy),
  http: 'GET /people/:personId/data',
  input: ByPersonId,
  output: PersonExport,
  async run(scope, { personId }): Promise<PersonExport> {
    const who = await subjectOf(scope, await scope.rows(personRows).get(personId));
    const places: { place: string; found: readonly object[] }[] = [];
    for (const { place, find } of placesOf(scope)) places.push({ place, found: await find(scope.as(system), who) });
    return { personId, at: scope.now, places };
  },
});

export const eraseAPerson = defineAction('privacy.erase', {
  summary: 'Erase a person, with proof: tickets stay, and nothing in them leads to the person.',
  allow: can(managePrivacy),
  http: 'POST /people/:personId/erase',
  input: ErasePerson,
  output: Erasure,
  async run(scope, { personId, reason }): Promise<Erasure> {
    const { clientId } = await scope.rows(personRows).get(personId);
    await markErased(scope, { personId, clientId });
    return erasePerson(scope, personId, reason);
  },
});

export class PlaceHold {
  /** Short name of a client. */
  @IsString() @Length(1, 63) client!: string;
  /** One person; everybody of the client when left out. */
  @IsOptional() @IsInt() personId?: number;
  @IsString() @Length(1, 500) reason!: string;
}

export const placeHold = defineAction('privacy.hold', {
  summary: 'Place a legal hold: nothing of the person, or of the client, is erased while it stands.',
  allow: can(managePrivacy),
  http: 'POST /legal-holds',
  input: PlaceHold,
  output: LegalHold,
  async run(scope, { client, personId = null, reason }): Promise<LegalHold> {
    const { id: clientId } = await clientBySlug(scope, client);
    // Somebody else's person would be held by nothing.
    if (personId !== null && (await scope.rows(personRows).get(personId)).clientId !== clientId)
      throw notFound({ what: 'person', id: personId });
    return scope.rows(holdRows).insert({ clientId, personId, reason, by: scope.actor.id, since: scope.now });
  },
});

export class ByHold {
  @IsInt() holdId!: number;
}

export const releaseHold = defineAction('privacy.release', {
  summary: 'Release a legal hold.',
  allow: can(managePrivacy),
  http: 'DELETE /legal-holds/:holdId',
  input: ByHold,
  async run(scope, { holdId }): Promise<void> {
    await scope.rows(holdRows).get(holdId);
    await scope.rows(holdRows).remove({ id: holdId });
  },
});

export const listHolds = defineAction('privacy.holds', {
  summary: 'Which legal holds stand, the oldest first.',
  allow: can(managePrivacy),
  http: 'GET /legal-holds',
  input: PageWanted,
  output: pageOf(LegalHold),
  run: (scope, { limit, after }) => pageById(scope.rows(holdRows), { order: 'ASC', limit, after }),
});

export const listErasures = defineAction('privacy.erasures', {
  summary: 'Who was erased, with the proof, newest first.',
  allow: can(managePrivacy),
  http: 'GET /erasures',
  input: PageWanted,
  output: pageOf(Erasure),
  run: (scope, { limit, after }) => pageById(scope.rows(erasureRows), { order: 'DESC', limit, after }),
});
