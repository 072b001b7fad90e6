import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { LessThan } from 'typeorm';
import { can, defineAction, out, PAGE, pageFrom, pageOf, PageWanted } from '../kernel/index.ts';
import { clientBySlug, manageClients } from './actions.ts';
import { contractOf } from './contract.ts';
import { contractRows, type ContractRow } from './entities.ts';
import { noSuchVersion } from './errors.ts';

export class ByClient {
  /** Short name of a client. */
  @IsString() @Length(1, 63) client!: string;
}

export class ByVersion extends ByClient {
  /** 1, 2, 3 ...; the newest when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(2_147_483_647) version?: number;
}

export class ListVersions extends PageWanted {
  /** Short name of a client. */
  @IsString() @Length(1, 63) client!: string;
}

/** One version of a client's contract. */
export class ContractVersion {
  @out.integer readonly version!: number;
  /** From when it holds. The first version holds from the start, whatever it says. */
  @out.instant readonly effectiveFrom!: Date;
  @out.instant readonly appliedAt!: Date;
  /** `agent:3`, or `system` for what came from a file. */
  @out.text readonly appliedBy!: string;
  /** Why, if somebody said so. */
  @out.orNull(out.text) readonly reason!: string | null;
  /** True for the one that holds now. */
  @out.flag readonly inForce!: boolean;
}

/** One version with its text. */
export class ContractText extends ContractVersion {
  @out.text readonly client!: string;
  /** The pack, word for word. */
  @out.text readonly yaml!: string;
}

const versionView = ({ version, effectiveFrom, appliedAt, appliedBy, reason }: ContractRow, inForce: number): ContractVersion => ({
  ...{ version, effectiveFrom, appliedAt, appliedBy, reason },
  inForce: version === inForce,
});

export const listVersions = defineAction('contract.versions', {
  summary: "The versions of a client's contract, the newest first.",
  allow: can(manageClients),
  http: 'GET /clients/:client/contracts',
  input: ListVersions,
  output: pageOf(ContractVersion),
  reads: true,
  async run(scope, { client, limit = PAGE, after }): Promise<{ items: ContractVersion[]; next: number | null }> {
    const { id: clientId } = await clientBySlug(scope, client);
    const { version: inForce } = await contractOf(scope, clientId);
    const where = { clientId, ...(after === undefined ? {} : { version: LessThan(after) }) };
    const found = await scope.rows(contractRows).find({ where, order: { version: 'DESC' }, limit: limit + 1 });
    return pageFrom(
      found.map((row) => versionView(row, inForce)),
      limit,
      (last) => last.version,
    );
  },
});

export const showVersion = defineAction('contract.show', {
  summary: "One version of a client's contract, word for word.",
  allow: can(manageClients),
  http: 'GET /clients/:client/contract',
  input: ByVersion,
  output: ContractText,
  reads: true,
  async run(scope, { client, version }): Promise<ContractText> {
    const { id: clientId } = await clientBySlug(scope, client);
    const { version: inForce } = await contractOf(scope, clientId);
    const wanted = version === undefined ? { clientId } : { clientId, version };
    const row = await scope.rows(contractRows).first(wanted, { version: 'DESC' });
    if (!row) throw noSuchVersion({ client, version: version ?? 0 });
    return { ...versionView(row, inForce), client, yaml: row.yaml };
  },
});
