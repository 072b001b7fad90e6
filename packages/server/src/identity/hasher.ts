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

/** Loaded by the first who has a password. */
const library = () => import('@node-rs/argon2');

/** What the Open Worldwide Application Security Project asks for at the least: 19 MiB, two passes. About 30 ms of one core. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Argon2id, on threads of its own: the desk answers others meanwhile. */
export const argon2: PasswordHasher = {
  decoy: '$argon2id$v=19$m=19456,t=2,p=1$im8P4UmYn7E+X/HMnX5o9Q$Gk9vEKOgt2GmDLnAFtzbT6ZwOK1Fj4Js73VrNZlafU4',
  hash: async (password) => (await library()).hash(password, cost),
  verify: async (known, password) => (await library()).verify(known, password),
  isDated(known) {
    // $argon2id$v=19$m=19456,t=2,p=1$...
    const { memoryCost, timeCost, parallelism } = cost;
    return known.split('$')[3] !== `m=${String(memoryCost)},t=${String(timeCost)},p=${String(parallelism)}`;
  },
};

export const passwordHasher = definePort<PasswordHasher>('identity.password-hasher', () => argon2);
