import { anyone, defineAction, personAddressRows, personRows, Secret, type Scope } from '@luuri/core';
import { kept } from '../kept.ts';
import { IsEmail, IsIn, IsOptional, IsString, IsUrl, Length } from 'class-validator';
import { openConversation } from '../conversation/open.ts';
import { chatRows, passRows, type Chat } from '../entities.ts';
import { deskClosed, noSuchChat } from '../errors.ts';
import { mayAsk, siteOf, type SiteOf } from '../sites.ts';
import { ByToken, hashOf } from './inputs.ts';
import { checkStart, networkOf } from './limits.ts';
import { hoursOf, languageFor } from './offer.ts';
import { askForProof } from './prove.ts';
import { VisitorChat, visitorView } from './view.ts';

export class StartChat extends ByToken {
  /** How the visitor is called, 1-100 characters. */
  @IsString() @Length(1, 100) name!: string;
  /** Where they can be written to. */
  @IsEmail({ allow_utf8_local_part: true, require_tld: false }) @Length(3, 254) address!: string;
  /** What they want to know, 1-4000 characters. */
  @IsString() @Length(1, 4000) text!: string;
  @IsOptional() @IsIn(['fi', 'sv', 'en']) language?: string;
  /** Address of the page that they are on. */
  @IsOptional() @IsUrl({ require_tld: false }) @Length(1, 1000) page?: string;
  /** Of somebody who is signed in on a page of the desk, what `chat.pass` gave that page. */
  @IsOptional() @IsString() @Length(43, 43) @Secret() pass?: string;
}

/** Somebody who is signed in with us: it is them and nobody else. The pass is good once. */
async function signedIn(scope: Scope, site: SiteOf, pass: string | undefined): Promise<Partial<Chat>> {
  if (pass === undefined) return {};
  const passes = kept(scope).rows(passRows);
  const found = await passes.first({ hash: hashOf(pass), clientId: site.clientId });
  if (!found || found.until <= scope.now || (await passes.remove({ id: found.id })) === 0) throw noSuchChat({});
  const { id: personId, name } = await kept(scope).rows(personRows).get(found.personId);
  const way = await kept(scope).rows(personAddressRows).first({ personId, kind: 'email' });
  return { personId, verified: 'portal', ...(name ? { name } : {}), ...(way ? { address: way.address } : {}) };
}

async function begin(scope: Scope, site: SiteOf, { token, name, address, text, page, pass, ...said }: StartChat): Promise<Chat> {
  const { open, opensAt } = hoursOf(site, scope.now);
  if (!open) throw deskClosed({ opensAt: opensAt?.toISOString() ?? null });
  const network = networkOf(scope);
  await checkStart(scope, network);
  const nothingYet = {
    ticketId: null,
    personId: null,
    agentId: null,
    teamId: null,
    queuedAt: null,
    takenAt: null,
    endedAt: null,
    endedBy: null,
  };
  return kept(scope)
    .rows(chatRows)
    .insert({
      ...{ ...nothingYet, clientId: site.clientId, tokenHash: hashOf(token), state: 'proving', language: languageFor(site, said.language) },
      ...{ name, address: address.toLowerCase(), verified: 'none', question: text, page: page ?? null, network, startedAt: scope.now },
      ...{
        lastSeq: 0,
        visitorRead: 0,
        agentRead: 0,
        mailedSeq: 0,
        saidAt: scope.now,
        seenAt: scope.now,
        codeHash: null,
        codeTries: 0,
        codeUntil: null,
      },
      ...{ proofAskedAt: null, toWrapUp: false, codes: null },
      ...(await signedIn(scope, site, pass)),
    });
}

export const startChat = defineAction('chat.start', {
  summary: 'Begin a chat with a client’s desk. The same token again is the same chat.',
  allow: anyone,
  http: 'POST /chat/:key/start',
  input: StartChat,
  output: VisitorChat,
  origins: mayAsk,
  async run(scope, input): Promise<VisitorChat> {
    const site = await siteOf(scope, input.key);
    const known = await kept(scope)
      .rows(chatRows)
      .first({ tokenHash: hashOf(input.token) });
    if (known && known.clientId !== site.clientId) throw noSuchChat({});
    if (known) return visitorView(scope, known);
    const chat = await begin(scope, site, input);
    const mustProve = site.terms.proof === 'mail' && chat.verified === 'none';
    if (mustProve) await askForProof(scope, chat);
    return visitorView(scope, mustProve ? chat : await openConversation(scope, chat));
  },
});
