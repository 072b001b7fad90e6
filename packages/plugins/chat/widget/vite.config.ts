import { defineConfig } from 'vite';

/** One script, in which nothing is evaluated from text: a strict policy lets it run. */
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: '../dist',
    emptyOutDir: false,
    lib: { entry: 'main.ts', formats: ['iife'], name: 'luuriChat', fileName: () => 'widget.js' },
  },
});
