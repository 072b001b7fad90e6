import { defineEntity, nullable } from '../kernel/index.ts';
import type { StepsView } from './steps.ts';

/** A named set of steps. Limited in `find.ts`: what is for the whole desk is in no reach. */
export interface Macro {
  id: number;
  /** The client that it is for; every one when empty. */
  clientId: number | null;
  /** The team that it is for; every one when empty. */
  teamId: number | null;
  name: string;
  steps: StepsView;
  createdAt: Date;
  updatedAt: Date;
  updatedBy: string;
}
export const macroRows = defineEntity<Macro>(
  'macro',
  (c) => ({
    id: c.id(),
    clientId: nullable(c.ref()),
    teamId: nullable(c.ref()),
    name: c.text(),
    steps: c.json(),
    createdAt: c.instant(),
    updatedAt: c.instant(),
    updatedBy: c.text(),
  }),
  { indexes: [{ columns: ['clientId'] }, { columns: ['teamId'] }] },
);
