import { defineEntity, nullable } from '@luuri/core';

/** An agent's password, as argon2id keeps it. */
export interface AgentPassword {
  id: number;
  agentId: number;
  /** `$argon2id$v=19$m=...`: method, cost, salt and hash. */
  hash: string;
  changedAt: Date;
}
export const passwordRows = defineEntity<AgentPassword>(
  'agent_password',
  (c) => ({ id: c.id(), agentId: c.ref(), hash: c.text(), changedAt: c.instant() }),
  { indexes: [{ columns: ['agentId'], unique: true }] },
);

/** The secret that an agent's authenticator app shares with the desk. It must be readable to check a code, so it is kept as it is. */
export interface AgentTotp {
  id: number;
  agentId: number;
  /** Base32. */
  secret: string;
  /** When the agent proved that the app has it; it asks nobody for a code before. */
  confirmedAt: Date | null;
  /** Number of the last half minute whose code was taken: none is taken twice. */
  lastStep: number;
}
export const totpRows = defineEntity<AgentTotp>(
  'agent_totp',
  (c) => ({ id: c.id(), agentId: c.ref(), secret: c.text(), confirmedAt: nullable(c.instant()), lastStep: c.count() }),
  { indexes: [{ columns: ['agentId'], unique: true }] },
);

/** For the day that the phone is lost: each opens the door once. */
export interface RecoveryCode {
  id: number;
  agentId: number;
  hash: string;
  usedAt: Date | null;
}
export const recoveryCodeRows = defineEntity<RecoveryCode>(
  'recovery_code',
  (c) => ({ id: c.id(), agentId: c.ref(), hash: c.text(), usedAt: nullable(c.instant()) }),
  { indexes: [{ columns: ['agentId', 'hash'], unique: true }] },
);

/** A passkey or security key: its public half. */
export interface Passkey {
  id: number;
  agentId: number;
  /** As WebAuthn writes it, base64url. */
  credentialId: string;
  publicKey: Buffer;
  /** Uses so far, by authenticators that count; a copy of one is found out by it. */
  counter: number;
  transports: string[];
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}
export const passkeyRows = defineEntity<Passkey>(
  'passkey',
  (c) => ({
    id: c.id(),
    agentId: c.ref(),
    credentialId: c.text(),
    publicKey: c.bytes(),
    counter: c.milliseconds(),
    transports: c.json(),
    name: c.text(),
    createdAt: c.instant(),
    lastUsedAt: nullable(c.instant()),
  }),
  { indexes: [{ columns: ['credentialId'], unique: true }, { columns: ['agentId'] }] },
);

/** An agent as an OpenID provider knows them. */
export interface OutsideIdentity {
  id: number;
  issuer: string;
  subject: string;
  agentId: number;
  linkedAt: Date;
}
export const outsideIdentityRows = defineEntity<OutsideIdentity>(
  'outside_identity',
  (c) => ({ id: c.id(), issuer: c.text(), subject: c.text(), agentId: c.ref(), linkedAt: c.instant() }),
  { indexes: [{ columns: ['issuer', 'subject'], unique: true }, { columns: ['agentId'] }] },
);
