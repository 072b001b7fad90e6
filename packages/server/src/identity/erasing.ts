import type { PersonalData, Subject } from '@luuri/core';
import { mailSubject } from './attempts.ts';
import { attemptRows, linkRows, sessionRows } from './entities/index.ts';
import { kept } from './kept.ts';
import { mailLinks } from './requester/jobs.ts';

/** Tokens of theirs are shown to nobody, nor are their hashes. */
const withoutHash = <Row extends { hash: string }>(rows: readonly Row[]): Omit<Row, 'hash'>[] =>
  rows.map(({ hash: _hash, ...rest }) => rest);

const sessions: PersonalData = {
  place: 'sessions',
  find: async (scope, { personId }) => withoutHash(await kept(scope, sessionRows).find({ where: { who: 'person', whoId: personId } })),
  erase: (scope, { personId }) => kept(scope, sessionRows).remove({ who: 'person', whoId: personId }),
};

const forRequesters = ['requester', 'ticket'] as const;

const links: PersonalData = {
  place: 'sign-in links',
  find: async (scope, { personId }) =>
    withoutHash(await kept(scope, linkRows).find({ where: { purpose: [...forRequesters], whoId: personId } })),
  async erase(scope, { personId, addresses }) {
    await kept(scope, linkRows).remove({ purpose: [...forRequesters], whoId: personId });
    for (const address of addresses) await scope.cancel(mailLinks, address);
  },
};

const subjectsOf = ({ addresses }: Subject): string[] => addresses.map((address) => mailSubject(address).subject);

/** How often a link was asked for: the address is a hash there, which whoever has the address can make. */
const tries: PersonalData = {
  place: 'counts of links asked for',
  find: (scope, who) => kept(scope, attemptRows).find({ where: { subject: subjectsOf(who) } }),
  erase: (scope, who) => kept(scope, attemptRows).remove({ subject: subjectsOf(who) }),
};

/** What signing in keeps of requesters. Agents are no clients' people: they are taken off by whoever employs them. */
export const places: readonly PersonalData[] = [sessions, links, tries];
