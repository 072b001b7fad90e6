import { staffedDesk } from './bench/fill.ts';
import { questions } from './bench/scale.ts';
import { search } from '@luuri/core';
const db = process.env.DB; 
const options = db.startsWith('postgres') ? { type:'postgres', url: db } : { type:'better-sqlite3', database: db };
const { desk, agents } = await staffedDesk(options);
const use = desk.as(agents[0]).use(search);
if ((await use.views()).length<20) await questions.counts[0].prepare(desk, agents[0]);
const vs=(await use.views()).map(v=>v.view);
const time = async (name, f) => { const t=[]; let r; for (let i=0;i<30;i++){const b=performance.now(); r = await f(); t.push(performance.now()-b);} t.sort((a,b)=>a-b); console.log(name, 'p50',t[15].toFixed(1),'p95', t[28].toFixed(1)); return r;};
const r = await time('counts', () => use.counts()); console.log(r.filter(x=>x.orMore).length, r.slice(0,10).map(c=>c.view+':'+c.count+(c.orMore?'+':'')).join(' '));
const all=await use.views();
for (const v of all) { const t=[]; for (let i=0;i<6;i++){const b=performance.now(); await use.counts({views:[v.view]}); t.push(performance.now()-b);} t.sort((a,b)=>a-b); if (t[3]>6) console.log(v.query,t[3].toFixed(1)); }
await desk.stop(); process.exit(0);
