import { definePlugin, directories, directoryKinds, packageVersion } from '@luuri/core';
import { activeDirectory } from './active-directory.ts';
import { ldapDirectory } from './directory.ts';
import { openLdap } from './openldap.ts';
import { ldapSection } from './section/index.ts';

const kinds = { openldap: openLdap, 'active-directory': activeDirectory };

/** Directories over LDAP: OpenLDAP and Active Directory. */
export const directoryLdap = definePlugin({
  name: 'directory-ldap',
  version: packageVersion(import.meta.url),
  summary: "Clients' directories over LDAP: OpenLDAP and Active Directory.",
  needs: [directories],
  sections: [ldapSection],
  start({ get }) {
    get(directoryKinds).push({
      kind: 'ldap',
      of(contract, { secrets }) {
        const terms = contract.section(ldapSection);
        return terms && ldapDirectory(terms, secrets, kinds[terms.kind]);
      },
    });
    return {};
  },
});
