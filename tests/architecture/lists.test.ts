import { expect, test } from '@jest/globals';
import { openApi, outputFieldsOf, shapeOf, type AnyAction, type Look } from '@luuri/core';
import { pluginsOf, type Settings } from '@luuri/server';

/** Lists that come whole, for something bounds them. Whatever grows as a desk is used goes on page by page. */
const bounded: Readonly<Record<string, string>> = {
  'chat.mine': 'as many chats as one agent may have at once',
  'host.plugins': 'what the desk is made of',
  'identity.passkeys': 'those of one person',
  'identity.sessions': 'those of one person, and each ends',
  'knowledge.link': 'the articles of one ticket',
  'knowledge.of-ticket': 'the articles of one ticket',
  'knowledge.unlink': 'the articles of one ticket',
  'live.look': 'who looks at one ticket now',
  'macro.for-ticket': 'what fits one ticket, to choose from',
  'password-reset.factors': 'what was asked for on one ticket',
  'password-reset.of-ticket': 'the requests of one ticket',
  'password-reset.own': 'what runs for one person',
  'phone.attempts': 'the tries for one promise',
  'phone.figures': 'a row for each agent, client or stretch of a span that is limited',
  'phone.systems': 'the telephone systems of the house',
  'portal.suggest': 'three at most',
  'proof.list': 'the proofs of one ticket',
  'quality.conversation': 'what was said on one ticket, as a review shows it',
  'quality.figures': 'a row for each agent',
  'report.list': 'the reports that plugins bring',
  'search.counts': 'a number for each view that was named, 100 at most',
  'search.views': "one person's views and those of their teams, which stand in the rail at once",
  'sla.waive': 'the clocks of one ticket',
  'team.grant-permission': 'the roles, which are a closed list',
  'team.permissions': 'the permissions that plugins bring',
  'team.roles': 'the roles, which are a closed list',
  'team.take-permission': 'the roles, which are a closed list',
  'template.list': 'the mails that the desk writes, which are a closed list',
  'ticket.acknowledge': 'the escalations of one ticket',
  'ticket.chain': 'the escalations of one ticket',
  'ticket.fields': "the fields of one client's contract",
  'ticket.hand-off-scores': 'the hand-offs of one ticket',
  'ticket.hand-offs': 'the hand-offs of one ticket',
};

const given = { secondFactor: [], sessionIdle: 120, plugins: [] } as unknown as Settings;
const plugins = pluginsOf(given);
const actions = plugins
  .flatMap(({ spec }) => Object.values((spec.actions ?? {}) as Readonly<Record<string, AnyAction>>))
  .filter(({ http }) => http !== undefined);

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly parameters?: readonly { readonly name: string }[] }>>>>;
}

const lookOf = ({ output }: AnyAction): Look | undefined => (output === undefined ? undefined : shapeOf(output));
const isPage = (look: Look | undefined): boolean => {
  if (look?.is !== 'class') return false;
  const fields = outputFieldsOf(look.of);
  return fields.has('items') && fields.has('next');
};

test('a list comes page by page, or something bounds it', () => {
  const whole = actions.filter((action) => lookOf(action)?.is === 'list').map(({ action }) => action);
  // Make it `pageOf` its class, or say above what bounds it.
  expect(whole.filter((name) => !Object.hasOwn(bounded, name))).toEqual([]);
  expect(Object.keys(bounded).filter((name) => !whole.includes(name))).toEqual([]);
});

test('whatever comes page by page takes how many, and where to go on', () => {
  const paged = actions.filter((action) => isPage(lookOf(action)));
  expect(paged.length).toBeGreaterThan(30);
  const { paths } = openApi({ catalogue: { plugins: plugins.map(({ spec }) => spec) } } as never, {
    title: 'Luuri',
    version: '0',
    server: '/api',
  }) as unknown as Document;
  const takes = ({ http }: AnyAction): string[] => {
    const [verb = '', address = ''] = (http ?? '').split(' ');
    const operation = paths[address.replaceAll(/:(\w+)/g, '{$1}')]?.[verb.toLowerCase()];
    return (operation?.parameters ?? []).map(({ name }) => name);
  };
  const lacking = paged.filter((action) => !['limit', 'after'].every((field) => takes(action).includes(field)));
  expect(lacking.map(({ action }) => action)).toEqual(['knowledge.browse']); // pages of a portal are of one length
});
