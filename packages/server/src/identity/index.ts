export { ensureKey, manageKeys, type ApiKeyView } from './actions.ts';
export { wrongHeader, wrongKey } from './errors.ts';
export { hashOf, newKey } from './key.ts';
export { identity } from './plugin.ts';
export { actorForKey, byApiKey } from './who-is.ts';
