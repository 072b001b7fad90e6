import { definePort } from './port.ts';

/** Where the desk tells its keeper what happens. Shaped like pino, so that a pino logger can be bound as it is. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const nothing = () => undefined;

/** Silent when nothing is bound. */
export const log = definePort<Log>('log', () => ({ info: nothing, warn: nothing, error: nothing }));
