import { randomBytes } from 'node:crypto';
import {
  can,
  contractOf,
  defineAction,
  notFound,
  out,
  personAddressRows,
  personIdOf,
  personRows,
  usePortal,
  type Scope,
} from '@luuri/core';
import { kept } from '../kept.ts';
import { passRows } from '../entities.ts';
import { chatSection } from '../section/index.ts';
import { hashOf } from './inputs.ts';

const GOOD_MS = 3_600_000;

/** What a page of the desk hands to the widget, so that whoever is signed in need not say who they are. */
export class ChatPass {
  /** Key of the client's chat; null where there is none. */
  @out.orNull(out.text) key!: string | null;
  /** Good once, for an hour. */
  @out.orNull(out.text) pass!: string | null;
  @out.text name!: string;
  /** Where they are written to; null where no mail address of theirs is known. */
  @out.orNull(out.text) address!: string | null;
}

/** Makes the pass of whoever is signed in; an earlier one of theirs is good no more. */
async function passFor(scope: Scope): Promise<ChatPass> {
  const personId = personIdOf(scope.actor);
  if (personId === undefined) throw notFound({ what: 'person', id: 0 });
  const { clientId, name } = await kept(scope).rows(personRows).get(personId);
  const { key = null } = (await contractOf(scope, clientId)).section(chatSection);
  // Whoever has a link to one ticket asks for no more by it, nor hears whose it is: it may have been handed on.
  const { reach } = scope.actor;
  if (reach !== 'all' && 'ticket' in reach) return { key, pass: null, name: '', address: null };
  const way = await kept(scope).rows(personAddressRows).first({ personId, kind: 'email' });
  const who = { key, name, address: way?.address ?? null };
  if (key === null) return { ...who, pass: null };
  const pass = randomBytes(32).toString('base64url');
  const passes = kept(scope).rows(passRows);
  await passes.remove({ personId });
  await passes.insert({ hash: hashOf(pass), clientId, personId, until: new Date(scope.now.getTime() + GOOD_MS) });
  return { ...who, pass };
}

export const chatPass = defineAction('chat.pass', {
  summary: 'What the widget needs on a page of the desk, for whoever is signed in there.',
  allow: can(usePortal),
  http: 'POST /portal/chat-pass',
  output: ChatPass,
  run: passFor,
});
