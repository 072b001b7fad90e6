import { definePort } from '../kernel/index.ts';
import type { AssignmentPolicy } from './rules/policy.ts';

/** Who gets what comes into a queue: `bind(assignmentPolicy, roundRobin())`. With nothing bound nobody does, and agents take what is next. */
export const assignmentPolicy = definePort<AssignmentPolicy | undefined>('routing.assignment-policy', () => undefined);
