export * from './picks.ts';
export * from './reviews.ts';
export * from './work.ts';
