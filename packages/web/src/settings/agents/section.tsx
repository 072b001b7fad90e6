import type { SectionProps } from '../section.ts';
import { AgentList } from './list.tsx';
import { OneAgent } from './one.tsx';

/** Who works in the desk. */
export function AgentsSection({ item }: SectionProps) {
  const agentId = Number(item);
  return item === undefined || !Number.isInteger(agentId) ? <AgentList /> : <OneAgent agentId={agentId} />;
}
