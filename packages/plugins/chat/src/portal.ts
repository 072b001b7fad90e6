import {
  anyone,
  Asset,
  defineAction,
  languagesOfTheDesk,
  portalNamed,
  RawRequest,
  styleSource,
  type Contract,
  type PortalPage,
  type Scope,
} from '@luuri/core';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { noSuchSite } from './errors.ts';
import { chatOnPortal, portalStyle } from './portal-page.ts';
import { chatSection } from './section/index.ts';

export class OnPortal extends RawRequest {
  /** Short name of the client whose portal it is. */
  @IsString() @Length(1, 63) client!: string;
  /** Language in which the portal is read; one of the browser's when left out. */
  @IsOptional() @IsIn(languagesOfTheDesk) language?: string;
}

/** The language of the portal, else the first of the browser's in which the client is served. */
function spokenTo({ language, headers }: Pick<OnPortal, 'language' | 'headers'>, { languages }: Pick<Contract, 'languages'>): string {
  const accepted = (headers['accept-language'] ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  const spoken: readonly string[] = languages;
  return [language ?? '', ...accepted].find((code) => spoken.includes(code)) ?? languages[0];
}

const policyWith = (style: string): string =>
  `default-src 'none'; script-src 'self'; style-src ${styleSource(style)}; connect-src 'self'; img-src 'self' blob:; base-uri 'none'; frame-ancestors 'none'`;

async function page(scope: Scope, request: OnPortal): Promise<Asset> {
  const {
    contract,
    client: { name: client },
  } = await portalNamed(scope, request.client);
  const { key, title, colours } = contract.section(chatSection);
  if (key === undefined) throw noSuchSite({});
  const language = spokenTo(request, contract);
  const shown = chatOnPortal({ client, key, language, title: title[language], colours, home: `/portal/${request.client}` });
  const policy = policyWith(portalStyle(colours));
  return new Asset({ mediaType: 'text/html; charset=utf-8', bytes: Buffer.from(shown), maxAgeSeconds: 0, policy });
}

export const portalChat = defineAction('chat.on-portal', {
  summary: 'The chat as a page of a client’s portal. Its widget asks for a pass, so that whoever is signed in there begins as themselves.',
  allow: anyone,
  http: 'GET /chat/on/:client',
  input: OnPortal,
  raw: [],
  output: Asset,
  run: page,
});

/** Where its contract has a chat, a portal leads to it. */
export const pageOnPortal: PortalPage = {
  page: 'chat',
  title: { fi: 'Chat', sv: 'Chatt', en: 'Chat' },
  summary: { fi: 'Keskustele kanssamme heti.', sv: 'Prata med oss genast.', en: 'Talk with us now.' },
  steps: [],
  address: (client, language) => `/api/chat/on/${client}?language=${language}`,
  offered: (contract) => contract.section(chatSection).key !== undefined,
};
