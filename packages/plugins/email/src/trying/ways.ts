import { definePort } from '@luuri/core';

/** How mail comes in and goes out here, for those who test it. */
export interface MailWays {
  /** `host:port` of the settings, where mail comes in; none when it does not. */
  readonly listen: string | undefined;
  /** The port on which this process listens; none when another does, or nobody. */
  readonly listening: () => number | undefined;
  /** Where mail goes out, with the password in it: handed to nobody. */
  readonly smtpUrl: string | undefined;
}

/** Filled by the plugin itself. */
export const mailWays = definePort<MailWays>('email.ways');
