import { expect, test } from '@jest/globals';
import { csvText, harmless } from './csv.ts';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '|cmd', '%0A'])('%j is no formula any more', (text) => {
  expect(harmless(text)).toBe(`'${text}`);
});

test.each(['Acme Oy', '1 000', 'a=b', '', 'ä'])('%j stays as it is', (text) => expect(harmless(text)).toBe(text));

test('a table is lines of cells, with what would break it in quotes, in UTF-8 that spreadsheets know as such', () => {
  const text = csvText([
    ['Asiakas', 'Määrä'],
    ['Yhtiö "A", B', 3],
    ['=HYPERLINK("x")', -0.5],
    ['rivi\nvaihto', null],
    ['', Number.NaN],
  ]);
  expect(text).toBe('\uFEFFAsiakas,Määrä\r\n"Yhtiö ""A"", B",3\r\n"\'=HYPERLINK(""x"")",-0.5\r\n"rivi\nvaihto",\r\n,\r\n');
});
