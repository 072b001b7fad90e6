import type { Author } from '../message/index.ts';
import type { AgentMessage, Remark, RequesterMessage } from './rules/facts.ts';

/** What of a message its ticket's clocks want to know. */
export interface Word {
  readonly author: Author;
  readonly public: boolean;
  readonly automatic: boolean;
  readonly opening: boolean;
  readonly bot?: true;
  /** ISO instant. */
  readonly at: string;
}

/** The words that a ticket was opened with are answered by the first response; what no person wrote moves no clock (C3, C9). */
export function wordFact(word: Word): RequesterMessage | AgentMessage | Remark | undefined {
  if (word.opening || word.author === 'desk') return undefined;
  const at = new Date(word.at);
  if (word.automatic) return { kind: 'auto-reply', at };
  if (!word.public) return { kind: 'note', at };
  if (word.author === 'third-party') return { kind: 'third-party-message', at };
  if (word.author === 'requester') return { kind: 'requester-message', at };
  return { kind: 'agent-message', at, ...(word.bot ? { by: 'bot' as const } : {}) };
}
