import type { InboundMessage } from '@luuri/core';
import type { DeliveryReport } from './reading/report.ts';

/** What the nature of a mail is decided from. */
export interface MailTraits {
  /** Headers by lower-case name, each with its values in order. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly subject: string;
  /** True when the envelope or the Return-Path header names no sender: `<>`. */
  readonly nullReturnPath: boolean;
  /** What its delivery-status part says, when it has one. */
  readonly report?: DeliveryReport | undefined;
  /** What its text says when read as a bounce in plain words. Called only when something else says that it is one. */
  readonly plainReport: () => DeliveryReport;
  /** Message-ID of the mail that is given back, when it is. Called only for a bounce. */
  readonly originalId: () => string | undefined;
}

/** The nature of a mail and why. */
export interface Classified {
  readonly nature: InboundMessage['nature'];
  readonly why?: string;
  readonly bounce?: NonNullable<InboundMessage['bounce']>;
}

const outside = /^\s*(?:\[[^\]]{1,40}\]\s*)*/;
// Each opens the subject, and a colon, a dash or the end follows, so that 'Poissa käytöstä: tulostin' stays a request.
const automaticSubject = new RegExp(
  `^(?:${[
    'automaattinen vastaus',
    'automaattivastaus',
    'poissa',
    'poissa (?:töistä|toimistosta|toimistolta|paikalta)',
    'poissaolo(?:viesti|ilmoitus)?',
    'lomavastaaja',
    'olen (?:poissa|lomalla)',
    'autosvar',
    'automatiskt? svar',
    'frånvaro(?:meddelande)?',
    'frånvarande',
    'ej på kontoret',
    'inte på kontoret',
    'auto(?:matic)?[ -]?(?:reply|response)',
    'out of (?:the )?office(?: (?:auto-?reply|reply|message|notification|response))?',
    'away from (?:the |my )?office',
    'vacation (?:reply|response|message)',
    'automatische antwort',
    'abwesenheitsnotiz',
    'réponse automatique',
  ].join('|')})\\s*(?:$|[:\\u2013\\u2014(!.]|-\\s)`,
  'iu',
);
const bounceSubject =
  /undeliver|delivery (?:status|failure|report|has failed)|mail delivery|returned (?:mail|to sender)|failure notice|not delivered|ei voi(?:tu)? toimittaa|toimitus epäonnistui|delayed mail|kunde inte levereras|går inte att leverera|olevererbar/i;

type Rule = (mail: MailTraits) => string | undefined;

const value = (mail: MailTraits, name: string) => mail.headers.get(name)?.[0]?.trim() ?? '';
const says = (mail: MailTraits, name: string, pattern: RegExp) =>
  pattern.test(value(mail, name)) ? `${name}: ${value(mail, name).slice(0, 60)}` : undefined;

/** Headers by which a machine says that it answers by itself, the surest first. */
const automaticRules: readonly Rule[] = [
  (mail) => says(mail, 'auto-submitted', /^(?!no\b)\S/i),
  (mail) => says(mail, 'content-type', /report-type\s*=\s*"?(?:disposition-notification|feedback-report)/i),
  (mail) =>
    ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-autoreply-from', 'x-mail-autoreply']
      .map((name) => says(mail, name, /^(?!no\b)\S/i))
      .find(Boolean),
  (mail) => says(mail, 'precedence', /^(?:bulk|junk|list|auto[_-]reply)\b/i),
  (mail) => says(mail, 'x-auto-response-suppress', /^(?!none\b)\S/i),
  (mail) => says(mail, 'list-id', /\S/) ?? says(mail, 'list-unsubscribe', /\S/),
  (mail) => (automaticSubject.test(mail.subject.replace(outside, '')) ? `subject: ${mail.subject.slice(0, 60)}` : undefined),
];

const fromServer = (mail: MailTraits) =>
  /(?:^|[\s<"])(?:mailer-daemon|postmaster|mail-daemon|mmdf)(?:[@\s>"(]|$)/i.test(value(mail, 'from'));
const fromDaemon = (mail: MailTraits) => /(?:^|[\s<"])mailer-daemon(?:[@\s>"(]|$)/i.test(value(mail, 'from'));
/** A delivery report is one as a whole; a person who forwards one has it among the parts. */
const isReport = (mail: MailTraits) => /^multipart\/report/i.test(value(mail, 'content-type')) || mail.nullReturnPath || fromServer(mail);

/** Signs of a bounce that has no delivery-status part. */
const bounceRules: readonly Rule[] = [
  (mail) => says(mail, 'x-failed-recipients', /@/),
  (mail) => (fromDaemon(mail) ? says(mail, 'from', /\S/) : undefined),
  (mail) => (fromServer(mail) && bounceSubject.test(mail.subject) ? `subject: ${mail.subject.slice(0, 60)}` : undefined),
];

const decide = (rules: readonly Rule[], mail: MailTraits) => rules.map((rule) => rule(mail)).find((why) => why !== undefined);

function bounced(mail: MailTraits, report: DeliveryReport, why: string): Classified {
  const original = mail.originalId();
  return {
    nature: 'bounce',
    why,
    bounce: {
      permanent: report.permanent,
      ...(report.status === undefined ? {} : { status: report.status }),
      ...(report.recipient === undefined ? {} : { recipient: report.recipient }),
      ...(original === undefined ? {} : { originalMessageId: original }),
    },
  };
}

/**
 * Whether a mail is from a person, from a machine that answers by itself, or a bounce. A delivery report of a failure or a delay is a
 * bounce, of a success an automatic answer. A null return path alone makes a bounce only when nothing says that it is an automatic
 * answer, since those are sent with one, too. The word of a header is taken for it: this decides how a mail is treated, not who sent it.
 */
export function classify(mail: MailTraits): Classified {
  const report = mail.report;
  if (report !== undefined && isReport(mail)) {
    if (report.outcome === 'done') return { nature: 'auto-response', why: 'delivery-status: a receipt' };
    return bounced(mail, report, `delivery-status: ${report.outcome}`);
  }
  const bounce = decide(bounceRules, mail);
  if (bounce !== undefined) return bounced(mail, mail.plainReport(), bounce);
  const automatic = decide(automaticRules, mail);
  if (automatic !== undefined) return { nature: 'auto-response', why: automatic };
  if (mail.nullReturnPath) return bounced(mail, mail.plainReport(), 'null return path');
  return { nature: 'message' };
}
