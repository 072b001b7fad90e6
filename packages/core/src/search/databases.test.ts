import { afterEach, expect, test } from '@jest/globals';
import { testDesk, type DatabaseName, type TestDesk } from '@luuri/testing';
import fc from 'fast-check';
import { essentials } from '../essentials.ts';
import { acme, nordbo, polar, staffed } from '../fixtures.ts';
import { messages } from '../message/index.ts';
import { ticketOrders, tickets, type TicketOrder } from '../ticket/index.ts';
import { search } from './index.ts';
import { stemsOf, stemsOfAny } from './rules/stems.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

// prettier-ignore
const words = [
  'salasana', 'salasanani', 'salasanan', 'lukossa', 'lukko', 'tulostin', 'tulostimessa', 'sähköposti', 'sähköpostiin', 'näyttö', 'näytön', 'yhteys', 'yhteyden',
  'ei', 'toimi', 'lösenord', 'lösenordet', 'skrivaren', 'skrivare', 'datorn', 'fungerar', 'inte', 'password', 'passwords', 'printer', 'printing', 'locked', 'VPN',
  'Straße', 'İstanbul', 'Ελληνικά', 'ΣΊΣΥΦΟΣ', 'Москва', '日本語', 'العربية', 'naïve', 'nai\u0308ve', 'ﬁle', 'Ｆｕｌｌ', '𝒳𝓎', '🖨️', 'Ꭰꭰ', 'ǅ', 'a\u0300\u0301', 'O’Brien',
  '12:30', '1042', '3', '10.0.0.1', 'ada@acme.example', 'C:\\temp', 'foo-bar', 'foo_bar', '<b>näin</b>', "'); DROP", 'a§b', '"', '*', '%', '\\', '½', 'ⅷ', 'x²',
];
const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }).map((some) => some.join(' '));

const ticket = fc.record({
  subject: text,
  said: fc.array(fc.record({ text, public: fc.boolean() }), { maxLength: 3 }),
  client: fc.constantFrom('acme', 'polar'),
  who: fc.constantFrom('ada', 'kaisa.mäkinen', 'örjan', "o'brien", 'Zoë'),
  priority: fc.constantFrom('urgent', 'high', 'normal', 'low'),
  asset: fc.constantFrom('X1', 'x1', 'Ä 2', undefined),
  taken: fc.boolean(),
});
type Made = (typeof ticket extends fc.Arbitrary<infer T> ? T : never) & { minutes?: number };

const word = fc.constantFrom(...words.filter((w) => /^[\p{L}\p{N}\p{M}’.-]+$/u.test(w)));
// prettier-ignore
const field = fc.constantFrom(
  'state:open', 'state:live', 'state:new,open', 'client:acme', 'client:acme,polar', 'tier:1', 'tier>1', 'assignee:me', 'assignee:none', 'priority:urgent,low',
  'due<4h', 'due<0min', 'due:none', 'due>=1h', 'created>2026-06-01', 'created<=2026-06-01T08:00Z', 'updated<-30min', 'updated>-30min', 'channel:api', 'language:fi',
  'triage:no', 'requester:ada@acme.example', 'field.asset:x1', 'field.asset:"ä 2"', 'team:service-desk', 'mentions:me',
);
const someWords = fc.oneof(
  { weight: 6, arbitrary: word },
  { weight: 2, arbitrary: fc.tuple(word, fc.integer({ min: 2, max: 5 })).map(([w, n]) => `${[...w].slice(0, n).join('')}*`) },
  { weight: 2, arbitrary: fc.tuple(word, word).map((w) => `"${w.join(' ')}"`) },
  { weight: 1, arbitrary: word.map((w) => `subject:${w}`) },
  { weight: 1, arbitrary: fc.tuple(word, word).map((w) => `subject:"${w.join(' ')}"`) },
  { weight: 1, arbitrary: fc.constantFrom('requester:ada', 'requester:mäkinen', 'requester:@acme.example') },
);
const grown = (leaf: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.letrec<{ part: string }>((tie) => ({
    part: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      tie('part').map((p) => `-(${p})`),
      fc.tuple(tie('part'), tie('part')).map(([a, b]) => `(${a} OR ${b})`),
      fc.tuple(tie('part'), tie('part')).map(([a, b]) => `(${a} ${b})`),
    ),
  })).part;
