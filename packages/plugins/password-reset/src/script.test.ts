import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { forms, panels, selfService } from './forms/index.ts';
import { factorKinds } from './rules/assurance.ts';
import { scriptVersion } from './rules/script.ts';
import { alphabet } from './rules/spelling.ts';
import { pageWords, wordsIn } from './texts.ts';

const told = { deed: 'd', login: 'l', at: 'a', ticket: 1, hotline: 'h', reason: 'r' };

/** Every word that somebody reads or says on the way, and what they are asked to fill in. */
function script(): unknown {
  const spoken = ['fi', 'sv', 'en'].map((language) => {
    const w = wordsIn(language);
    const mails = [
      ...[w.code('123456', 1), w.told(told), w.told({ ...told, reason: undefined }), w.waits(told), w.stop({ ...told, link: 'x' })],
      ...[w.approve({ who: 'w', deed: 'd', ticket: 1, link: 'x', role: 'manager' }), w.ended({ login: 'l', ticket: 1 })],
      ...[w.approve({ who: 'w', deed: 'd', ticket: 1, link: 'x', role: 'security', reason: 'r' })],
      ...[w.secret({ secret: 's', login: 'l', hours: 1, whose: 'w' }), w.after({ deed: 'd', ticket: 1, at: 'a', link: 'x' })],
    ];
    return [w.deeds, w.neutral, w.subject('d'), mails, pageWords(language)];
  });
  const drawn = forms.map(({ form, title, fields, offered }) => [form, title, fields, offered]);
  const bySelf = [
    selfService.title,
    selfService.steps.map(({ form: { title, intro, fields } }) => [title, intro, fields]),
    selfService.done,
  ];
  return [spoken, drawn, bySelf, panels.map(({ panel, title, fields }) => [panel, title, fields]), factorKinds, alphabet];
}

const digest = () => createHash('sha256').update(JSON.stringify(script())).digest('hex').slice(0, 16);

test('A1: whoever changes a word or a step of the script gives it another version', () => {
  // Changed? Count the version in rules/script.ts up by one, and write the new digest here beside it.
  expect([scriptVersion, digest()]).toEqual(['password-reset/3', 'efc8d44cbe12312a']);
});
