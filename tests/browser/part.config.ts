import { praises } from '../../examples/own-plugin/src/main.ts';

export default { plugins: [praises()] };
