import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { server, tool, until } from './programs.ts';

/** A real domain of the tests' own: Samba as an Active Directory domain controller, on a loopback address that nobody else has. */
export interface Samba {
  readonly url: string;
  /** Name in the server's certificate. */
  readonly certificateName: string;
  readonly base: string;
  readonly desk: { readonly name: string; readonly password: string };
  readonly ca: string;
  readonly change: (ldif: string) => Promise<void>;
  /** What the domain says to a sign-in: empty when it lets somebody in, else its words. */
  readonly says: (login: string, password: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

const base = 'DC=acme,DC=test';
const people = `OU=Staff,${base}`;
const desk = { name: 'svc-desk@acme.test', password: 'Svc-Passw0rd-1' };

/** Ports of a domain are fixed, so each run has an address of its own. */
const address = (): string => `127.${String(60 + (process.pid % 60))}.${String((process.pid >> 6) % 250)}.10`;

/** Options that a provision does not write. The time for which a domain lets the password before the last in stays at its hour. */
function configure(file: string, folder: string, ip: string): void {
  const more = {
    interfaces: `${ip}/8`,
    'bind interfaces only': 'yes',
    'server services': 'rpc, ldap, cldap, kdc, winbindd',
    'pid directory': `${folder}/run`,
    'ncalrpc dir': `${folder}/run/ncalrpc`,
    'winbindd socket directory': `${folder}/run/winbindd`,
    'ntp signd socket directory': `${folder}/run/ntp`,
    'log file': `${folder}/samba.log`,
    'dns update command': '/bin/true',
    'disable spoolss': 'yes',
    'load printers': 'no',
  };
  const kept = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !Object.keys(more).some((key) => line.trim().startsWith(`${key} =`)));
  const lines = Object.entries(more).map(([key, value]) => `\t${key} = ${value}`);
  writeFileSync(file, kept.map((line) => (line.trim() === '[global]' ? [line, ...lines].join('\n') : line)).join('\n'));
}

const listens = (ip: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(636, ip);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** People, and an account that may reset passwords and unlock in one unit: delegated there and nowhere else. */
async function fill(folder: string, conf: string): Promise<void> {
  const at = ['-s', conf, '-H', path.join(folder, 'private/sam.ldb')];
  const samba = (...args: string[]) => tool('samba-tool', [...args, ...at]);
  await samba('ou', 'add', people);
  const make = (name: string, given: string, surname: string, ...more: string[]) =>
    samba('user', 'create', name, 'Old-Passw0rd-1', `--given-name=${given}`, `--surname=${surname}`, '--userou=OU=Staff', ...more);
  await make('bella', 'Bella', 'Boss', '--mail-address=bella@acme.test');
  await make('ada', 'Ada', 'Lahti', '--mail-address=ada@acme.test', '--telephone-number=+358401234567', '--department=Sales');
  await make('müller', 'Jörg', 'Müller', '--mail-address=joerg@acme.test');
  await make('rita', 'Rita', 'Root', '--mail-address=rita@acme.test');
  await samba('group', 'addmembers', 'Domain Admins', 'rita');
  await samba('user', 'create', 'svc-desk', desk.password);
  const sid = /objectSid: (\S+)/.exec(await samba('user', 'show', 'svc-desk', '--attributes=objectSid'))?.[1] ?? '';
  // Reset password; write lockoutTime, pwdLastSet, mobile, userAccountControl: of users below the unit.
  const user = 'bf967aba-0de6-11d0-a285-00aa003049e2';
  const rights = [
    `(OA;CIIO;CR;00299570-246d-11d0-a768-00aa006e0529;${user};${sid})`,
    `(OA;CIIO;RPWP;28630ebf-41d5-11d1-a9c1-0000f80367c1;${user};${sid})`,
    `(OA;CIIO;RPWP;bf967a0a-0de6-11d0-a285-00aa003049e2;${user};${sid})`,
    `(OA;CIIO;RPWP;f0f8ffa3-1191-11d0-a060-00aa006c33ed;${user};${sid})`,
    `(OA;CIIO;RPWP;bf967a68-0de6-11d0-a285-00aa003049e2;${user};${sid})`,
  ];
  await samba('dsacl', 'set', `--objectdn=${people}`, `--sddl=${rights.join('')}`);
  await samba('domain', 'passwordsettings', 'set', '--min-pwd-age=0', '--account-lockout-threshold=3', '--history-length=3');
}

export async function startSamba(): Promise<Samba> {
  const folder = mkdtempSync(path.join(tmpdir(), 'luuri-samba-'));
  const ip = address();
  const conf = path.join(folder, 'etc/smb.conf');
  await tool('samba-tool', [
    ...['domain', 'provision', `--targetdir=${folder}`, '--realm=ACME.TEST', '--domain=ACME', '--server-role=dc', '--dns-backend=NONE'],
    ...[
      '--adminpass=Adm1n-Passw0rd!',
      '--host-name=dc1',
      `--host-ip=${ip}`,
      `--option=interfaces=${ip}/8`,
      '--option=bind interfaces only=yes',
    ],
  ]);
  configure(conf, folder, ip);
  for (const name of ['run/ncalrpc', 'run/winbindd', 'run/ntp']) mkdirSync(path.join(folder, name), { recursive: true });
  await fill(folder, conf);
  const samba = process.env['LUURI_TEST_SAMBA'] ?? 'samba';
  const running = server(samba, ['-s', conf, '-F', '--no-process-group', '--debuglevel=1']);
  await until('samba', () => listens(ip)).catch((e: unknown) => {
    throw new Error(`${String(e)}: ${running.output()}`);
  });
  const url = `ldaps://${ip}`;
  const ca = path.join(folder, 'private/tls/ca.pem');
  // Only our own adapter is to be strict about certificates: what asks here is the examiner.
  const env = { LDAPTLS_REQCERT: 'never' };
  return {
    ...{ url, certificateName: 'dc1.acme.test', base, desk, ca: readFileSync(ca, 'utf8') },
    change: async (ldif) => {
      await tool('ldapmodify', ['-x', '-H', url, '-D', 'Administrator@acme.test', '-w', 'Adm1n-Passw0rd!'], { input: ldif, env });
    },
    says: (login, password) =>
      tool('ldapsearch', ['-x', '-LLL', '-H', url, '-D', `${login}@acme.test`, '-w', password, '-b', '', '-s', 'base', '1.1'], {
        env,
      }).then(
        () => '',
        (e: unknown) => String((e as { stderr?: unknown }).stderr),
      ),
    async stop() {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
