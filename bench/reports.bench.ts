import type { Figure } from './figure.ts';
import { measureAtScale, questions } from './scale.ts';

export const run = (): Promise<Figure[]> => measureAtScale(questions.reports);
