export { quality } from './plugin.ts';
export { seeds } from './ports.ts';
export { events as qualityEvents } from './events.ts';
