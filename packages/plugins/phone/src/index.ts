export { onCall } from './forms/index.ts';
export { phone } from './plugin.ts';
export { events as phoneEvents } from './events.ts';
export { agentsFor, erlangC, scheduledFor, type Load, type Staffing } from './rules/erlang.ts';
export { signatureOf } from './rules/signature.ts';
