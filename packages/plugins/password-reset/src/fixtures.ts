import {
  bind,
  callEvidence,
  clients,
  defineAction,
  definePlugin,
  directories,
  directoryKinds,
  directoryRefused,
  directoryUnreachable,
  essentials,
  onlySystem,
  secretStore,
  system,
  toFetchHandler,
  type Actor,
  type ConnectedDirectory,
  type Desk,
  type DirectoryAccount,
  type Entity,
  type PasswordEnd,
} from '@luuri/core';
import { fakeChannel, hire, type Hired, type OpenDesk } from '@luuri/testing';
import { passwordReset } from './plugin.ts';
import { textCarrier } from './ports.ts';

const contact = (kind: 'email' | 'phone', address: string, ofAccount = false) => ({ kind, address, ofAccount });
const base = {
  department: 'Myynti',
  language: 'fi',
  managerId: 'a-boss',
  enabled: true,
  locked: false,
  createdAt: new Date('2020-01-01T00:00:00Z'),
};

/** For tests: people of a directory. */
export const accounts = (): DirectoryAccount[] => [
  {
    ...{ ...base, id: 'a-ada', login: 'ada', name: 'Ada Lahti' },
    contacts: [contact('email', 'ada@acme.example', true), contact('email', 'ada@home.example'), contact('phone', '+358401234512')],
  },
  {
    ...{ ...base, id: 'a-boss', login: 'bella', name: 'Bella Boss', managerId: null },
    contacts: [contact('email', 'bella@acme.example', true), contact('phone', '+358401111111')],
  },
  {
    ...{ ...base, id: 'a-root', login: 'rita', name: 'Rita Root' },
    contacts: [contact('email', 'rita@acme.example', true), contact('email', 'rita@home.example'), contact('phone', '+358402222222')],
  },
  { ...{ ...base, id: 'a-bot', login: 'svc-backup', name: 'Backup' }, contacts: [contact('email', 'it@acme.example', true)] },
];

/** For tests: a directory in memory, that keeps what was done to it. */
export interface FakeDirectory {
  readonly people: DirectoryAccount[];
  readonly done: { readonly deed: string; readonly id: string; readonly password?: string }[];
  refuses: string | undefined;
  /** What is said when the time of a temporary password is over. */
  changed: boolean;
  /** It does not answer. */
  away: boolean;
  ends: PasswordEnd;
  mfa: { readonly id: string; readonly kind: string }[];
}

function connect(fake: FakeDirectory): ConnectedDirectory {
  const act = async (deed: string, id: string, password?: string) => {
    if (fake.away) throw directoryUnreachable({ reason: 'it is being moved.' });
    if (fake.refuses) throw directoryRefused({ reason: fake.refuses });
    fake.done.push({ deed, id, ...(password === undefined ? {} : { password }) });
  };
  return {
    syncEvery: 86_400_000,
    directory: {
      kind: 'fake',
      can: ['unlock', 'reset-password', 'remove-mfa', 'change-phone', 'enable', 'disable', 'revoke-sessions'],
      get passwordEnds() {
        return fake.ends;
      },
      lookupUser: async (name) => fake.people.find((a) => a.login === name || a.contacts.some((c) => c.ofAccount && c.address === name)),
      getContactPoints: async (id) => fake.people.find((a) => a.id === id)?.contacts ?? [],
      isPrivileged: async (id) => id === 'a-root',
      unlock: (id) => act('unlock', id),
      resetPassword: (id, { password }) => act('reset-password', id, password),
      revokeSessions: (id) => act('revoke-sessions', id),
      async endTemporaryPassword(id) {
        await act('end-temporary', id);
        return fake.changed ? 'changed' : 'ended';
      },
      changePhone: (id, number) => act('change-phone', id, number),
      setEnabled: (id, enabled) => act(enabled ? 'enable' : 'disable', id),
      listMfa: async () => fake.mfa,
      async removeMfa(id, methodId) {
        await act('remove-mfa', id);
        fake.mfa = fake.mfa.filter((one) => one.id !== methodId);
      },
      async *changes(cursor) {
        yield { accounts: cursor === undefined ? [...fake.people] : [], cursor: 'read' };
      },
      health: async () => ({ server: 'fake' }),
    },
  };
}

/** For tests: a client that lets its people be reset. */
export const acmeResets = (more = ''): string => `client: acme
name: Acme Oy
domains: [acme.example]
mailboxes: [help@acme.example]
languages: [fi, sv, en]
calendars:
  office: { zone: Europe/Helsinki, hours: { mon-fri: ['08:00-16:00'] } }
tiers:
  - { level: 1, name: CSR1, team: service-desk }
password-reset:
  security-contact: security@acme.example
  hotline: '+358 9 123 456'
  aftercare: 100%
  classes: { service: { logins: [svc-*] } }
  delivery: [mail, manager, spoken]
${more}`;

/** For tests: another client, of other agents, with the same rules. */
export const bravoResets = acmeResets().replaceAll('acme', 'bravo').replace('Acme', 'Bravo').replace('service-desk', 'bravo-desk');

