import { defineEvent } from '../kernel/index.ts';

export const contractApplied = defineEvent<{ clientId: number; contractId: number; version: number }>('contract.applied', {
  summary: 'A client has a new version of its contract.',
  about: (p) => `client:${String(p.clientId)}`,
});
