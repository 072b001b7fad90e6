import { defineEntity, nullable } from '@luuri/core';

/** A key by which an agent's programs say who they are. The key itself is shown once and never kept. */
export interface ApiKey {
  id: number;
  /** SHA-256 of the key, in hexadecimal. */
  hash: string;
  /** What it is for, in the words of whoever made it. */
  name: string;
  agentId: number;
  createdAt: Date;
  /** To the hour. */
  lastUsedAt: Date | null;
  /** Permissions that it is limited to, besides being its agent's; all of the agent's when empty. */
  scopes: string[] | null;
  /** From then on it opens nothing. */
  expiresAt: Date | null;
}
export const apiKeyRows = defineEntity<ApiKey>(
  'api_key',
  (c) => ({
    id: c.id(),
    hash: c.text(),
    name: c.text(),
    agentId: c.ref(),
    createdAt: c.instant(),
    lastUsedAt: nullable(c.instant()),
    scopes: nullable(c.json()),
    expiresAt: nullable(c.instant()),
  }),
  { settled: true, indexes: [{ columns: ['hash'], unique: true }, { columns: ['agentId'] }] },
);
