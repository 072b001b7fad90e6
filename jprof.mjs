import { benchDesk } from './bench/desk.ts';
import { tickets } from '@luuri/core';
const { desk, agent, remove } = await benchDesk();
const use = desk.as(agent).use(tickets);
const open = async (n)=>{ for (let i=0;i<n;i++) await use.open({from:'ada@acme.example',subject:'Salasana lukossa '+i, text:'En pääse kirjautumaan koneelle. Virhe tuli aamulla.'}); };
await open(100); await desk.runDue(new Date(), 1000);
let b=performance.now(); await open(300); console.log('open ms each', (performance.now()-b)/300);
b=performance.now(); const ran=await desk.runDue(new Date(), 5000); console.log('jobs', ran, 'ms each', (performance.now()-b)/ran);
await remove(); process.exit(0);
