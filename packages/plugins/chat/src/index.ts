export { chat } from './plugin.ts';
export { events as chatEvents } from './events.ts';
export { ChatOptions } from './options.ts';
