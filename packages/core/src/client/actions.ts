import { IsInt, IsOptional, IsString, Length, Min } from 'class-validator';
import { MoreThan } from 'typeorm';
import {
  can,
  catalogue,
  defineAction,
  definePermission,
  Mistake,
  onlySystem,
  out,
  PAGE,
  pageFrom,
  pageOf,
  PageWanted,
  settingChanged,
  system,
  wrongPlace,
  type Scope,
} from '../kernel/index.ts';
import { forgetContracts } from './contract.ts';
import { Client, clientRows, contractRows, domainRows, mailboxRows, type ContractRow } from './entities.ts';
import { contractMovedOn, noSuchClient, wrongPack } from './errors.ts';
import { contractApplied } from './events.ts';
import { Difference, differences } from './rules/difference.ts';
import { readPack, type Pack } from './rules/pack.ts';

export const manageClients = definePermission('client.manage', 'Apply contract packs.');
export const seeClients = definePermission('client.see', 'See which clients there are.', [
  'agent',
  'team-lead',
  'quality',
  'client-contact',
]);

export class PackText {
  /** The contract pack as YAML, at most 200,000 characters. */
  @IsString() @Length(1, 200_000) yaml!: string;
}

async function clientNamed(scope: Scope, slug: string): Promise<Client | undefined> {
  return scope.rows(clientRows).first({ slug });
}

/**
 * Whoever sees some of the clients only may neither make one nor give one a new address: that would tell whether another has it.
 * @throws `client.not-found`
 */
async function beyondReach(scope: Scope, pack: Pack): Promise<Mistake[]> {
  const { id: clientId } = await clientBySlug(scope, pack.client);
  const mailboxes = new Set((await scope.rows(mailboxRows).find({ where: { clientId } })).map((m) => m.address));
  const domains = new Set((await scope.rows(domainRows).find({ where: { clientId } })).map((d) => d.domain));
  const gained = (path: string, names: readonly string[], had: ReadonlySet<string>): Mistake[] =>
    names
      .filter((name) => !had.has(name))
      .map((name) => ({ path, message: `must not gain ${name}: only somebody who sees every client can give a client a new one` }));
  return [...gained('mailboxes', pack.mailboxes, mailboxes), ...gained('domains', pack.domains, domains)];
}

/** Mailboxes and domains belong to one client: whoever has them keeps them. */
async function taken(scope: Scope, pack: Pack): Promise<Mistake[]> {
  if (scope.actor.reach !== 'all') return beyondReach(scope, pack);
  const own = (await scope.as(system).rows(clientRows).first({ slug: pack.client }))?.id;
  const mailboxes =
    pack.mailboxes.length > 0
      ? await scope
          .as(system)
          .rows(mailboxRows)
          .find({ where: { address: pack.mailboxes } })
      : [];
  const domains =
    pack.domains.length > 0
      ? await scope
          .as(system)
          .rows(domainRows)
          .find({ where: { domain: pack.domains } })
      : [];
  return [
    ...mailboxes
      .filter((m) => m.clientId !== own)
      .map((m) => ({ path: 'mailboxes', message: `must not hold ${m.address}: it is another client's mailbox` })),
    ...domains
      .filter((d) => d.clientId !== own)
      .map((d) => ({ path: 'domains', message: `must not hold ${d.domain}: it is another client's domain` })),
  ];
}

async function mistakesOf(scope: Scope, yaml: string): Promise<{ pack: Pack | undefined; mistakes: readonly Mistake[] }> {
  const read = readPack(yaml, scope.get(catalogue).sections);
  if ('mistakes' in read) return { pack: undefined, mistakes: read.mistakes };
  return { pack: read.pack, mistakes: await taken(scope, read.pack) };
}

/** What is wrong with a pack. */
export class ContractCheck {
  /** Short name of the client; null when the pack cannot be read. */
  @out.orNull(out.text) readonly client!: string | null;
  @out.list(Mistake) readonly mistakes!: readonly Mistake[];
  /** What is right, and may not be meant. */
  @out.list(Mistake) readonly warnings!: readonly Mistake[];
}

