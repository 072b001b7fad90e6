/** Types of what the tests use of it. */
export declare function startPostgres(options?: { durable?: boolean; large?: boolean }): Promise<{
  url: string;
  from: string;
  stop: () => Promise<void>;
  down: () => Promise<void>;
  up: () => Promise<void>;
}>;
