import { createRequire } from 'node:module';
const require = createRequire('/work/main/package.json');
const { BetterSqlite3QueryRunner } = require('typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js');
const o = BetterSqlite3QueryRunner.prototype.query; const m = new Map<string,[number,number]>();
BetterSqlite3QueryRunner.prototype.query = async function(q: string, ...a: unknown[]) { const t=process.hrtime.bigint(); const r = await o.call(this,q,...a); const d=Number(process.hrtime.bigint()-t)/1000; const k=q.slice(0,110)+' .. '+q.slice(-60); const e=m.get(k)??[0,0]; e[0]++; e[1]+=d; m.set(k,e); return r; };
const { run } = await import(process.argv[2]!);
console.log(await run());
console.log([...m].sort((a,b)=>b[1][1]-a[1][1]).slice(0,40).map(([k,[n,d]])=>`${n} ${(d/n)|0}us ${(d/1000)|0}ms ${k}`).join('\n'));
process.exit(0);
