import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { instantText, renderMail, templateProblem } from './render.ts';
import { templateNames } from './texts/text.ts';

const values = {
  ...{ name: 'Ada', ticket: 7, subject: 'Salasana lukossa', client: 'Acme Oy', answerBy: 'huomenna klo 9' },
  ...{ metric: 'ratkaisu', priority: 'normaali', tier: 2, dueBy: 'tänään', rule: 'late answer' },
  ...{ link: 'https://desk.example/rate?token=x', what: 'tila pending-third-party', count: 2, list: '#7 Salasana lukossa (late answer)' },
};
/** What each has to say, whatever else it says. */
const tells = (name: (typeof templateNames)[number]): RegExp =>
  name === 'confirmation' ? /huomenna klo 9/ : name === 'rating' ? /https:\/\/desk\.example\/rate\?token=x&score=5/ : /late answer/;
const mail = (name: (typeof templateNames)[number], language: string, more: object = {}, theirs = {}) =>
  renderMail(name, { language, values: { ...values, ...more }, theirs });

describe('the mails of the desk', () => {
  test.each(templateNames.flatMap((name) => ['fi', 'sv', 'en'].map((language) => [name, language] as const)))(
    '%s in %s says what it should, and nothing is left of its marks',
    (name, language) => {
      const { subject, text } = mail(name, language);
      for (const said of [subject, text]) expect(said).not.toMatch(/[{}]|undefined|null|&#/);
      expect(`${subject}${text}`).toContain('Salasana lukossa');
      expect(`${subject}${text}`).toContain('7');
      expect(text).toContain('Acme Oy');
      expect(text).toMatch(tells(name));
      // Nothing that is unknown leaves a hole or a line of its own.
      const bare = renderMail(name, { language, values: { ticket: 7, subject: 'x', client: 'y' }, theirs: {} });
      expect(`${bare.subject}${bare.text}`).not.toMatch(/[{}]|undefined|null/);
      expect(bare.text).not.toMatch(/\n\n\n/);
    },
  );

  test('differ by language', () => {
    expect(new Set(['fi', 'sv', 'en'].map((l) => mail('confirmation', l).text)).size).toBe(3);
    expect(mail('confirmation', 'fi').text).toMatch(/^Hei Ada,/);
    expect(mail('confirmation', 'sv').text).toMatch(/^Hej Ada,/);
    expect(mail('confirmation', 'en').text).toMatch(/^Hello Ada,/);
  });

  test('in a language that nobody wrote are English', () => {
    for (const language of ['de', '', 'constructor', '__proto__'])
      expect(mail('confirmation', language)).toEqual(mail('confirmation', 'en'));
  });

  test('are plain text: nothing is escaped, and nothing that came from outside is a template', () => {
    const { subject, text } = mail('confirmation', 'en', { subject: '<b>"Tom & Jerry\'s"</b> {{client}}', name: '{{#each}}' });
    expect(subject).toBe('Re: <b>"Tom & Jerry\'s"</b> {{client}} [#7]');
    expect(text).toMatch(/^Hello \{\{#each\}\},/);
  });

  test('have a subject of one line, whatever is in it', () => {
    expect(mail('confirmation', 'en', { subject: 'a\r\nBcc: all@acme.example\n\n b' }).subject).toBe('Re: a Bcc: all@acme.example b [#7]');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (subject) =>
        expect(mail('clock-warned', 'sv', { subject }).subject).not.toMatch(/[\r\n\u2028\u2029]/),
      ),
    );
  });
});

describe('a client’s own words', () => {
  const theirs = { confirmation: { fi: { subject: 'Kiitos {{name}}!', text: 'Numero {{ticket}}, {{nobody}} {{client}}' } } };

  test('take the place of the desk’s, in their language alone', () => {
    expect(mail('confirmation', 'fi', {}, theirs)).toEqual({ subject: 'Kiitos Ada!', text: 'Numero 7,  Acme Oy' });
    expect(mail('confirmation', 'sv', {}, theirs)).toEqual(mail('confirmation', 'sv'));
    expect(mail('clock-warned', 'fi', {}, theirs)).toEqual(mail('clock-warned', 'fi'));
  });

  test.each([
    'Hei {{name}}',
    '{{#if answerBy}}{{answerBy}}{{else}}-{{/if}}',
    '{{#unless name}}x{{/unless}}',
    '{{! a remark }}',
    '',
    '{{{name}}}',
    '\\{{name}}',
  ])('%j can be written', (text) => {
    expect(templateProblem(text)).toBeUndefined();
  });

  test.each([
    '{{',
    '{{#if x}}',
    '{{/if}}',
    '{{> other}}',
    '{{foo bar}}',
    '{{#foo bar}}{{/foo}}',
    '{{#each}}{{/each}}',
    '{{#if}}{{/if}}',
    '{{log "x"}}',
    '{{#if name}}{{else}}{{#if}}{{/if}}{{/if}}',
    '{{* decorator}}',
    '{{> (lookup . "x")}}',
  ])('%j cannot, and it is said why', (text) => {
    expect(templateProblem(text)).toMatch(/./);
  });

  test('reach nothing but the values', () => {
    for (const text of [
      '{{constructor.name}}',
      '{{__proto__}}',
      '{{this.constructor}}',
      '{{#with constructor}}{{name}}{{/with}}',
      '{{lookup this "constructor"}}',
      '{{@root.constructor}}',
    ]) {
      const written = { confirmation: { en: { subject: 'x', text } } };
      expect(templateProblem(text) ?? mail('confirmation', 'en', {}, written).text).not.toMatch(/function|Object/);
    }
  });

  test('whatever passes can be written with any values', () => {
    const part = fc.constantFrom(
      '{{name}}',
      '{{#if answerBy}}',
      '{{/if}}',
      '{{else}}',
      '{{#each name}}',
      '{{/each}}',
      '{{#with name}}',
      '{{/with}}',
      '{{lookup name ticket}}',
      '{{foo}}',
      '{{#unless x}}',
      '{{/unless}}',
      'Hei\n',
      '{{../name}}',
      '{{this}}',
      '{{#name}}',
      '{{/name}}',
      '{{^name}}',
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 6 }),
        fc.dictionary(fc.constantFrom('name', 'ticket', 'answerBy', 'x'), fc.oneof(fc.string(), fc.nat()), { noNullPrototype: true }),
        (parts, some) => {
          const text = parts.join('');
          if (templateProblem(text) !== undefined) return;
          expect(
            typeof renderMail('confirmation', { language: 'fi', values: some, theirs: { confirmation: { fi: { subject: 's', text } } } })
              .text,
          ).toBe('string');
        },
      ),
      { numRuns: 300 },
    );
  });
});

test('an instant is written as people of that language write it, where they are', () => {
  const at = new Date('2026-03-30T05:30:00Z');
  expect(instantText(at, 'fi', 'Europe/Helsinki')).toMatch(/^maanantai 30\. maaliskuuta 2026.*8[.:]30$/);
  expect(instantText(at, 'sv', 'Europe/Stockholm')).toMatch(/^måndag 30 mars 2026.*07:30$/);
  expect(instantText(at, 'en', 'Europe/Helsinki')).toMatch(/^Monday,? 30 March 2026.*08:30$/);
});
