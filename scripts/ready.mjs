import './node-version.mjs';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { buildWeb } from './web.mjs';
import { buildWidget } from './widget.mjs';

// `npm run build`: whatever a desk needs to be served is installed and built, unless it is there.

/**
 * Everything that `luuri serve` needs.
 * @param {string} root folder of the repository
 * @returns {Promise<boolean>} false when a step failed; it has said why
 */
export const makeReady = async (root) =>
  (await install(root)) && (await build(root)) && (await buildWeb(root)) && (await buildWidget(root));

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = (await makeReady(fileURLToPath(new URL('..', import.meta.url)))) ? 0 : 1;
