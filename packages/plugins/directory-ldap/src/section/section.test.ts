import { expect, test } from '@jest/globals';
import { readPack } from '@luuri/core';
import { ldapSection } from './section.ts';

const read = (ldap: string) => readPack(`client: x\nname: X\nldap: ${ldap}\n`, [ldapSection]);
const right = 'kind: openldap, url: "ldaps://dc1.example:636", bind-as: "cn=desk,dc=x", secret: X_DIRECTORY, people: "ou=people,dc=x"';

test('what a pack leaves out is as the kind of directory has it', () => {
  const found = read(`{ ${right}, attributes: { phones: [mobile] } }`);
  const terms = 'pack' in found ? found.pack.sections.get('ldap') : found.mistakes;
  expect(terms).toMatchObject({
    ...{ kind: 'openldap', url: 'ldaps://dc1.example:636', secret: 'X_DIRECTORY', ca: undefined, privilegedGroups: [] },
    ...{ timeLimit: 10_000, syncEvery: 3_600_000, page: 500, attributes: { login: 'uid', phones: ['mobile'] } },
  });
});

test('a pack that is wrong is told every mistake with its path', () => {
  const found = read(
    '{ kind: nt4, url: "http://x", secret: hush, filter: "(", page: 0, time-limit: soon, fly: 1, attributes: { phones: ["a b"] } }',
  );
  const paths = 'mistakes' in found ? found.mistakes.map((m) => m.path).sort() : [];
  const wrong = ['attributes.phones', 'bind-as', 'filter', 'fly', 'kind', 'page', 'people', 'secret', 'time-limit', 'url'];
  expect(paths).toEqual(wrong.map((path) => `ldap.${path}`));
  expect(read('[]')).toHaveProperty('mistakes');
});
