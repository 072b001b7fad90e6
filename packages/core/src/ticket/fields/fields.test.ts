import { describe, expect, test } from '@jest/globals';
import { eachDatabase } from '@luuri/testing';
import { acme, houseWith, nordbo, polar, postOffice, receive, rowsIn, staffed } from '../../fixtures.ts';
import { invalidInput, notFound, system, type Actor } from '../../kernel/index.ts';
import { portal } from '../../portal/index.ts';
import { privacy } from '../../privacy/index.ts';
import { search } from '../../search/index.ts';
import { teams } from '../../team/index.ts';
import { ticketFieldRows, tickets } from '../index.ts';
import { checkFields, missingFields } from './rules.ts';
import { fieldsSection, type FieldTerms } from './section.ts';

const declared = `fields:
  - { key: asset, label: { fi: Laitetunnus, sv: Apparat, en: Asset }, required: open, public: true }
  - { key: cost, label: Cost, type: number, required: resolve }
  - { key: kind, label: Kind, type: choice, choices: [laptop, { value: phone, label: { fi: Puhelin, en: Phone } }], public: true }
  - { key: day, label: Day, type: date }
  - { key: vip, label: VIP, type: yes-no }
`;
const read = (raw: unknown) => {
  const wrong: string[] = [];
  const terms = fieldsSection.read(raw, { raw: {}, calendars: {} }, (path, message) => void wrong.push(`${path} ${message}`));
  return { terms, wrong };
};
const terms: readonly FieldTerms[] = read([
  { key: 'asset', label: 'Asset', required: 'open' },
  { key: 'cost', label: 'Cost', type: 'number', required: 'resolve' },
  { key: 'kind', label: 'Kind', type: 'choice', choices: ['laptop', 'phone'] },
  { key: 'day', label: 'Day', type: 'date' },
  { key: 'vip', label: 'VIP', type: 'yes-no' },
]).terms;

describe('a contract says which fields there are', () => {
  test('in the languages of its people, each once, of a type that there is', () => {
    expect(read(undefined)).toEqual({ terms: [], wrong: [] });
    expect(read([{ key: 'asset', label: { fi: 'Laite', en: 'Asset' } }])).toEqual({
      terms: [{ key: 'asset', label: { fi: 'Laite', en: 'Asset' }, type: 'text', choices: [], required: undefined, public: false }],
      wrong: [],
    });
  });
  test.each([
    ['not a list', { asset: {} }],
    ['no key', [{ label: 'x' }]],
    ['a key with capitals', [{ key: 'Asset', label: 'x' }]],
    ['no label', [{ key: 'asset' }]],
    ['a language that is not spoken here', [{ key: 'asset', label: { de: 'Gerät' } }]],
    ['a type that there is not', [{ key: 'asset', label: 'x', type: 'colour' }]],
    ['a choice of nothing', [{ key: 'asset', label: 'x', type: 'choice' }]],
    ['the same choice twice', [{ key: 'asset', label: 'x', type: 'choice', choices: ['a', 'a'] }]],
    ['choices of a text', [{ key: 'asset', label: 'x', choices: ['a'] }]],
    ['a time that there is not', [{ key: 'asset', label: 'x', required: 'always' }]],
    ['a word that is not known', [{ key: 'asset', label: 'x', colour: 'red' }]],
    ['the same key twice', [{ key: 'asset', label: 'x' }, { key: 'asset', label: 'y' }]], // prettier-ignore
  ])('and is refused with %s', (_what, raw) => {
    expect(read(raw).wrong.length).toBeGreaterThan(0);
  });
});

describe('a value', () => {
  const kept = (given: Record<string, unknown>) => Object.fromEntries(checkFields(terms, given).values);
  const wrong = (given: Record<string, unknown>) => checkFields(terms, given).mistakes.map((m) => m.path);
  test('is kept in one form, however it was given', () => {
    expect(kept({ asset: ' X123 ', cost: 12.5, kind: 'phone', day: '2028-02-29', vip: true })).toEqual({
      ...{ asset: 'X123', cost: '12.5', kind: 'phone', day: '2028-02-29', vip: 'yes' },
    });
    expect(kept({ cost: '007', vip: 'no' })).toEqual({ cost: '7', vip: 'no' });
    expect(kept({ asset: null, kind: '' })).toEqual({ asset: null, kind: null });
  });
  test('that is none is named by its path', () => {
    const given = { asset: 'x'.repeat(501), cost: 'much', kind: 'fridge', day: '2026-02-29', vip: 'perhaps', colour: 'red' };
    expect(wrong(given)).toEqual(['fields.asset', 'fields.cost', 'fields.kind', 'fields.day', 'fields.vip', 'fields.colour']);
    expect(wrong({ asset: 3, cost: NaN, day: 'today', kind: {} })).toHaveLength(4);
  });
  test('is missing by the time that it is needed', () => {
    expect(missingFields(terms, 'open', new Set())).toEqual(['asset']);
    expect(missingFields(terms, 'resolve', new Set(['asset']))).toEqual(['cost']);
    expect(missingFields(terms, 'resolve', new Set(['asset', 'cost']))).toEqual([]);
  });
});

