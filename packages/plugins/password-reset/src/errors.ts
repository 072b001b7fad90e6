import { defineError } from '@luuri/core';

/** F2: the same words whatever the reason is, so that neither the caller nor the agent learns from them. */
export const notThisWay = defineError(
  'password-reset.not-this-way',
  'conflict',
  () => 'This cannot be done here now. The person can ask their manager, or come to the service point.',
);
export const notOffered = defineError<{ client: string }>(
  'password-reset.not-offered',
  'conflict',
  ({ client }) => `The contract of ${client} says nothing of resets. Add password-reset to its pack.`,
);
export const resetOver = defineError<{ state: string }>(
  'password-reset.over',
  'conflict',
  ({ state }) => `This request is ${state}. Begin a new one: what was shown for it serves for nothing else.`,
);
export const factorNotOffered = defineError<{ factor: string; offered: readonly string[] }>(
  'password-reset.factor-not-offered',
  'conflict',
  ({ factor, offered }) => `${factor} cannot be used here. There are: ${offered.join(', ') || 'none; override with the client'}.`,
);
export const factorSettled = defineError<{ factor: string; state: string }>(
  'password-reset.factor-settled',
  'conflict',
  ({ factor, state }) => `${factor} is ${state} or has run out. Ask for it again.`,
);
export const otherAgentNeeded = defineError(
  'password-reset.other-agent-needed',
  'conflict',
  () => 'The second agent must be another one than the one who verifies.',
);
export const cannotSend = defineError<{ what: string }>(
  'password-reset.cannot-send',
  'unavailable',
  ({ what }) => `${what} could not be sent: nothing is set up that could carry it, or it is away. Use another factor.`,
);
export const deliveryNotOffered = defineError<{ way: string; offered: readonly string[] }>(
  'password-reset.delivery-not-offered',
  'conflict',
  ({ way, offered }) =>
    `A password does not go by ${way} here. It can go by ${offered.join(', ') || 'nothing: the account has no address of record for it'}.`,
);
export const siemFailed = defineError<{ reason: string }>(
  'password-reset.siem',
  'unavailable',
  ({ reason }) => `The security system of the client did not take an event: ${reason}`,
);
export const notAskedAfterwards = defineError<{ resetId: number }>(
  'password-reset.not-asked-afterwards',
  'conflict',
  ({ resetId }) => `Nobody is asked about request ${String(resetId)} afterwards, or it was answered already.`,
);

export const errors = [
  ...[notThisWay, notOffered, resetOver, factorNotOffered, factorSettled, otherAgentNeeded, cannotSend, deliveryNotOffered],
  ...[siemFailed, notAskedAfterwards],
];
