import { definePort, type Scope, type SecretStore } from '../kernel/index.ts';
import type { Contract } from '../client/index.ts';

/** What a directory can do to an account; which of them a directory can, it says itself. */
export const directoryDeeds = [
  ...(['unlock', 'reset-password', 'temporary-pass', 'remove-mfa', 'change-phone', 'enable', 'disable', 'revoke-sessions'] as const),
] as const;
export type DirectoryDeed = (typeof directoryDeeds)[number];

/**
 * How a temporary password ends that its owner has not changed in time: `itself` when the directory forces it by `NewPassword.until`;
 * `when-told` when it can say whether it was changed and takes `endTemporaryPassword`; `never` when it can do neither.
 */
export const passwordEnds = ['itself', 'when-told', 'never'] as const;
export type PasswordEnd = (typeof passwordEnds)[number];

/** A way to reach somebody, as the directory has it. */
export interface ContactPoint {
  readonly kind: 'email' | 'phone';
  /** Small letters, or the number as the directory writes it. */
  readonly address: string;
  /** True for the address that the account itself is reached by: whoever has the account reads it. */
  readonly ofAccount: boolean;
}

/** An account of a client's directory. */
export interface DirectoryAccount {
  /** Stays the same whatever is renamed or moved: entryUUID, objectGUID. */
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly contacts: readonly ContactPoint[];
  readonly department: string | null;
  /** Language tag, `fi` or `sv-FI`. */
  readonly language: string | null;
  /** Id of the manager's account. */
  readonly managerId: string | null;
  readonly enabled: boolean;
  readonly locked: boolean;
  /** When the account came into being. */
  readonly createdAt: Date | null;
}

/** A page of what changed, and where to go on after it. */
export interface DirectoryPage {
  readonly accounts: readonly DirectoryAccount[];
  /** Opaque; the directory's own. */
  readonly cursor: string;
}

export interface NewPassword {
  readonly password: string;
  /** True when the person has to choose another one at the next sign-in. */
  readonly mustChange: boolean;
  /** Until when it is to serve; for directories whose passwords end by themselves. */
  readonly until?: Date;
}

export interface TemporaryPass {
  readonly pass: string;
  readonly expiresAt: Date;
}

/** A second factor that somebody has enrolled. */
export interface MfaMethod {
  readonly id: string;
  readonly kind: string;
}

/**
 * One client's directory. Every method talks to a server: call it outside of transactions. Accounts go by their `id`.
 * @throws `directory.unreachable`, `directory.refused`, `directory.account-gone`, from each
 */
export interface Directory {
  /** `openldap`, `active-directory`. */
  readonly kind: string;
  readonly can: readonly DirectoryDeed[];
  readonly passwordEnds: PasswordEnd;
  /** By login name or mail address; undefined when there is none. @throws `directory.ambiguous` when there are several */
  lookupUser(loginOrAddress: string): Promise<DirectoryAccount | undefined>;
  getContactPoints(id: string): Promise<readonly ContactPoint[]>;
  /** True for whoever is in a group that the contract calls privileged, directly or through others. */
  isPrivileged(id: string): Promise<boolean>;
  unlock(id: string): Promise<void>;
  /** The password before it is refused from then on. */
  resetPassword(id: string, password: NewPassword): Promise<void>;
  /**
   * Ends a temporary password that has to be changed and was not: nobody knows the one that takes its place. Does nothing to one that was
   * changed. There where `passwordEnds` is `when-told`.
   */
  endTemporaryPassword?(id: string): Promise<'ended' | 'changed'>;
  /** Another number for the one by which the account's owner is reached first: E.164. */
  changePhone?(id: string, number: string): Promise<void>;
  /** Lets somebody sign in again who was disabled, or nobody any more. */
  setEnabled?(id: string, enabled: boolean): Promise<void>;
  issueTemporaryPass?(id: string, minutes: number): Promise<TemporaryPass>;
  revokeSessions?(id: string): Promise<void>;
  listMfa?(id: string): Promise<readonly MfaMethod[]>;
  removeMfa?(id: string, methodId: string): Promise<void>;
  /** Accounts that changed since a cursor, all when it is undefined, in pages. */
  changes(cursor: string | undefined): AsyncIterable<DirectoryPage>;
  /** Signs in and asks for the least there is. @throws what is wrong */
  health(): Promise<{ readonly server: string }>;
}

/** A kind of directory that a plugin brings. */
export interface DirectoryKind {
  readonly kind: string;
  /** The directory that a client's contract describes, in this kind's own section; undefined when it describes none. */
  readonly of: (contract: Contract, host: { readonly secrets: SecretStore }) => ConnectedDirectory | undefined;
}

export interface ConnectedDirectory {
  readonly directory: Directory;
  /** Milliseconds between two looks for changes; 0 when people are not taken from it. */
  readonly syncEvery: number;
}

/** Where plugins put the kinds that they bring, at start: `get(directoryKinds).push(...)`. */
export const directoryKinds = definePort<DirectoryKind[]>('directory.kinds', () => []);

/** What a directory tells of somebody who is not on record: its own id, and the address that they would be known by. */
export interface Newcomer {
  readonly clientId: number;
  readonly accountId: string;
  readonly address: string | undefined;
}

/**
 * Asked before a read takes in somebody who is not on record: true leaves them out. Filled by whatever knows whom the desk may not take up
 * again by itself.
 */
export const leftOut = definePort<((scope: Scope, who: Newcomer) => Promise<boolean>)[]>('directory.left-out', () => []);
