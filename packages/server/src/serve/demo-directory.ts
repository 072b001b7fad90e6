import { definePlugin, directories, directoryKinds, type ConnectedDirectory, type DirectoryAccount } from '@luuri/core';
import type { PackFile } from './packs.ts';

/** The client of the demonstration that has a directory, and whose people can be reset. */
const client = 'acme';

const person = (
  login: string,
  name: string,
  more: Pick<DirectoryAccount, 'department' | 'managerId'> & { phone: string },
): DirectoryAccount => ({
  ...{
    id: `demo-${login}`,
    login,
    name,
    department: more.department,
    managerId: more.managerId,
    language: 'fi',
    enabled: true,
    locked: false,
  },
  contacts: [
    { kind: 'email', address: `${login}@acme.example`, ofAccount: true },
    { kind: 'email', address: `${login}@koti.example`, ofAccount: false },
    { kind: 'phone', address: more.phone, ofAccount: false },
  ],
  createdAt: null,
});

const everybody: readonly DirectoryAccount[] = [
  person('bella', 'Bella Laine', { department: 'Johto', managerId: null, phone: '+358401000001' }),
  person('ada', 'Ada Lahti', { department: 'Myynti', managerId: 'demo-bella', phone: '+358401000002' }),
  person('rita', 'Rita Salo', { department: 'Tietohallinto', managerId: 'demo-bella', phone: '+358401000003' }),
];

const nothing = () => Promise.resolve();

/** People in memory, and nothing behind them: what is done to their accounts is done nowhere. */
const inMemory: ConnectedDirectory = {
  syncEvery: 3_600_000,
  directory: {
    kind: 'demonstration',
    can: ['unlock', 'reset-password', 'change-phone', 'enable', 'disable'],
    passwordEnds: 'when-told',
    lookupUser: (given) =>
      Promise.resolve(everybody.find((a) => a.login === given.toLowerCase() || a.contacts[0]?.address === given.toLowerCase())),
    getContactPoints: (id) => Promise.resolve(everybody.find((a) => a.id === id)?.contacts ?? []),
    isPrivileged: (id) => Promise.resolve(id === 'demo-rita'),
    unlock: nothing,
    resetPassword: nothing,
    endTemporaryPassword: () => Promise.resolve('changed'),
    changePhone: nothing,
    setEnabled: nothing,
    async *changes(cursor) {
      yield await Promise.resolve({ accounts: cursor === undefined ? everybody : [], cursor: 'read' });
    },
    health: () => Promise.resolve({ server: 'a list in memory, for the demonstration' }),
  },
};

/** Only on a desk that is started as a demonstration. */
export const demoDirectory = definePlugin({
  name: 'demo-directory',
  summary: 'A directory in memory, to try resets with.',
  needs: [directories],
  start({ get }) {
    get(directoryKinds).push({ kind: 'demonstration', of: (contract) => (contract.client === client ? inMemory : undefined) });
    return {};
  },
});

/** A demonstration sends no mail, so a temporary password is read out there. */
const section = "\npassword-reset:\n  delivery: [spoken, mail, manager]\n  hotline: '+358 9 123 456'\n";

/** The packs of the demonstration: the one of the client with a directory lets its people be reset. */
export const withResets = (packs: readonly PackFile[]): PackFile[] =>
  packs.map(({ file, yaml }) => ({ file, yaml: new RegExp(`^client: ${client}$`, 'm').test(yaml) ? yaml + section : yaml }));
