export * from './agents.ts';
export * from './calls.ts';
export * from './promises.ts';
