/** What an `ldap:` section of a contract pack says, checked. */
export interface LdapTerms {
  readonly kind: 'openldap' | 'active-directory';
  /** `ldaps://dc1.example:636`, or `ldap://` which is never used without STARTTLS. */
  readonly url: string;
  /** Name that the server's certificate must bear, where it is another than the one in the address. */
  readonly certificateName: string | undefined;
  /** Name of the secret that holds the certificates of the authority, as PEM; those of the machine when undefined. */
  readonly ca: string | undefined;
  /** DN of the account that the desk signs in with, or `name@domain` in Active Directory. */
  readonly bindAs: string;
  /** Name of the secret that holds its password. */
  readonly secret: string;
  /** DN below which the people are; nobody elsewhere is ever looked at or touched. */
  readonly people: string;
  /** Which entries below it are people, as an LDAP filter. */
  readonly filter: string;
  /** DNs of the groups whose members are privileged. */
  readonly privilegedGroups: readonly string[];
  readonly attributes: LdapAttributes;
  /** Milliseconds that an answer may take. */
  readonly timeLimit: number;
  /** Milliseconds between two looks for changes; 0 for none. */
  readonly syncEvery: number;
  /** Entries of one page. */
  readonly page: number;
}

/** Names of attributes. */
export interface LdapAttributes {
  readonly login: string;
  readonly mail: string;
  readonly otherMail: readonly string[];
  readonly phones: readonly string[];
  readonly department: string;
  readonly language: string;
  readonly manager: string;
}

export const attributesOf: Readonly<Record<LdapTerms['kind'], LdapAttributes>> = {
  openldap: {
    ...{ login: 'uid', mail: 'mail', otherMail: [], phones: ['mobile', 'telephoneNumber'] },
    ...{ department: 'departmentNumber', language: 'preferredLanguage', manager: 'manager' },
  },
  'active-directory': {
    ...{ login: 'sAMAccountName', mail: 'mail', otherMail: ['otherMailbox'], phones: ['mobile', 'telephoneNumber'] },
    ...{ department: 'department', language: 'preferredLanguage', manager: 'manager' },
  },
};

export const filterOf: Readonly<Record<LdapTerms['kind'], string>> = {
  openldap: '(objectClass=inetOrgPerson)',
  'active-directory': '(&(objectCategory=person)(objectClass=user))',
};
