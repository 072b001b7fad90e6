import { IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';

/** Settings of the email plugin. */
export class EmailOptions {
  /** Where to receive mail, `host:port`, such as 127.0.0.1:2525; nowhere when left out. */
  @IsOptional() @IsString() @Matches(/^.+:\d{1,5}$/, { message: 'must be host:port, such as 127.0.0.1:2525' }) listen?: string;
  /** The server that carries mail out, `smtp://host:port` or `smtps://user:password@host`; the outbox holds it when left out. */
  @IsOptional() @IsString() smtpUrl?: string;
  /** What the listener calls itself; localhost when left out. */
  @IsOptional() @IsString() name?: string;
  /** Largest mail that is taken, in bytes; 25 MiB when left out. */
  @IsOptional() @IsInt() @Min(1_000) @Max(1_000_000_000) maxBytes?: number;
}