const query = fc
  .tuple(fc.option(grown(someWords)), fc.array(grown(field), { maxLength: 2 }), fc.constantFrom(...ticketOrders))
  .map(([w, f, sort]) => ({ query: [...(w === null ? [] : [w]), ...f].join(' '), sort }));

const withFields = acme.replace('domains:', 'fields: [{ key: asset, label: Asset }]\ndomains:');

async function deskOn(database: DatabaseName, made: readonly Made[]) {
  const opened = await testDesk({ plugins: essentials(), at: '2026-06-01T06:00:00Z', database });
  ends.push(opened.stop);
  const { aino } = await staffed(opened.desk, [withFields, nordbo, polar]);
  const own = opened.desk.as(aino);
  for (const { subject, said, client, who, priority, asset, taken } of made) {
    const from = `${who
      .normalize('NFKD')
      .replace(/[^a-z.]/gi, '')
      .toLowerCase()}@${client}.example`;
    const fields = client === 'acme' && asset !== undefined ? { fields: { asset } } : {};
    const { id } = await own.use(tickets).open({ client, from, name: who, subject, priority, ...fields });
    for (const one of said) await own.use(messages).write({ ticketId: id, ...one });
    if (taken) await own.use(tickets).assign({ ticketId: id });
    if (id % 10 === 0) await opened.travel('50min');
  }
  await opened.travel(0);
  return { opened, own };
}

/** All pages of a query: which tickets, what is shown of them, and where each page ended. */
async function pagesOf({ own }: { own: ReturnType<TestDesk['desk']['as']> }, asked: { query: string; sort: TicketOrder }) {
  const pages: unknown[] = [];
  for (let after: string | undefined, i = 0; i < 20; i++) {
    try {
      const page = await own.use(search).find({ ...asked, limit: 10, ...(after === undefined ? {} : { after }) });
      pages.push(
        page.items.map((hit) => [hit.ticket.id, hit.snippets]),
        page.next,
      );
      if (page.next === null) break;
      after = page.next;
    } catch (e) {
      pages.push((e as Error).message);
      break;
    }
  }
  return pages;
}

test('both databases answer every question alike: the same tickets in the same order, and the same is shown of them', async () => {
  const made = fc.sample(ticket, { numRuns: 24, seed: 11 });
  const [file, server] = [await deskOn('sqlite', made), await deskOn('postgres', made)];
  let found = 0;
  for (const asked of fc.sample(query, { numRuns: 90, seed: 22 })) {
    const there = await pagesOf(file, asked);
    expect({ asked, pages: await pagesOf(server, asked) }).toEqual({ asked, pages: there });
    found += (there[0] as unknown[]).length;
  }
  // The questions are none that find nothing.
  expect(found).toBeGreaterThan(200);
});

test('a word is found by each of its beginnings, whatever language it was said in', () => {
  const missed: string[] = [];
  // prettier-ignore
  const more = ['configuration', 'configurations', 'installed', 'updates', 'connection', 'policies', 'running', 'palvelimelleen', 'kirjautumisessa', 'anslutningen'];
  for (const said of [...words, ...more]
    .filter((w) => /^\p{L}+$/u.test(w.normalize('NFKC')))
    .map((w) => w.normalize('NFKC').toLowerCase())) {
    for (const language of ['fi', 'sv', 'en'] as const) {
      const terms = stemsOf(said, language);
      for (let n = 3; n <= said.length; n++) {
        const begun = said.slice(0, n);
        if (!terms.some((t) => t.startsWith(begun) || stemsOfAny(begun).includes(t))) missed.push(`${language} ${said} ${begun}*`);
      }
    }
  }
  expect(missed).toEqual([]);
});
