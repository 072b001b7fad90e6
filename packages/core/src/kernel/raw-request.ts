import { IsInstance, IsObject } from 'class-validator';

/** What an action with `raw` is handed over HTTP, beside what stands in the path. Extend it; whoever calls in the library gives the same. */
export class RawRequest {
  /** By names in small letters. `authorization` and `cookie` are the host's and are left out. */
  @IsObject() headers!: Readonly<Record<string, string>>;
  /** The body to the byte; empty when there was none. */
  @IsInstance(Uint8Array) body!: Uint8Array;
}
