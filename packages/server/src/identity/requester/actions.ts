import { anyone, defineAction, defineOutsideAction, onlySystem, out, portalNamed, type WithCookie, Secret } from '@luuri/core';
import { IsEmail, IsOptional, IsString, Length } from 'class-validator';
import { letIn, SignInAnswer } from '../actions/answer.ts';
import { beginAttempt, countAttempt, forgive, fromSubject, mailSubject } from '../attempts.ts';
import { linkOf, useUp } from '../links.ts';
import { onRecord } from '../refusals.ts';
import { sessionIdOf } from '../rules/session.ts';
import { mailLinks } from './jobs.ts';
import { signInSection } from './section.ts';

export class AskForLink {
  /** Mail address of whoever has a ticket. */
  @IsEmail({ allow_utf8_local_part: true, require_tld: false }) address!: string;
  /** Short name of the client whose portal is meant; of every one that knows the address, when left out. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
}

/** What is answered whoever asks: it says nothing of who is known. */
export class LinkAnswer {
  @out.text readonly detail!: string;
}

export class ByPortal {
  /** Short name of the client whose portal it is. */
  @IsString() @Length(1, 63) client!: string;
}

/** How the people of a client may come in. */
export class WaysOfClient {
  /** True when they may sign in at their own company's OpenID provider, beside links by mail. */
  @out.flag readonly provider!: boolean;
}

export const waysOfClient = defineAction('identity.client-ways', {
  summary: 'How the people of a client with a portal may sign in there, for anybody.',
  allow: anyone,
  http: 'GET /portal/:client/sign-in-ways',
  input: ByPortal,
  output: WaysOfClient,
  async run(scope, { client }): Promise<WaysOfClient> {
    const { contract } = await portalNamed(scope, client);
    return { provider: contract.section(signInSection) !== undefined };
  },
});

export const askForLink = defineAction('identity.ask-for-link', {
  summary: 'Ask for a sign-in link by mail. The answer is the same whether or not anybody has the address.',
  allow: anyone,
  http: 'POST /sign-in/link',
  input: AskForLink,
  output: LinkAnswer,
  async run(scope, { address: given, client }): Promise<LinkAnswer> {
    const address = given.toLowerCase();
    await countAttempt(scope, [mailSubject(address)]);
    const input = client === undefined ? { address } : { address, client };
    await scope.schedule(mailLinks, { input, key: client === undefined ? address : `${address} ${client}` });
    return { detail: 'If this is an address of record, a link is on its way to it.' };
  },
});

const admitByLink = defineAction<{ token: string; replaces: number | undefined }, WithCookie<SignInAnswer>>('identity.admit-requester', {
  summary: 'Let in whoever has a link from a mail.',
  allow: onlySystem,
  async run(scope, { token, replaces }) {
    const link = await linkOf(scope, token, ['requester', 'ticket']);
    const { whoId, ticketId } = link;
    await forgive(scope, { from: fromSubject(scope.origin.address) });
    if (ticketId !== null) return letIn(scope, { who: 'person', whoId, stage: 'complete', by: 'ticket-link', ticketId, replaces });
    await useUp(scope, link);
    return letIn(scope, { who: 'person', whoId, stage: 'complete', by: 'link', replaces });
  },
});

export class FollowLink {
  /** What stands behind `token=` in the link. */
  @Secret() @IsString() @Length(20, 100) token!: string;
}

export const followLink = defineOutsideAction('identity.follow-link', {
  summary: "Sign in with the link of a mail: to one's own tickets, or to one ticket with a ticket's link.",
  allow: anyone,
  http: 'POST /sign-in/link/follow',
  input: FollowLink,
  output: SignInAnswer,
  async reach(outside, { token }): Promise<WithCookie<SignInAnswer>> {
    const { steps, actor, origin } = outside;
    const tried = { action: 'identity.follow-link', actor: 'anonymous' };
    await beginAttempt(outside, tried, fromSubject(origin.address));
    return onRecord(outside, tried, () => steps.run(admitByLink, { token, replaces: sessionIdOf(actor) }));
  },
});
