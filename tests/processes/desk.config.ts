import { timers } from './timers.ts';

export default { plugins: [timers()] };
