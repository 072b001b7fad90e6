export { passwordReset } from './plugin.ts';
export { textCarrier, type TextCarrier } from './ports.ts';
export { events as passwordResetEvents } from './events.ts';
