import { catalogue, type Catalogue, type Category, type Scope } from '../kernel/index.ts';
import { brokenWorkflow } from './errors.ts';
import { contradiction, workflowOf, workflowProblem, type Workflow } from './rules.ts';

const merged = new WeakMap<Catalogue, Workflow>();

/** The workflow of a desk. @throws `workflow.broken` */
export function workflow({ get }: Pick<Scope, 'get'>): Workflow {
  const installed = get(catalogue);
  const known = merged.get(installed);
  if (known) return known;
  const made = workflowOf(installed.workflow);
  const problem = contradiction(installed.workflow) ?? workflowProblem(made);
  if (problem) throw brokenWorkflow({ problem });
  merged.set(installed, made);
  return made;
}

/** What a state means. A state of a plugin that was taken out counts as open: nothing that was pending gets lost. */
export const categoryOf = (within: Pick<Scope, 'get'>, state: string): Category => workflow(within).states.get(state) ?? 'open';
