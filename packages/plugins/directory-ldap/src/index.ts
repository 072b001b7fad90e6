export { directoryLdap } from './plugin.ts';
export { reasonOf } from './rules/reason.ts';
