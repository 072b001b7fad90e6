import { randomInt } from 'node:crypto';
import { definePort } from '@luuri/core';
import type { Draw } from './rules/spelling.ts';

/** Carries short texts to telephones. None is there unless the host or a plugin brings one. */
export interface TextCarrier {
  /** @throws an `unavailable` error when it cannot */
  send(text: { readonly to: string; readonly text: string }): Promise<void>;
}
export const textCarrier = definePort<TextCarrier | undefined>('password-reset.text-carrier', () => undefined);

/** Where chance comes from. */
export const draws = definePort<Draw>('password-reset.draws', () => (below) => randomInt(below));
