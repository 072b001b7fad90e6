import type { Scope } from '../../kernel/index.ts';
import { inPostgres } from './postgres.ts';
import { inSqlite } from './sqlite.ts';
import type { TermStore } from './termStore.ts';

/** The index of this desk's database. */
export const storeFor = ({ sql }: Scope): TermStore => (sql.dialect === 'postgres' ? inPostgres : inSqlite);
