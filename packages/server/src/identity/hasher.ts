import { hash, parseOptions, verify } from '@node-rs/argon2';
import { definePort } from '@luuri/core';

/** How passwords are made unreadable. */
export interface PasswordHasher {
  /** Of no password that anybody has: what is compared with when there is no account, so that the work is the same. */
  readonly decoy: string;
  hash(password: string): Promise<string>;
  verify(hash: string, password: string): Promise<boolean>;
  /** True when it was made at another cost than today's. */
  isDated(hash: string): boolean;
}

/** What the Open Worldwide Application Security Project asks for at the least: 19 MiB, two passes. About 30 ms of one core. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Argon2id, on threads of its own: the desk answers others meanwhile. */
export const argon2: PasswordHasher = {
  decoy: '$argon2id$v=19$m=19456,t=2,p=1$im8P4UmYn7E+X/HMnX5o9Q$Gk9vEKOgt2GmDLnAFtzbT6ZwOK1Fj4Js73VrNZlafU4',
  hash: (password) => hash(password, cost),
  verify: (known, password) => verify(known, password),
  isDated(known) {
    const { memoryCost, timeCost, parallelism } = parseOptions(known);
    return memoryCost !== cost.memoryCost || timeCost !== cost.timeCost || parallelism !== cost.parallelism;
  },
};

export const passwordHasher = definePort<PasswordHasher>('identity.password-hasher', () => argon2);