eachDatabase((_name, open) => {
  const world = async () => {
    const opened = await open({ plugins: houseWith(postOffice()), at: '2026-06-01T06:00:00Z' });
    const staff = await staffed(opened.desk, [`${acme}${declared}`, nordbo, polar]);
    return { ...opened, ...staff, own: opened.desk.as(staff.aino).use(tickets) };
  };
  const asked = { from: 'ada@acme.example', subject: 'Näyttö' };

  test('are asked for when an agent opens a ticket and when it is resolved; a mail needs none', async () => {
    const { own, ...w } = await world();
    await expect(own.open(asked)).rejects.toMatchObject({ code: invalidInput.code, message: expect.stringContaining('fields.asset') });
    await expect(own.open({ ...asked, fields: { asset: 'X1', kind: 'fridge' } })).rejects.toMatchObject({ code: invalidInput.code });
    const { id: ticketId, ...view } = await own.open({ ...asked, fields: { asset: 'X123', kind: 'phone' } });
    expect(view['fields']).toEqual([
      { key: 'asset', label: { fi: 'Laitetunnus', sv: 'Apparat', en: 'Asset' }, type: 'text', public: true, value: 'X123', shown: 'X123' },
      { key: 'kind', label: 'Kind', type: 'choice', public: true, value: 'phone', shown: { fi: 'Puhelin', en: 'Phone' } },
    ]);
    await expect(own.move({ ticketId, to: 'resolved' })).rejects.toMatchObject({ code: 'ticket.fields-missing' });
    await own.setFields({ ticketId, fields: { cost: 40, kind: null } });
    expect((await own.move({ ticketId, to: 'resolved' })).state).toBe('resolved');
    expect((await own.get({ ticketId }))['fields']).toMatchObject([{ key: 'asset' }, { key: 'cost', value: '40' }]);
    expect(await receive(w, { from: 'ada@acme.example', subject: 'x', text: 'y' })).toMatchObject({ ticketId: ticketId + 1 });
    expect(await own.fields({ client: 'acme' })).toMatchObject([{ key: 'asset', required: 'open' }, { key: 'cost' }, { key: 'kind' }, { key: 'day' }, { key: 'vip', required: null }]); // prettier-ignore
    await expect(own.fields({ client: 'nordbo' })).rejects.toMatchObject({ kind: notFound.kind });
  });

  test('a ticket is found by them, by whoever sees it and by nobody else', async () => {
    const { desk, own, aino, nils, travel } = await world();
    const { id } = await own.open({ ...asked, fields: { asset: 'X123', cost: 7 } });
    await own.open({ ...asked, fields: { asset: 'X124' } });
    await travel(0);
    const found = async (who: Actor, query: string) => (await desk.as(who).use(search).find({ query })).items.map((hit) => hit.ticket.id);
    expect(await found(aino, 'field.asset:X123')).toEqual([id]);
    expect(await found(aino, 'field.asset:x123 state:open')).toEqual([]);
    expect(await found(aino, 'field.asset:X123,X124 -field.cost:7')).toEqual([id + 1]);
    expect(await found(aino, 'X123')).toEqual([id]);
    expect(await found(nils, 'field.asset:X123')).toEqual([]);
    await own.setFields({ ticketId: id, fields: { asset: 'Y9' } });
    await travel(0);
    expect(await found(aino, 'X123')).toEqual([]);
    expect(await found(aino, 'field.asset:Y9')).toEqual([id]);
  });

  test('words that follow each other are found in them, beside words of the ticket, and a choice by what it is called', async () => {
    const { desk, own, aino, travel } = await world();
    const { id } = await own.open({ ...asked, fields: { asset: 'Kone hallin kolme takana', kind: 'phone' } });
    await own.open({ ...asked, fields: { asset: 'Hallin takana kolme konetta' } });
    await travel(0);
    const found = async (query: string) => (await desk.as(aino).use(search).find({ query })).items.map((hit) => hit.ticket.id);
    expect(await found('"hallin kolme takana"')).toEqual([id]);
    expect(await found('kone "hallin kolme"')).toEqual([id]);
    expect(await found(`${String(id)} "hallin kolme"`)).toEqual([id]);
    expect(await found('"kolme hallin"')).toEqual([]);
    expect(await found('puhelin')).toEqual([id]); // as agents read it
  });

  test('a requester sees those that are theirs to see; an erased person leaves none', async () => {
    const { desk, own, admin } = await world();
    const { id: ticketId, requester } = await own.open({ ...asked, fields: { asset: 'X123', vip: true } });
    const ada = (await desk.as(system).use(teams).actorForPerson({ personId: requester.id })) as Actor;
    const page = await desk.as(ada).use(portal).ticket({ ticketId });
    expect(page.fields).toEqual([{ key: 'asset', label: { fi: 'Laitetunnus', sv: 'Apparat', en: 'Asset' }, shown: 'X123' }]);
    await desk.as(admin).use(privacy).erase({ personId: requester.id, reason: 'asked for it' });
    expect(await rowsIn(desk, ticketFieldRows)).toEqual([]);
  });
});
