import type { Form } from '@luuri/core';
import { beginForm, beyondForm, drillForm } from './begin.ts';
import { factorForms, requestForms, stopOwnForm } from './deeds.ts';
import { moreForms } from './panels.ts';

export const forms: readonly Form[] = [...[beginForm, beyondForm, drillForm], ...requestForms, ...factorForms, stopOwnForm, ...moreForms];
export { panels } from './panels.ts';
export { selfService } from './self-service.ts';
