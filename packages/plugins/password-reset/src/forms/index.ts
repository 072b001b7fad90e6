import type { Form } from '@luuri/core';
import { beginForm, beyondForm, codeForm, drillForm, ownForm } from './begin.ts';
import { factorForms, requestForms, stopOwnForm } from './deeds.ts';
import { moreForms } from './panels.ts';

export const forms: readonly Form[] = [
  ...[beginForm, beyondForm, drillForm, ownForm, codeForm],
  ...requestForms,
  ...factorForms,
  stopOwnForm,
  ...moreForms,
];
export { panels } from './panels.ts';
