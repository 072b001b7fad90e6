import { defineEvent } from '../kernel/index.ts';

const aboutTicket = (p: { ticketId: number }) => `ticket:${String(p.ticketId)}`;
const aboutAgent = (p: { agentId: number }) => `agent:${String(p.agentId)}`;

export const ticketTaken = defineEvent<{ ticketId: number; clientId: number; agentId: number }>('routing.taken', {
  summary: 'An agent asked for work and got this ticket.',
  about: aboutTicket,
});
export const ticketGiven = defineEvent<{ ticketId: number; clientId: number; agentId: number; /** Which policy chose. */ policy: string }>(
  'routing.given',
  {
    summary: 'The assignment policy gave a ticket to an agent.',
    about: aboutTicket,
  },
);
export const agentWentAway = defineEvent<{
  agentId: number;
  /** True when what they have not started goes back to the queue. */ reassign: boolean;
}>('routing.agent-away', {
  summary: 'An agent is away, and gets nothing.',
  about: aboutAgent,
});
export const agentCameBack = defineEvent<{ agentId: number }>('routing.agent-back', { summary: 'An agent is back.', about: aboutAgent });
