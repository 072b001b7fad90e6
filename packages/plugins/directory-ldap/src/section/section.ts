import { defineSection, type Complain } from '@luuri/core';
import { FilterParser } from 'ldapts';
import { isRecord, onlyKnown, reader, type Raw } from './fields.ts';
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

function readAttributes(raw: unknown, kind: LdapTerms['kind'], complain: Complain): LdapAttributes {
  const usual = attributesOf[kind];
  if (raw === undefined) return usual;
  if (!isRecord(raw)) {
    complain('', 'must be a map like { phones: [mobile] }');
    return usual;
  }
  onlyKnown(raw, attributeKeys, complain);
  const of = reader(raw, complain);
  const name = (key: string, fallback: string) =>
    of.matching(key, { shape: attributeName, says: 'must be the name of an attribute' }, fallback);
  const names = (key: string, fallback: readonly string[]) =>
    of.texts(key, fallback).filter((one) => {
      if (!attributeName.test(one)) complain(key, `must hold names of attributes, and "${one}" is none`);
      return attributeName.test(one);
    });
  return {
    ...{ login: name('login', usual.login), mail: name('mail', usual.mail), otherMail: names('other-mail', usual.otherMail) },
    ...{ phones: names('phones', usual.phones), department: name('department', usual.department) },
    ...{ language: name('language', usual.language), manager: name('manager', usual.manager) },
  };
}

function readFilter(raw: Raw, kind: LdapTerms['kind'], complain: Complain): string {
  const filter = reader(raw, complain).text('filter', filterOf[kind]);
  try {
    FilterParser.parseString(filter);
  } catch {
    complain('filter', 'is no LDAP filter; write one like (objectClass=inetOrgPerson)');
  }
  return filter;
}

function readTerms(raw: Raw, complain: Complain): LdapTerms {
  onlyKnown(raw, keys, complain);
  const of = reader(raw, complain);
  const kind = raw['kind'] === 'active-directory' ? 'active-directory' : 'openldap';
  if (raw['kind'] !== kind) complain('kind', 'must be openldap or active-directory');
  const secret = of.secret('secret');
  if (secret === undefined) complain('secret', 'must name the secret that holds the password of bind-as');
  const groups = of.texts('privileged-groups', []);
  for (const group of groups) if (!dn.test(group)) complain('privileged-groups', `must hold DNs, and "${group}" is none`);
  return {
    ...{ kind, url: of.matching('url', { shape: /^ldaps?:\/\/[\w.:[\]-]+\/?$/, says: 'must be an address like ldaps://dc1.example:636' }) },
    certificateName: raw['certificate-name'] === undefined ? undefined : of.text('certificate-name'),
    ...{ ca: of.secret('ca'), bindAs: of.text('bind-as'), secret: secret ?? '' },
    people: of.matching('people', { shape: dn, says: 'must be the DN below which the people are, like ou=people,dc=acme,dc=example' }),
    ...{ filter: readFilter(raw, kind, complain), privilegedGroups: groups },
    attributes: readAttributes(raw['attributes'], kind, (path, message) => complain(path ? `attributes.${path}` : 'attributes', message)),
    ...{ timeLimit: of.time('time-limit', 10_000), syncEvery: of.time('sync-every', HOUR), page: of.count('page', 500, [1, 1000]) },
  };
}

/** `ldap:` of a contract pack. */
export const ldapSection = defineSection<LdapTerms | undefined>('ldap', {
  summary: "The client's directory over LDAP, and the account by which the desk uses it. Its password is named, never written.",
  read(raw, _pack, complain) {
    if (raw === undefined) return undefined;
    if (isRecord(raw)) return readTerms(raw, complain);
    complain('', 'must be a map with kind, url, bind-as, secret and people');
    return undefined;
  },
});
