import { describe, expect, test } from '@jest/globals';
import {
  goingFiles,
  hasForm,
  isSomething,
  joined,
  mergedSteps,
  withPicture,
  type Draft,
  type DraftFile,
  type DraftSteps,
} from './draft.ts';
import { docOf, plainText, type Doc } from './plain.ts';

const written = (text: string) => ({ text, doc: docOf(text) as Draft['doc'] });
const bold: Doc = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'tärkeä', marks: [{ type: 'bold' }] }] }] };
const formatted: Draft = { text: '*tärkeä*', doc: bold as Draft['doc'] };
const file: DraftFile = { id: 7, name: 'näyttö.png', mediaType: 'image/png', size: 9, contentId: 'file7.1@luuri' };
const steps = (macroId: number, more: Partial<DraftSteps> = {}): DraftSteps => ({
  ...{ macroId, name: `Macro ${String(macroId)}`, changes: {}, note: null },
  ...more,
});

describe('a draft is kept for what it says or does', () => {
  test.each<[string, Draft, boolean]>([
    ['words', written('Hei'), true],
    ['blanks', written(' \n '), false],
    ['a file', { ...written(''), files: [file] }, true],
    ['a picture that was taken out of the text again', { ...written(''), files: [{ ...file, inText: true }] }, false],
    ['a change of a macro', { ...written(''), steps: steps(1, { changes: { priority: 'high' } }) }, true],
    ['a note of a macro', { ...written(''), steps: steps(1, { note: 'Katso' }) }, true],
    ['a macro that was only words, and they are gone', { ...written(''), steps: steps(1) }, false],
  ])('%s', (_what, draft, expected) => {
    expect(isSomething(draft)).toBe(expected);
  });
});

test('a plain field would lose emphasis, pictures and people who are mentioned, and nothing of plain words', () => {
  expect(hasForm(formatted)).toBe(true);
  expect(hasForm(withPicture(written('Hei'), file))).toBe(true);
  expect(hasForm({ doc: { type: 'doc', content: [{ type: 'mention', attrs: { agentId: 3 } }] } })).toBe(true);
  expect(hasForm(written('Hei,\n\nkaksi\nriviä'))).toBe(false);
});

describe('one after the other', () => {
  test('the first one keeps its form, and what was typed in plain comes after it', () => {
    const both = joined(formatted, written('ja lisää'));
    expect(both.text).toBe('*tärkeä*\n\nja lisää');
    expect(both.doc.content?.[0]).toEqual(bold.content?.[0]);
    expect(plainText(both.doc)).toBe(both.text);
  });
  test('nothing is added by nothing, on either side', () => {
    expect(joined(formatted, written(''))).toEqual(formatted);
    expect(joined(written(''), formatted)).toEqual(formatted);
  });
});

test('a picture whose editor is gone stands after the words, and goes along', () => {
  const draft: Draft = { ...withPicture(written('Katso:'), file), files: [{ ...file, inText: true }] };
  expect(draft.text).toBe('Katso:\n\n[näyttö.png]');
  expect(plainText(draft.doc)).toBe(draft.text);
  expect(goingFiles(draft)).toHaveLength(1);
});

describe('a second macro', () => {
  const first = steps(1, { changes: { priority: 'high', fields: { seat: 'A' }, agentId: 3 }, note: 'Ensin' });
  test('adds to what the first one does, and holds where both change the same', () => {
    const second = steps(2, { changes: { state: 'resolved', fields: { room: 'B' }, takeIt: true }, note: 'Sitten' });
    expect(mergedSteps(first, second)).toEqual({
      ...{ macroId: 2, name: 'Macro 1, Macro 2', note: 'Ensin\n\nSitten' },
      changes: { priority: 'high', state: 'resolved', fields: { seat: 'A', room: 'B' }, takeIt: true },
    });
  });
  test('of words alone takes nothing away', () => {
    expect(mergedSteps(first, steps(2))).toBe(first);
  });
  test('counts alone when the first one did nothing', () => {
    expect(mergedSteps(steps(1), first)).toBe(first);
    expect(mergedSteps(undefined, first)).toBe(first);
  });
  test('the same again is the same', () => {
    expect(mergedSteps(first, first)).toEqual(first);
  });
});
