import { defineSection, fromPack, type PackPlace } from '@luuri/core';
import { FilterParser } from 'ldapts';
import { attributesOf, filterOf, type LdapAttributes, type LdapTerms } from './terms.ts';

const keys = [
  ...['kind', 'url', 'certificate-name', 'ca', 'bind-as', 'secret', 'people', 'filter', 'privileged-groups', 'attributes'],
  ...['time-limit', 'sync-every', 'page'],
];
const attributeKeys = ['login', 'mail', 'other-mail', 'phones', 'department', 'language', 'manager'];
const HOUR = 3_600_000;

/** A name that may stand in a filter. */
const attributeName = /^[A-Za-z][A-Za-z0-9-]{0,62}$/;
const dn = /^[A-Za-z][\w.-]*=.+$/;

interface Shape {
  readonly shape: RegExp;
  /** What is said of what has another. */
  readonly says: string;
}
const attribute: Shape = { shape: attributeName, says: 'must be the name of an attribute' };

/** A text of a shape. It must be there, unless there is a fallback. */
function shaped(raw: unknown, { shape, says }: Shape, place: PackPlace & { fallback?: string }): string {
  const value = raw ?? place.fallback;
  if (typeof value === 'string' && shape.test(value)) return value;
  place.complain(place.path, says);
  return '';
}

/** A list of texts of a shape; those of another are left out. */
function allShaped(raw: unknown, { shape, says }: Shape, place: PackPlace & { fallback: readonly string[] }): readonly string[] {
  const all = fromPack.lines(raw, place) ?? place.fallback;
  for (const one of all) if (!shape.test(one)) place.complain(place.path, `${says}, and "${one}" is none`);
  return all.filter((one) => shape.test(one));
}

function readAttributes(given: unknown, usual: LdapAttributes, place: PackPlace): LdapAttributes {
  const raw = fromPack.map(given, attributeKeys, { ...place, like: '{ phones: [mobile] }' });
  const name = (key: string, fallback: string) => shaped(raw[key], attribute, { ...fromPack.at(place, key), fallback });
  const names = (key: string, fallback: readonly string[]) =>
    allShaped(raw[key], { ...attribute, says: 'must hold names of attributes' }, { ...fromPack.at(place, key), fallback });
  return {
    ...{ login: name('login', usual.login), mail: name('mail', usual.mail), otherMail: names('other-mail', usual.otherMail) },
    ...{ phones: names('phones', usual.phones), department: name('department', usual.department) },
    ...{ language: name('language', usual.language), manager: name('manager', usual.manager) },
  };
}

function readFilter(raw: unknown, usual: string, place: PackPlace): string {
  const filter = fromPack.text(raw, place) ?? usual;
  try {
    FilterParser.parseString(filter);
  } catch {
    place.complain(place.path, 'is no LDAP filter; write one like (objectClass=inetOrgPerson)');
  }
  return filter;
}

function readTerms(given: unknown, place: PackPlace): LdapTerms {
  const raw = fromPack.map(given, keys, { ...place, like: '{ kind: openldap, url: ..., bind-as: ..., secret: ..., people: ... }' });
  const at = (key: string) => fromPack.at(place, key);
  const kind = fromPack.word(raw['kind'] ?? '', ['openldap', 'active-directory'], { ...at('kind'), otherwise: 'openldap' });
  const text = (key: string, shape: Shape) => shaped(raw[key], shape, at(key));
  return {
    ...{ kind, url: text('url', { shape: /^ldaps?:\/\/[\w.:[\]-]+\/?$/, says: 'must be an address like ldaps://dc1.example:636' }) },
    ...{ certificateName: fromPack.text(raw['certificate-name'], at('certificate-name')), ca: fromPack.secret(raw['ca'], at('ca')) },
    bindAs: text('bind-as', { shape: /\S/, says: 'must be the account by which the desk signs in there' }),
    secret: fromPack.secret(raw['secret'] ?? '', at('secret')) ?? '',
    people: text('people', { shape: dn, says: 'must be the DN below which the people are, like ou=people,dc=acme,dc=example' }),
    filter: readFilter(raw['filter'], filterOf[kind], at('filter')),
    privilegedGroups: allShaped(
      raw['privileged-groups'],
      { shape: dn, says: 'must hold DNs' },
      { ...at('privileged-groups'), fallback: [] },
    ),
    attributes: readAttributes(raw['attributes'], attributesOf[kind], at('attributes')),
    ...{ timeLimit: fromPack.time(raw['time-limit'], 10_000, at('time-limit')) },
    ...{ syncEvery: fromPack.time(raw['sync-every'], HOUR, at('sync-every')) },
    page: fromPack.count(raw['page'], 500, { ...at('page'), least: 1, most: 1000 }),
  };
}

/** `ldap:` of a contract pack. */
export const ldapSection = defineSection<LdapTerms | undefined>('ldap', {
  summary: "The client's directory over LDAP, and the account by which the desk uses it. Its password is named, never written.",
  read: (raw, pack, complain) => (raw === undefined ? undefined : readTerms(raw, fromPack.top(pack, complain))),
});