export const checkContract = defineAction('contract.check', {
  summary: 'Check a contract pack and list every mistake with its path, and what is worth a warning.',
  allow: can(manageClients),
  http: 'POST /contracts/check',
  input: PackText,
  output: ContractCheck,
  reads: true,
  async run(scope, { yaml }): Promise<ContractCheck> {
    const { pack, mistakes } = await mistakesOf(scope, yaml);
    return { client: pack?.client ?? null, mistakes, warnings: pack?.warnings ?? [] };
  },
});

/** What a pack would change. */
export class ContractDiff {
  @out.text readonly client!: string;
  /** True for a client that there is not yet. */
  @out.flag readonly isNew!: boolean;
  @out.list(Difference) readonly differences!: readonly Difference[];
}

export const diffContract = defineAction('contract.diff', {
  summary: 'What a contract pack would change.',
  allow: can(manageClients),
  http: 'POST /contracts/diff',
  input: PackText,
  output: ContractDiff,
  reads: true,
  async run(scope, { yaml }): Promise<ContractDiff> {
    const { pack, mistakes } = await mistakesOf(scope, yaml);
    if (!pack || mistakes.length > 0) throw wrongPack({ mistakes });
    const client = await clientNamed(scope, pack.client);
    const latest = client && (await scope.rows(contractRows).first({ clientId: client.id }, { version: 'DESC' }));
    const before = latest && readPack(latest.yaml, scope.get(catalogue).sections);
    const raw = before && 'pack' in before ? before.pack.raw : {};
    return { client: pack.client, isNew: !client, differences: differences(raw, pack.raw) };
  },
});

async function saveClient(scope: Scope, pack: Pack): Promise<number> {
  const { client: slug, name, colour } = pack;
  const known = await scope.rows(clientRows).first({ slug });
  if (!known) return (await scope.rows(clientRows).insert({ slug, name, colour, createdAt: scope.now })).id;
  await scope.rows(clientRows).update({ id: known.id }, { name, colour });
  return known.id;
}

/** Mail finds its client by these: always those of the newest pack, for an address is given up or taken on at once. */
async function replaceAddresses(scope: Scope, clientId: number, pack: Pack): Promise<void> {
  await scope.rows(mailboxRows).remove({ clientId });
  await scope.rows(domainRows).remove({ clientId });
  await scope.rows(mailboxRows).insertAll([...new Set(pack.mailboxes)].map((address) => ({ address, clientId })));
  await scope.rows(domainRows).insertAll([...new Set(pack.domains)].map((domain) => ({ domain, clientId })));
}

/** What the audit keeps: the version, why, and the places that differ. */
function changeOf(
  scope: Scope,
  latest: ContractRow | undefined,
  { version, reason, pack }: { version: number; reason: string | undefined; pack: Pack },
): { before: object | null; after: object } {
  const was = latest && readPack(latest.yaml, scope.get(catalogue).sections);
  const found = differences(was && 'pack' in was ? was.pack.raw : {}, pack.raw);
  const side = (which: 'from' | 'to') => Object.fromEntries(found.flatMap((d) => (d[which] === undefined ? [] : [[d.path, d[which]]])));
  return {
    before: latest ? { version: latest.version, ...side('from') } : null,
    after: { version, ...(reason === undefined ? {} : { reason }), ...side('to') },
  };
}

export class ApplyPack extends PackText {
  /** Why, 1-1000 characters; it stands beside the version, and in the log. */
  @IsOptional() @IsString() @Length(1, 1000) reason?: string;
  /** The newest version that the writer has seen, 0 for a new client: refused when another was applied meanwhile. */
  @IsOptional() @IsInt() @Min(0) over?: number;
}

/** A pack that is in force. */
export class AppliedContract {
  @out.text readonly client!: string;
  @out.integer readonly clientId!: number;
  /** 1, 2, 3 ... of this client. */
  @out.integer readonly version!: number;
  /** False when it was the same text again. */
  @out.flag readonly changed!: boolean;
}

