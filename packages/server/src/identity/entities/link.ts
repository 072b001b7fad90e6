import { defineEntity, nullable } from '@luuri/core';

/** A link that lets its holder do one thing. The token in it is random; only its hash is here. */
export interface SignInLink {
  id: number;
  hash: string;
  /** `password`: an agent sets a password. `requester`: a person sees their tickets. `ticket`: a person sees one ticket. */
  purpose: 'password' | 'requester' | 'ticket';
  /** Agent or person, by the purpose. */
  whoId: number;
  ticketId: number | null;
  createdAt: Date;
  expiresAt: Date;
  /** Used links open nothing; a ticket's link may be used until it expires. */
  usedAt: Date | null;
}
export const linkRows = defineEntity<SignInLink>(
  'sign_in_link',
  (c) => ({
    id: c.id(),
    hash: c.text(),
    purpose: c.text(),
    whoId: c.ref(),
    ticketId: nullable(c.ref()),
    createdAt: c.instant(),
    expiresAt: c.instant(),
    usedAt: nullable(c.instant()),
  }),
  { indexes: [{ columns: ['hash'], unique: true }, { columns: ['purpose', 'whoId'] }, { columns: ['expiresAt'] }] },
);
