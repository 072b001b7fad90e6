import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findProgram } from './program.mjs';

/** What to type where there is none. */
export const howToGetSlapd = 'apt-get install slapd ldap-utils openssl (or set LUURI_TEST_SLAPD to the program)';
export const howToGetSamba =
  'apt-get install samba samba-ad-dc samba-ad-provision samba-dsdb-modules samba-vfs-modules python3-samba, and run as root (or set LUURI_TEST_SAMBA to the program)';

const runs = (program, ...args) => spawnSync(program, args, { stdio: 'ignore', timeout: 20_000 }).error === undefined;

/**
 * The OpenLDAP for the tests: LUURI_TEST_SLAPD when set, else the one of the machine, with the programs that fill and ask it.
 * @returns {string | undefined} its path; undefined when the machine has none
 */
export function findSlapd() {
  const slapd = process.env.LUURI_TEST_SLAPD ?? findProgram('slapd');
  const others = ['ldapadd', 'ldapmodify', 'ldapwhoami', 'openssl'].every((name) => findProgram(name));
  return slapd && others && existsSync('/etc/ldap/schema/inetorgperson.schema') && runs(slapd, '-VV') ? slapd : undefined;
}

/**
 * The Samba for the tests, as a domain controller: that listens on port 636 of a loopback address of its own, which takes root.
 * @returns {string | undefined} its path; undefined when the machine has none
 */
export function findSamba() {
  const samba = process.env.LUURI_TEST_SAMBA ?? findProgram('samba');
  const root = process.getuid?.() === 0;
  return samba && root && findProgram('samba-tool') && existsSync('/usr/share/samba/setup') && runs(samba, '--version') ? samba : undefined;
}
