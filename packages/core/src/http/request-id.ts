import { randomUUID } from 'node:crypto';

const acceptable = /^[\w.:=+/-]{1,128}$/;

/** The id that a request came with, when it is fit to be written into logs, or a new one. */
export const requestIdFrom = (given: string | null | undefined): string => (given && acceptable.test(given) ? given : randomUUID());
