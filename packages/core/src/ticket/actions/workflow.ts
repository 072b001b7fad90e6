import { Type } from 'class-transformer';
import { IsArray, IsIn, IsString, ValidateNested } from 'class-validator';
import { can, categories, defineAction, type Category } from '../../kernel/index.ts';
import { seeTickets } from '../permissions.ts';
import { workflow } from '../workflow.ts';

/** A state of the desk's workflow. */
export class StateView {
  @IsString() state!: string;
  /** What it means to clocks and to requesters. */
  @IsIn(categories) category!: Category;
  /** States that a ticket can be moved to from here. */
  @IsArray() @IsString({ each: true }) to!: readonly string[];
}

export class WorkflowView {
  /** Those of the core and of every plugin. */
  @IsArray() @ValidateNested({ each: true }) @Type(() => StateView) states!: StateView[];
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
