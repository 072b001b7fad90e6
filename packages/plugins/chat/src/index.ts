export { chat } from './plugin.ts';
export { onChat } from './forms/index.ts';
export { events as chatEvents } from './events.ts';
export { ChatOptions } from './options.ts';
