import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, server, tool, until } from './programs.ts';

/** A real OpenLDAP of the tests' own, with a policy for passwords and an account that may do what a desk needs and nothing more. */
export interface Slapd {
  readonly url: string;
  /** Without encryption, but for STARTTLS. */
  readonly plainUrl: string;
  readonly base: string;
  readonly desk: { readonly dn: string; readonly password: string };
  /** The certificate that signed the server's, as PEM. */
  readonly ca: string;
  /** Changes made by the administrator, as LDIF. */
  readonly change: (ldif: string) => Promise<void>;
  /** Whether somebody may sign in with a password. */
  readonly lets: (dn: string, password: string) => Promise<boolean>;
  /** Somebody chooses a password of their own. */
  readonly choose: (dn: string, from: string, to: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const base = 'dc=acme,dc=example';
const desk = { dn: `cn=desk,ou=services,${base}`, password: 'desk-Passw0rd' };
const root = { dn: `cn=admin,${base}`, password: 'root-Passw0rd' };

/** What the desk may: read people, write their passwords and locks. Least privilege, as docs/how-to/directory.md has it. */
const configuration = (folder: string): string => `
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
pidfile ${folder}/slapd.pid
modulepath /usr/lib/ldap
moduleload back_mdb.so
moduleload ppolicy.so
TLSCACertificateFile ${folder}/ca.pem
TLSCertificateFile ${folder}/server.pem
TLSCertificateKeyFile ${folder}/server.key
security simple_bind=128
database mdb
suffix "${base}"
rootdn "${root.dn}"
rootpw ${root.password}
directory ${folder}/db
index entryUUID,uid,mail eq
overlay ppolicy
ppolicy_default "cn=default,ou=policies,${base}"
ppolicy_use_lockout
access to dn.subtree="ou=people,${base}" attrs=userPassword by dn.exact="${desk.dn}" write by self write by anonymous auth by * none
access to dn.subtree="ou=people,${base}" attrs=pwdAccountLockedTime,pwdReset by dn.exact="${desk.dn}" write by * none
access to dn.subtree="ou=people,${base}" attrs=mobile by dn.exact="${desk.dn}" write by users read by * none
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="${desk.dn}" read by users read by * none
`;

/** `rdn`: the login as a DN writes it. */
const person = (uid: string, more: string, rdn = uid): string => `dn: uid=${rdn},ou=people,${base}
objectClass: inetOrgPerson
uid: ${uid}
sn: ${uid}
userPassword: Old-Passw0rd-1
${more}

`;

const tree = `dn: ${base}
objectClass: dcObject
objectClass: organization
o: Acme
dc: acme

dn: ou=people,${base}
objectClass: organizationalUnit
ou: people

dn: ou=services,${base}
objectClass: organizationalUnit
ou: services

dn: ou=policies,${base}
objectClass: organizationalUnit
ou: policies

dn: cn=default,ou=policies,${base}
objectClass: pwdPolicy
objectClass: device
cn: default
pwdAttribute: userPassword
pwdLockout: TRUE
pwdMaxFailure: 3
pwdInHistory: 3
pwdMinLength: 8
pwdCheckQuality: 2
pwdMustChange: TRUE

dn: ${desk.dn}
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: desk
userPassword: ${desk.password}

${person('boss', 'cn: Bella Boss\nmail: bella@acme.example\nmobile: +358 40 111 1111')}${person(
  'ada',
  `cn: Ada Lahti\nmail: Ada@acme.example\nmobile: +358 (0)40 123 4567\ntelephoneNumber: 09 123 456\ndepartmentNumber: Sales\npreferredLanguage: sv-FI\nmanager: uid=boss,ou=people,${base}`,
)}${person('müller', 'cn: Jörg Müller\nmail: joerg.mueller@acme.example')}${person(
  'root-of-it',
  'cn: Rita Root\nmail: rita@acme.example',
)}${person('o"neil, x', 'cn: O"Neil, X\nmail: oneil@acme.example', 'o\\"neil\\, x')}dn: cn=admins,ou=services,${base}
objectClass: groupOfNames
cn: admins
member: uid=root-of-it,ou=people,${base}

`;

/** An authority, and a certificate for this machine that it signed. */
async function certify(folder: string): Promise<string> {
  const file = (name: string) => path.join(folder, name);
  const key = (name: string) => ['-newkey', 'rsa:2048', '-nodes', '-keyout', file(name)];
  await tool('openssl', ['req', '-x509', ...key('ca.key'), '-days', '2', '-subj', '/CN=Test authority', '-out', file('ca.pem')]);
  await tool('openssl', ['req', ...key('server.key'), '-subj', '/CN=localhost', '-out', file('server.csr')]);
  writeFileSync(file('names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  const signed = ['-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-CAcreateserial', '-days', '2', '-extfile', file('names')];
  await tool('openssl', ['x509', '-req', '-in', file('server.csr'), ...signed, '-out', file('server.pem')]);
  return readFileSync(file('ca.pem'), 'utf8');
}

export async function startSlapd(): Promise<Slapd> {
  const folder = mkdtempSync(path.join(tmpdir(), 'luuri-slapd-'));
  mkdirSync(path.join(folder, 'db'));
  const ca = await certify(folder);
  writeFileSync(path.join(folder, 'slapd.conf'), configuration(folder));
  const url = `ldaps://127.0.0.1:${String(await freePort('127.0.0.1'))}`;
  const plainUrl = `ldap://127.0.0.1:${String(await freePort('127.0.0.1'))}`;
  const slapd = process.env['LUURI_TEST_SLAPD'] ?? 'slapd';
  const running = server(slapd, ['-f', path.join(folder, 'slapd.conf'), '-h', `${url} ${plainUrl}`, '-d', '0']);
  const env = { LDAPTLS_CACERT: path.join(folder, 'ca.pem') };
  const ldap = (program: string, who: { dn: string; password: string }, input?: string): Promise<string> =>
    tool(program, ['-x', '-H', url, '-D', who.dn, '-w', who.password], { env, ...(input === undefined ? {} : { input }) });
  await until('slapd', async () => (await ldap('ldapwhoami', root)).includes('admin')).catch((e: unknown) => {
    throw new Error(`${String(e)}: ${running.output()}`);
  });
  await ldap('ldapadd', root, tree);
  return {
    ...{ url, plainUrl, base, desk, ca },
    change: async (ldif) => {
      await ldap('ldapmodify', root, ldif);
    },
    lets: (dn, password) =>
      ldap('ldapwhoami', { dn, password }).then(
        () => true,
        () => false,
      ),
    choose: async (dn, from, to) => {
      await tool('ldappasswd', ['-x', '-H', url, '-D', dn, '-w', from, '-a', from, '-s', to], { env });
    },
    async stop() {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
