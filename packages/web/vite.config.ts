import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const at = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** A page each, with what it needs and nothing of the other: `console.html` for those who work in the desk, `portal.html` for those who ask it. */
const pages = ['console', 'portal'].filter((page) => existsSync(at(`${page}.html`)));

export default defineConfig({
  root: at('.'),
  plugins: [react()],
  // Where `npx vite packages/web` finds the API while somebody works on the screens.
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
  build: {
    outDir: 'dist',
    // Names carry a hash of what is in them, so the server lets browsers keep them for ever.
    assetsDir: 'assets',
    // What a page loads at once, and what later: the budgets are tested with it.
    manifest: true,
    // Nothing is written into the page or the styles: the server's policy would refuse it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: Object.fromEntries(pages.map((page) => [page, at(`${page}.html`)])) },
  },
});
