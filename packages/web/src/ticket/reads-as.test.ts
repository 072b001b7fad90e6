import { expect, test } from '@jest/globals';
import { readsAs } from './reads-as.ts';

test.each([
  ['Hei Ada,\n\nkiitos viestistäsi, salasana on nyt vaihdettu.', 'fi'],
  ['Hej Sofia, jag tittar på behörigheterna nu och återkommer inom en timme.', 'sv'],
  ['Hello James, thank you, we see the same for all of Finance.', 'en'],
  ['Ok, fixed.', undefined],
  ['VPN FortiClient 6.2.1 Windows 11 Pro', undefined],
  ['Hei, see the log: “the disk is full”, ja on vielä auki nyt. The rest is fine.', undefined],
])('%j reads as %s', (text, language) => {
  expect(readsAs(text)).toBe(language);
});