interface ResetDeskOptions {
  readonly packs?: readonly string[];
  readonly texts?: boolean;
  /** What a telephone system saw. */
  readonly heard?: { seconds: number; callId?: number };
  readonly secrets?: Readonly<Record<string, string>>;
  readonly at?: string;
}

/** For tests: a desk with a directory, agents, mail and texts. It is Monday 2026-01-05, 11:00 in Helsinki. */
export async function openResetDesk(
  open: OpenDesk,
  { packs = [acmeResets()], texts = false, heard, secrets = {}, at }: ResetDeskOptions = {},
) {
  const fake: FakeDirectory = {
    people: accounts(),
    done: [],
    refuses: undefined,
    changed: false,
    away: false,
    ends: 'when-told',
    mfa: [{ id: 'm1', kind: 'totp' }],
  };
  const mail = fakeChannel('email');
  const textsSent: { to: string; text: string }[] = [];
  const carrier = { send: async (one: { to: string; text: string }) => void textsSent.push(one) };
  const kind = definePlugin({
    name: 'fake-directory',
    summary: '',
    needs: [directories],
    start({ get }) {
      get(directoryKinds).push({ kind: 'fake', of: () => connect(fake) });
      return {};
    },
  });
  // What a telephone system saw of the call-back.
  const seen = heard && {
    callTo: async () => ({ callId: heard.callId ?? 7, seconds: heard.seconds, recordingRef: 'rec-7' }),
    callOf: async () => ({ callId: 3, recordingRef: 'rec-3', script: 'password@acme@1' }),
  };
  const ports = [
    bind(secretStore, { read: (name) => secrets[name] }),
    ...(texts ? [bind(textCarrier, carrier)] : []),
    ...(seen ? [bind(callEvidence, seen)] : []),
  ];
  const made = await open({ plugins: [...essentials(), mail.plugin, kind(), passwordReset()], ports, ...(at === undefined ? {} : { at }) });
  const own = made.desk.as(system);
  for (const yaml of packs) await own.use(clients).apply({ yaml });
  await made.travel(0);
  const enrol = async (hired: Hired): Promise<Actor> => (await hire(made.desk, { teams: ['service-desk'], ...hired })).actor;
  const staff = {
    aino: await enrol({ name: 'Aino' }),
    bo: await enrol({ name: 'Bo' }),
    lea: await enrol({ name: 'Lea', role: 'team-lead' }),
    quinn: await enrol({ name: 'Quinn', role: 'quality' }),
    nils: await enrol({ name: 'Nils', teams: [] }),
  };
  const as = (actor: Actor) => made.desk.as(actor).use(passwordReset);
  const apply = async (yaml: string): Promise<void> => {
    await own.use(clients).apply({ yaml });
  };
  /** The code or the link in the last private mail to an address. */
  const lastTo = (to: string): string => mail.sent.findLast((m) => m.to === to)?.text ?? '';
  return { ...made, ...staff, as, apply, fake, mail, textsSent, lastTo };
}
export type ResetDesk = Awaited<ReturnType<typeof openResetDesk>>;

/** For tests: every row of an entity. */
export const rowsOf = <Row extends { id: number }>(desk: Desk, entity: Entity<Row>): Promise<Row[]> =>
  desk
    .as(system)
    .run(defineAction('test.rows', { summary: '', allow: onlySystem, reads: true, run: (scope) => scope.rows(entity).find() }), {});

export const codeIn = (text: string): string => /\b\d{6}\b/.exec(text)?.[0] ?? '';
export const tokenIn = (text: string): string => /(?:approvals|stops|aftercare)\/([\w-]+)/.exec(text)?.[1] ?? '';

/** For tests: what a caller asks for. */
export const wish = { client: 'acme', login: 'ada', deed: 'reset-password', channel: 'phone' } as const;
const code = (error: unknown) => (error as { code?: string }).code;
/** For tests: the code of a refusal. */
export const refused = (promise: Promise<unknown>) => promise.then(() => 'done', code);

/** For tests: asks for a factor, and gives back its number. */
export async function ask(
  it: ResetDesk,
  resetId: number,
  factor: 'code-mail' | 'call-back' | 'manager' | 'knowledge' | 'second-agent',
): Promise<number> {
  const view = await it.as(it.aino).ask({ resetId, factor });
  return view.factors.at(-1)!.id;
}
/** For tests: a code by mail, entered. */
export async function byMail(it: ResetDesk, resetId: number, to = 'ada@home.example') {
  const factorId = await ask(it, resetId, 'code-mail');
  return it.as(it.aino).answer({ resetId, factorId, answer: codeIn(it.lastTo(to)) });
}
/** For tests: a code by mail and a call-back that the agent attests: three points. */
export async function proven(it: ResetDesk) {
  const { id } = await it.as(it.aino).begin(wish);
  await byMail(it, id);
  const factorId = await ask(it, id, 'call-back');
  return it.as(it.aino).attest({ resetId: id, factorId });
}
/** For tests: what the page of a link sends. */
export const approve = (it: ResetDesk, token: string, confirmation: string) =>
  toFetchHandler(it.desk)(
    new Request(`http://desk/password-resets/approvals/${token}`, {
      ...{
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ confirmation }).toString(),
      },
    }),
  );
