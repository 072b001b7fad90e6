import { createHash } from 'node:crypto';
import { RawRequest, Secret, type Scope } from '@luuri/core';
import { kept } from '../kept.ts';
import { IsString, Length, Matches } from 'class-validator';
import { chatRows, type Chat } from '../entities.ts';
import { chatNotBegun, noSuchChat } from '../errors.ts';
import { siteOf, type SiteOf } from '../sites.ts';

/** 256 bits as base64url, from the browser's own source of randomness. */
const token = /^[\w-]{43}$/;

/** Tokens are random and long: their hash needs no salt. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export class BySite {
  /** Public key of the client's chat, as `chat.key` of the contract pack says it. */
  @IsString() @Length(1, 63) key!: string;
}

export class ByToken extends BySite {
  /** What the visitor's browser made when the chat began: 43 characters of base64url. It opens this chat and nothing else. */
  @IsString() @Matches(token) @Secret() token!: string;
}

/** For what is asked with a header in place of a body: a stream, a file. */
export class ByTokenHeader extends RawRequest {
  /** Public key of the client's chat. */
  @IsString() @Length(1, 63) key!: string;
}

/** The token that stands in the header of a stream or a file. */
export const tokenIn = ({ headers }: Pick<RawRequest, 'headers'>): string => headers['x-chat-token'] ?? '';

/** A visitor's own chat, with the client whose pages they are on. @throws `chat.no-such-site`, `chat.no-such-chat` */
export async function ownChat(scope: Scope, who: { key: string; token: string }): Promise<{ chat: Chat; site: SiteOf }> {
  const site = await siteOf(scope, who.key);
  const chat = token.test(who.token)
    ? await kept(scope)
        .rows(chatRows)
        .first({ tokenHash: hashOf(who.token) })
    : undefined;
  if (chat?.clientId !== site.clientId) throw noSuchChat({});
  return { chat, site };
}

/** A chat that is on a ticket. @throws `chat.not-begun` */
export function begun(chat: Chat): Chat & { ticketId: number; personId: number } {
  const { ticketId, personId } = chat;
  if (ticketId === null || personId === null) throw chatNotBegun({});
  return { ...chat, ticketId, personId };
}
