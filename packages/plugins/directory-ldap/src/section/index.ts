export { ldapSection } from './section.ts';
export type { LdapTerms } from './terms.ts';
