import { realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Makes one script of the widget: `dist/widget.js` of this package. Nothing in it is evaluated from text, so that a strict policy lets it run. */
export async function buildWidget() {
  await build({
    root: here,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      target: 'es2022',
      outDir: path.join(here, '../dist'),
      emptyOutDir: false,
      lib: { entry: path.join(here, 'main.ts'), formats: ['iife'], name: 'luuriChat', fileName: () => 'widget.js' },
    },
  });
}

if (process.argv[1] && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(import.meta.url))) await buildWidget();
