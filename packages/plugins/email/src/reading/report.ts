import type { InboundAttachment } from '@luuri/core';

/** What a delivery report says: about a failure, a delay, or a success. */
export interface DeliveryReport {
  readonly outcome: 'failed' | 'delayed' | 'done';
  readonly permanent: boolean;
  readonly status?: string;
  readonly recipient?: string;
}

type Fields = ReadonlyMap<string, string>;

function blocksOf(text: string): readonly Fields[] {
  const unfolded = text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ');
  return unfolded.split(/\n{2,}/).map((block) => {
    const pairs = block.split('\n').map((line) => /^([\w-]+):\s*(.*)$/.exec(line));
    return new Map(pairs.flatMap((pair) => (pair === null ? [] : [[(pair[1] ?? '').toLowerCase(), (pair[2] ?? '').trim()] as const])));
  });
}

const statusIn = (text: string) => /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1];
const addressIn = (text: string) => /[^\s<>;,"]{1,128}@[^\s<>;,"]{1,190}/.exec(text)?.[0]?.toLowerCase();

const outcomes: Readonly<Record<string, DeliveryReport['outcome']>> = { failed: 'failed', delayed: 'delayed' };

function recipientReport(fields: Fields): DeliveryReport {
  const outcome = outcomes[/^\w+/.exec(fields.get('action') ?? '')?.[0]?.toLowerCase() ?? ''] ?? 'done';
  const status = statusIn(fields.get('status') ?? '') ?? statusIn(fields.get('diagnostic-code') ?? '');
  const recipient = addressIn(fields.get('final-recipient') ?? '') ?? addressIn(fields.get('original-recipient') ?? '');
  return {
    outcome,
    permanent: outcome === 'failed' && (status === undefined || status.startsWith('5')),
    ...(status === undefined ? {} : { status }),
    ...(recipient === undefined ? {} : { recipient }),
  };
}

/** Reads the machine's part of a delivery report (RFC 3464). Of several recipients the worst off counts. */
export function readStatus(text: string): DeliveryReport | undefined {
  const recipients = blocksOf(text.slice(0, 200_000)).filter((fields) => fields.has('action') || fields.has('final-recipient'));
  const reports = recipients.map(recipientReport);
  return reports.find((r) => r.outcome === 'failed') ?? reports.find((r) => r.outcome === 'delayed') ?? reports[0];
}

/** Reads a bounce that is plain text, as qmail and Exim write them. */
export function readPlainBounce(text: string, failedRecipients: string): DeliveryReport {
  const said = text.slice(0, 20_000);
  const status = /(?:#|\b[45]\d\d[ -])([45]\.\d{1,3}\.\d{1,3})\b/.exec(said)?.[1];
  const code = /(?:^|\s)([45])[0-7]\d[ -]\S/m.exec(said)?.[1];
  const recipient = addressIn(failedRecipients) ?? /^<([^<>\s@]+@[^<>\s@]+)>:/m.exec(said)?.[1]?.toLowerCase();
  return {
    outcome: 'failed',
    permanent: (status?.[0] ?? code) === '5',
    ...(status === undefined ? {} : { status }),
    ...(recipient === undefined ? {} : { recipient }),
  };
}

const idIn = (text: string) => /^message-id:\s*<([^<>\s]+)>/im.exec(text)?.[1];

/** Message-ID of the mail that a bounce gives back, from its attached original or from the text below the bounce. */
export function readOriginalId(attachments: readonly InboundAttachment[], text: string): string | undefined {
  const original = attachments.find((file) => file.mediaType === 'message/rfc822' || file.mediaType === 'text/rfc822-headers');
  const head = original === undefined ? '' : Buffer.from(original.bytes.subarray(0, 100_000)).toString('latin1');
  return idIn(head) ?? idIn(text.slice(0, 200_000));
}
