import { addresses } from './addresses.ts';
import { attachments } from './attachments.ts';
import { automatic } from './automatic.ts';
import { bounces } from './bounces.ts';
import { encodings } from './encodings.ts';
import { structures } from './structures.ts';
import type { HardMail } from './hardMail.ts';

export type { HardMail, Reading } from './hardMail.ts';

/** Every hard mail, for the tests of the reader. */
export const corpus: readonly HardMail[] = [...encodings, ...addresses, ...structures, ...attachments, ...automatic, ...bounces];
