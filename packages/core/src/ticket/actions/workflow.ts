import { can, categories, defineAction, out, type Category } from '../../kernel/index.ts';
import { seeTickets } from '../permissions.ts';
import { workflow } from '../workflow.ts';

/** A state of the desk's workflow. */
export class StateView {
  @out.text readonly state!: string;
  /** What it means to clocks and to requesters. */
  @out.oneOf(...categories) readonly category!: Category;
  /** States that a ticket can be moved to from here. */
  @out.list(out.text) readonly to!: readonly string[];
}

export class WorkflowView {
  /** Those of the core and of every plugin. */
  @out.list(StateView) readonly states!: readonly StateView[];
}

export const readWorkflow = defineAction('ticket.workflow', {
  summary: 'Which states there are, what each means, and where one can go from it.',
  allow: can(seeTickets),
  http: 'GET /workflow',
  output: WorkflowView,
  async run(scope): Promise<WorkflowView> {
    const { states, moves } = workflow(scope);
    return { states: [...states].map(([state, category]) => ({ state, category, to: moves.get(state) ?? [] })) };
  },
});
