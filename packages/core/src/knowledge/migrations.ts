import { createTable, defineMigration } from '../kernel/index.ts';
import { articleLinkRows, articleRows, articleTermRows, articleVersionRows } from './entities.ts';

export const migrations = [
  defineMigration('create-article', [
    createTable(articleRows),
    createTable(articleVersionRows),
    createTable(articleTermRows),
    createTable(articleLinkRows),
  ]),
];
