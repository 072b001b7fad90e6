import { createTable, defineMigration } from '../kernel/index.ts';
import { ratingRows } from './entities.ts';

export const migrations = [defineMigration('create-rating', [createTable(ratingRows)])];
