import { defineEvent } from '@luuri/core';

export const signedIn = defineEvent<{
  /** `agent:3`, `person:12`. */
  actor: string;
  sessionId: number;
  /** password, key, provider, link or ticket-link. */
  by: string;
  /** complete, or what is still owed: second-factor, enrolment. */
  stage: string;
}>('identity.signed-in', { summary: 'Somebody signed in, or came a step closer to it.', about: (p) => p.actor });

export const signedOut = defineEvent<{ actor: string; sessions: number }>('identity.signed-out', {
  summary: 'Somebody signed out, or their sessions were ended.',
  about: (p) => p.actor,
});

export const passwordSet = defineEvent<{ agentId: number }>('identity.password-set', {
  summary: 'An agent has another password.',
  about: (p) => `agent:${String(p.agentId)}`,
});

export const secondFactorChanged = defineEvent<{
  agentId: number;
  /** totp, passkey, recovery-codes or all. */
  factor: string;
  /** added, removed, renewed or reset. */
  change: string;
}>('identity.second-factor-changed', {
  summary: 'A second factor of an agent was added or removed.',
  about: (p) => `agent:${String(p.agentId)}`,
});

export const linkMade = defineEvent<{ purpose: string; whoId: number; expiresAt: string }>('identity.link-made', {
  summary: 'A link was made that lets its holder in.',
  about: (p) => `${p.purpose === 'password' ? 'agent' : 'person'}:${String(p.whoId)}`,
});