export const applyContract = defineAction('contract.apply', {
  summary: "Make a contract pack a new version of the client's contract. The same text again changes nothing.",
  allow: can(manageClients),
  http: 'POST /contracts',
  input: ApplyPack,
  output: AppliedContract,
  async run(scope, { yaml, reason, over }): Promise<AppliedContract> {
    const { pack, mistakes } = await mistakesOf(scope, yaml);
    if (!pack || mistakes.length > 0) throw wrongPack({ mistakes });
    const desk = scope.as(system);
    const clientId = await saveClient(desk, pack);
    await desk.rows(clientRows).lock(clientId);
    const latest = await desk.rows(contractRows).first({ clientId }, { version: 'DESC' });
    if (latest?.yaml === yaml) return { client: pack.client, clientId, version: latest.version, changed: false };
    const before = latest?.version ?? 0;
    if (over !== undefined && over !== before) throw contractMovedOn({ client: pack.client, version: before, over });
    const version = before + 1;
    const by = { appliedAt: scope.now, appliedBy: scope.actor.id, reason: reason ?? null };
    const row = { clientId, version, effectiveFrom: pack.effectiveFrom, yaml, ...by };
    const { id: contractId } = await desk.rows(contractRows).insert(row);
    await replaceAddresses(desk, clientId, pack);
    forgetContracts(scope);
    await scope.emit(settingChanged, {
      setting: `contract:${pack.client}`,
      actor: scope.actor.id,
      ...changeOf(scope, latest, { version, reason, pack }),
    });
    await scope.emit(contractApplied, { clientId, contractId, version });
    return { client: pack.client, clientId, version, changed: true };
  },
});

export const listClients = defineAction('client.list', {
  summary: 'The clients that one may see, by their short names.',
  allow: can(seeClients),
  http: 'GET /clients',
  input: PageWanted,
  output: pageOf(Client),
  async run(scope, { limit = PAGE, after }): Promise<{ items: Client[]; next: number | null }> {
    const rows = scope.rows(clientRows);
    const last = after === undefined ? undefined : await rows.first({ id: after });
    if (after !== undefined && !last) throw wrongPlace('client.list', after);
    const found = await rows.find({ where: last ? { slug: MoreThan(last.slug) } : {}, order: { slug: 'ASC' }, limit: limit + 1 });
    return pageFrom(found, limit, ({ id }) => id);
  },
});

export class ByAddress {
  /** A mail address, in any case, with or without a `+tag`. */
  @IsString() @Length(3, 320) address!: string;
}

/** `help+t12@acme.example` is delivered to `help@acme.example`. */
const withoutTag = (address: string): string => address.toLowerCase().replace(/\+[^@]*@/, '@');

export const findMailbox = defineAction('client.find-mailbox', {
  summary: 'Whose mailbox an address is.',
  allow: onlySystem,
  input: ByAddress,
  reads: true,
  async run(scope, { address }): Promise<{ clientId: number; address: string } | undefined> {
    const exact = await scope.rows(mailboxRows).first({ address: address.toLowerCase() });
    const found = exact ?? (await scope.rows(mailboxRows).first({ address: withoutTag(address) }));
    return found && { clientId: found.clientId, address: found.address };
  },
});

/** A client by its short name, if the actor may see it. @throws `client.not-found` */
export async function clientBySlug(scope: Scope, slug: string): Promise<Client> {
  const client = await clientNamed(scope, slug);
  if (!client) throw noSuchClient({ client: slug });
  return client;
}

/** True when an address is one of the client's own people's. */
export async function isOfClient(scope: Scope, clientId: number, address: string): Promise<boolean> {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return (await scope.as(system).rows(domainRows).count({ clientId, domain })) > 0;
}

/** The client whose people have addresses like this one, among those the actor may see. */
export async function clientByDomain(scope: Scope, address: string): Promise<Client | undefined> {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const found = await scope.rows(domainRows).first({ domain });
  return found && scope.rows(clientRows).first({ id: found.clientId });
}
