import module from 'node:module';

// Lets Node run the TypeScript sources without a build: `node --import ./scripts/ts-loader.mjs --conditions=@luuri/source file.ts`.
// The condition makes `@luuri/core` mean its sources; without it, it means what was built last.
if (module.registerHooks) module.registerHooks(await import('./ts-loader-hooks.mjs'));
else module.register('./ts-loader-hooks.mjs', import.meta.url);
process.setSourceMapsEnabled(true);
