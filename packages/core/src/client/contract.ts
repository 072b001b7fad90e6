import { LessThanOrEqual, MoreThan } from 'typeorm';
import type { Calendar } from '../calendar/index.ts';
import { catalogue, system, type Catalogue, type Scope, type Section } from '../kernel/index.ts';
import { clientRows, contractRows, type ContractRow } from './entities.ts';
import { noContract, wrongPack } from './errors.ts';
import { readPack, type Pack } from './rules/pack.ts';

/** A client's pack of one version, read. */
export interface Contract extends Omit<Pack, 'sections' | 'raw' | 'warnings'> {
  readonly contractId: number;
  readonly clientId: number;
  readonly version: number;
  /** What a plugin's section says. */
  section<T>(section: Section<T>): T;
}

/** A version never changes, so it is read once. Kept per catalogue, for the sections are the catalogue's. */
const readOnce = new WeakMap<Catalogue, Map<number, { yaml: string; contract: Contract }>>();

/** Hours that say the same are the same calendar in every version: nothing changes for whoever counts by them, and their tables serve on. */
const calendarsByText = new WeakMap<Catalogue, Map<string, Calendar>>();

function keptCalendars(read: Pack['calendars'], raw: unknown, installed: Catalogue): Pack['calendars'] {
  const kept = calendarsByText.get(installed) ?? new Map<string, Calendar>();
  calendarsByText.set(installed, kept);
  const texts = raw as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(read).map(([name, calendar]) => {
      const text = JSON.stringify(texts[name]);
      const one = kept.get(text) ?? calendar;
      kept.set(text, one);
      return [name, one];
    }),
  );
}

function contractFrom(row: ContractRow, scope: Scope): Contract {
  const installed = scope.get(catalogue);
  const kept = readOnce.get(installed) ?? new Map<number, { yaml: string; contract: Contract }>();
  readOnce.set(installed, kept);
  const known = kept.get(row.id);
  // A unit of work that was rolled back may have read another text under this number.
  if (known?.yaml === row.yaml) return known.contract;
  const read = readPack(row.yaml, installed.sections);
  if ('mistakes' in read) throw wrongPack({ mistakes: read.mistakes });
  const { sections, raw, warnings: _warnings, ...head } = read.pack;
  const contract: Contract = {
    ...head,
    calendars: keptCalendars(head.calendars, raw['calendars'], installed),
    contractId: row.id,
    clientId: row.clientId,
    version: row.version,
    section: <T>(section: Section<T>) => sections.get(section.section) as T,
  };
  kept.set(row.id, { yaml: row.yaml, contract });
  return contract;
}

/** Asked many times in one unit of work, looked up once. */
const inForce = new WeakMap<object, Map<number, Promise<Contract>>>();

/** The version in force now: the newest that has taken effect, or the first one when none has. @throws `contract.missing` */
export function contractOf(scope: Scope, clientId: number): Promise<Contract> {
  const unit = scope.sql.manager;
  const known = inForce.get(unit) ?? new Map<number, Promise<Contract>>();
  inForce.set(unit, known);
  const found = known.get(clientId) ?? contractInForce(scope, clientId);
  known.set(clientId, found);
  return found;
}

/** A new version was applied in this unit of work: what was in force before is asked anew. */
export const forgetContracts = (scope: Scope): boolean => inForce.delete(scope.sql.manager);

/** What was in force when it was looked up, and from when to when it surely is, as long as no version is applied. */
interface Reign {
  readonly stamp: number;
  readonly from: Date;
  readonly until: Date | undefined;
  readonly contract: Contract;
}
const reigns = new WeakMap<Catalogue, Map<number, Reign>>();

async function contractInForce(scope: Scope, clientId: number): Promise<Contract> {
  const installed = scope.get(catalogue);
  const kept = reigns.get(installed) ?? new Map<number, Reign>();
  reigns.set(installed, kept);
  const stamp = scope.stamp(contractRows);
  const known = kept.get(clientId);
  if (known && known.stamp === stamp && known.from <= scope.now && !(known.until && known.until <= scope.now)) return known.contract;
  const contract = await contractTaken(scope, clientId);
  const [next] = await scope
    .as(system)
    .rows(contractRows)
    .find({ where: { clientId, effectiveFrom: MoreThan(scope.now) }, order: { effectiveFrom: 'ASC' }, limit: 1 });
  if (stamp !== undefined && stamp === scope.stamp(contractRows))
    kept.set(clientId, { stamp, from: scope.now, until: next?.effectiveFrom, contract });
  return contract;
}

async function contractTaken(scope: Scope, clientId: number): Promise<Contract> {
  const rows = scope.as(system).rows(contractRows);
  const taken = await rows.first({ clientId, effectiveFrom: LessThanOrEqual(scope.now) }, { version: 'DESC' });
  const row = taken ?? (await rows.first({ clientId }, { version: 'ASC' }));
  if (row) return contractFrom(row, scope);
  const client = await scope.as(system).rows(clientRows).first({ id: clientId });
  throw noContract({ client: client?.slug ?? String(clientId) });
}

/** A version by its id: what a running clock was promised under. */
export async function contractById(scope: Scope, contractId: number): Promise<Contract> {
  return contractFrom(await scope.as(system).rows(contractRows).get(contractId), scope);
}

/** A client's pack of a given version. @throws `contract.missing` when there never was such a version. */
export async function contractOfVersion(scope: Scope, clientId: number, version: number): Promise<Contract> {
  const row = await scope.as(system).rows(contractRows).first({ clientId, version });
  if (!row) throw noContract({ client: `${String(clientId)} in version ${String(version)}` });
  return contractFrom(row, scope);
}

/** Asked for by name, looked up once in a unit of work. */
const named = new WeakMap<object, Map<string, Promise<Contract>>>();

/** A pack by the name that clocks keep: `acme@3`. @throws `contract.missing` when there never was such a version. */
export function contractNamed(scope: Scope, name: string): Promise<Contract> {
  const unit = scope.sql.manager;
  const known = named.get(unit) ?? new Map<string, Promise<Contract>>();
  named.set(unit, known);
  const found = known.get(name) ?? lookUp(scope, name);
  known.set(name, found);
  return found;
}

/** The same in every unit of work, as long as neither clients nor versions change. */
const namedBefore = new WeakMap<Catalogue, { stamp: number; contracts: Map<string, Contract> }>();

async function lookUp(scope: Scope, name: string): Promise<Contract> {
  const installed = scope.get(catalogue);
  const stamp = scope.stamp(clientRows, contractRows);
  const kept = namedBefore.get(installed);
  const known = kept?.stamp === stamp ? kept?.contracts.get(name) : undefined;
  if (known) return known;
  const contract = await readByName(scope, name);
  if (stamp === undefined || stamp !== scope.stamp(clientRows, contractRows)) return contract;
  const contracts = kept?.stamp === stamp ? kept.contracts : new Map<string, Contract>();
  namedBefore.set(installed, { stamp, contracts: contracts.set(name, contract) });
  return contract;
}

async function readByName(scope: Scope, name: string): Promise<Contract> {
  const [, slug = '', version = ''] = /^(.*)@(\d+)$/.exec(name) ?? [];
  const client = await scope.as(system).rows(clientRows).first({ slug });
  if (!client) throw noContract({ client: name });
  return contractOfVersion(scope, client.id, Number(version));
}
