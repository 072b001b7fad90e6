import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { clientColours, parseContract } from '@luuri/core';
import { clientColours as offered } from '../../packages/web/src/look/client-colours.ts';
import { packFrom, starters } from '../../packages/web/src/settings/clients/starters.ts';
import { shades } from '../../packages/server/src/portal/style.ts';

describe('what the console knows of packs', () => {
  test.each(starters)('the template %s is a pack without a mistake', (starter) => {
    const terms = parseContract(packFrom(starter, { client: 'kaleva', name: 'Kaleva: "Oy"' }));
    expect(terms.version).toBe('kaleva@0');
    expect(terms.policies).toHaveLength(starter === 'smallest' ? 0 : 1);
  });

  test('a client has the same colours to choose from, and the same ones in the console and on its portal', () => {
    expect(offered).toEqual(clientColours);
    const style = readFileSync(fileURLToPath(new URL('../../packages/web/src/look/client-mark.module.css', import.meta.url)), 'utf8');
    const drawn = [...style.matchAll(/data-colour='(\w+)'\] \{\s*background: (#[0-9a-f]{6})/g)].map(([, name, ground]) => [name, ground]);
    expect(drawn).toEqual(Object.entries(shades).map(([name, { ground }]) => [name, ground]));
  });
});
