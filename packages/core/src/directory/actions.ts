import { IsString, Length } from 'class-validator';
import { clientBySlug } from '../client/index.ts';
import { can, defineAction, defineOutsideAction, definePermission, onlySystem, out, type Scope } from '../kernel/index.ts';
import { accountRows, syncRows } from './entities.ts';
import { directoryOf } from './find.ts';
import { directoryDeeds, passwordEnds, type ConnectedDirectory, type DirectoryDeed, type PasswordEnd } from './ports.ts';
import { readDirectory } from './sync.ts';

export const manageDirectories = definePermission('directory.manage', "See whether a client's directory answers, and read it now.", [
  'team-lead',
]);

export class ByClientName {
  /** Short name of the client. */
  @IsString() @Length(1, 63) client!: string;
}

/** Whether a directory answers. */
export class DirectoryHealth {
  /** `openldap`, `active-directory`. */
  @out.text readonly kind!: string;
  /** What it can do to accounts. */
  @out.list(out.oneOf(...directoryDeeds)) readonly can!: readonly DirectoryDeed[];
  /** How a temporary password ends that nobody has changed in time. */
  @out.oneOf(...passwordEnds) readonly passwordEnds!: PasswordEnd;
  /** What it says of itself. */
  @out.text readonly server!: string;
  /** How many of the client's people are known from it. */
  @out.integer readonly accounts!: number;
  /** When it was last read. */
  @out.orNull(out.instant) readonly lastAt!: Date | null;
  /** Why the last look failed. */
  @out.orNull(out.text) readonly trouble!: string | null;
}

interface Asked {
  readonly connected: ConnectedDirectory;
  readonly clientId: number;
  readonly accounts: number;
  readonly lastAt: Date | null;
  readonly trouble: string | null;
}

/** As whoever asked sees it: a client out of their reach is not there. */
async function asked(scope: Scope, client: string): Promise<Asked> {
  const { id: clientId } = await clientBySlug(scope, client);
  const state = await scope.rows(syncRows).first({ clientId });
  const accounts = await scope.rows(accountRows).count({ clientId });
  return {
    connected: await directoryOf(scope, clientId),
    clientId,
    accounts,
    lastAt: state?.lastAt ?? null,
    trouble: state?.trouble ?? null,
  };
}

const askFor = defineAction<{ client: string; actor: Scope['actor'] }, Asked>('directory.find', {
  summary: "Find a client's directory.",
  allow: onlySystem,
  reads: true,
  run: (scope, { client, actor }) => asked(scope.as(actor), client),
});

export const directoryHealth = defineOutsideAction('directory.health', {
  summary: "Whether a client's directory answers, what it can do, and when it was last read.",
  allow: can(manageDirectories),
  http: 'GET /clients/:client/directory',
  input: ByClientName,
  output: DirectoryHealth,
  async reach({ steps, actor }, { client }): Promise<DirectoryHealth> {
    const { connected, accounts, lastAt, trouble } = await steps.run(askFor, { client, actor });
    const { directory } = connected;
    const { server } = await directory.health();
    const { kind, can: able, passwordEnds: end } = directory;
    return { kind, can: able, passwordEnds: end, server, accounts, lastAt, trouble };
  },
});

/** What a look at a directory came to. */
export class DirectoryRead {
  /** Accounts that it told of. */
  @out.integer readonly accounts!: number;
  /** How many of them were new, or other than before. */
  @out.integer readonly changed!: number;
}

export const readDirectoryNow = defineOutsideAction('directory.read', {
  summary: "Take what changed in a client's directory into its people now.",
  allow: can(manageDirectories),
  http: 'POST /clients/:client/directory/read',
  input: ByClientName,
  output: DirectoryRead,
  async reach({ steps, actor }, { client }): Promise<DirectoryRead> {
    const { clientId } = await steps.run(askFor, { client, actor });
    const read = await readDirectory(steps, clientId);
    return { accounts: read?.accounts ?? 0, changed: read?.changed ?? 0 };
  },
});
