import pg from 'pg';
import { existsSync, renameSync } from 'node:fs';
import { fillTickets } from './bench/fill.ts';
const N=1000000; const t=()=>new Date().toISOString().slice(11,19);
console.log('sqlite', t()); const f=`/tmp/sb/tickets-${N}.db`;
if (!existsSync(f)) { await fillTickets({type:'better-sqlite3',database:f+'.new'},N); renameSync(f+'.new',f);} console.log('sqlite done', t());
const url=process.env.LUURI_BENCH_DATABASE_URL; const a=new pg.Client({connectionString:url}); await a.connect(); await a.query('DROP DATABASE IF EXISTS luuri_bench_1000000 WITH (FORCE)'); await a.query('CREATE DATABASE luuri_bench_1000000'); const u=new URL(url); u.pathname='/luuri_bench_1000000';
await fillTickets({type:'postgres',url:u.href},N); console.log('postgres done', t()); await a.end(); process.exit(0);
