import { definePlugin, directories, directoryKinds, type Actor, type Desk, type Directory, type DirectoryAccount } from '@luuri/core';
import { passwordReset } from '@luuri/plugin-password-reset';
import { mark } from './mark.ts';

/** A request for a password that belongs to somebody else, or to nobody. */
export interface ResetTarget {
  readonly resetId: number;
  readonly factorId: number;
  readonly alertId: number;
}

export const missingResets: ResetTarget = { resetId: 900_061, factorId: 900_062, alertId: 900_063 };

const vera: DirectoryAccount = {
  ...{ id: 'd-vera', login: 'vera', name: `Vera ${mark}`, department: mark, language: 'en', managerId: null, enabled: true, locked: false },
  contacts: [
    { kind: 'email', address: 'vera@bravo.example', ofAccount: true },
    { kind: 'phone', address: '+358401234599', ofAccount: false },
  ],
  createdAt: new Date('2020-01-01T00:00:00Z'),
};

const nothing = () => Promise.resolve();
const directory: Directory = {
  ...{ kind: 'planted', can: ['unlock', 'reset-password'], passwordEnds: 'never', unlock: nothing, resetPassword: nothing },
  lookupUser: (login) => Promise.resolve(login === vera.login ? vera : undefined),
  getContactPoints: () => Promise.resolve(vera.contacts),
  isPrivileged: () => Promise.resolve(false),
  async *changes(cursor) {
    yield await Promise.resolve({ accounts: cursor === undefined ? [vera] : [], cursor: 'read' });
  },
  health: () => Promise.resolve({ server: `${mark} directory` }),
};

/** The victim's directory; the attackers' client has none. */
export const victimsDirectory = definePlugin({
  name: 'planted-directory',
  summary: 'A directory of the victim.',
  needs: [directories],
  start({ get }) {
    get(directoryKinds).push({
      kind: 'planted',
      of: ({ client }) => (client === 'bravo' ? { directory, syncEvery: 86_400_000 } : undefined),
    });
    return {};
  },
});

/** A request about the victim with a factor that was asked for, and an alert. */
export async function plantResets(desk: Desk, agent: Actor, ticketId: number): Promise<ResetTarget> {
  const resets = desk.as(agent).use(passwordReset);
  const { id: resetId } = await resets.begin({ client: 'bravo', login: 'vera', deed: 'unlock', channel: 'phone', ticketId });
  const { factors } = await resets.ask({ resetId, factor: 'call-back' });
  await resets.suspicious({ resetId });
  const lead: Actor = { ...agent, permissions: ['*'] };
  const [alert] = (await desk.as(lead).use(passwordReset).alerts({})).items;
  return { resetId, factorId: factors[0]!.id, alertId: alert!.id };
}

/** With what else the victim has. */
type Struck = ResetTarget & { readonly ticketId: number; readonly client: string };
type Place = (of: Struck) => readonly object[];

const none: Place = () => [{}];
const reset =
  (more: object = {}): Place =>
  ({ resetId }) => [{ resetId, ...more }];
const factor =
  (more: object = {}): Place =>
  ({ resetId, factorId }) => [{ resetId, factorId, ...more }];
const ticket: Place = ({ ticketId }) => [{ ticketId }];
const begun = ({ client }: Struck) => ({ client, login: 'vera', deed: 'unlock', channel: 'phone' });
const month: Place = ({ client }) => [{ client, month: '2026-06' }];
/** Links cannot be guessed. */
const token = 'x'.repeat(43);
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const link: Place = () => [{ token }];
const sent =
  (body: string): Place =>
  () => [{ token, headers: form, body: Buffer.from(body) }];

/** Where an attacker would strike at each action of resets. */
export const resetPlaces: Readonly<Record<string, Place>> = {
  'password-reset.abort': reset({ reason: 'x' }),
  'password-reset.alerts': ({ alertId }) => [{}, { limit: 1 }, { after: alertId + 1 }],
  'password-reset.answer': factor({ answer: 'x' }),
  'password-reset.answer-aftercare': reset({ answer: 'no' }),
  'password-reset.answer-code': () => [{ handle: token, code: '123456' }],
  'password-reset.approve': sent('confirmation=vera'),
  'password-reset.ask': reset({ factor: 'call-back' }),
  // Whoever asks for somebody who is there has them told, which is what it is for.
  'password-reset.ask-for': ({ client }) => [{ client, login: 'eve', deed: 'unlock' }],
  'password-reset.attest': factor(),
  'password-reset.begin': (of) => [begun(of), { ...begun(of), ticketId: of.ticketId }],
  'password-reset.begin-beyond': (of) => [{ ...begun(of), reason: 'because I say so' }],
  'password-reset.change-phone': reset(),
  'password-reset.disable': reset(),
  'password-reset.drills': month,
  'password-reset.enable': reset(),
  'password-reset.evidence': reset(),
  'password-reset.export': ({ client }) => (['csv', 'json', 'pdf'] as const).map((format) => ({ client, month: '2026-06', format })),
  'password-reset.factors': ticket,
  'password-reset.fail': factor(),
  'password-reset.get': reset(),
  'password-reset.give-aftercare': sent('answer=no'),
  'password-reset.give-stop': sent(''),
  'password-reset.list': ({ resetId }) => [{}, { limit: 200 }, { after: resetId + 1 }],
  'password-reset.list-aftercare': () => [{}, { answer: 'no', limit: 200 }, { after: 900_000 }],
  'password-reset.of-ticket': ticket,
  'password-reset.override': reset({ reason: 'because I say so' }),
  'password-reset.own': none,
  'password-reset.plan-drill': ({ client }) => [{ client, login: 'vera' }],
  'password-reset.remove-mfa': reset(),
  'password-reset.report': month,
  'password-reset.reset-password': reset(),
  'password-reset.settle-alert': ({ alertId }) => [{ alertId, note: 'x' }],
  'password-reset.show-aftercare': link,
  'password-reset.show-approval': link,
  'password-reset.show-stop': link,
  'password-reset.stop': reset(),
  'password-reset.stop-own': reset(),
  'password-reset.suspicious': reset(),
  'password-reset.temporary-pass': reset(),
  'password-reset.unlock': reset(),
  'password-reset.without-proof': ({ resetId }) => [{}, { limit: 1 }, { after: resetId - 1 }],
};
