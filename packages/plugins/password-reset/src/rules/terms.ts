/** P1: what may be asked for. Each is a request of its own, with its own proof: one never becomes another. */
export const deeds = ['unlock', 'reset-password', 'temporary-pass', 'remove-mfa', 'change-phone', 'enable', 'disable'] as const;
export type Deed = (typeof deeds)[number];

/** Deeds by which somebody gets in who could not before, or may prove more than before: one of them a day, whichever it is (P6). */
export const opens = (deed: Deed): boolean => deed !== 'unlock' && deed !== 'disable';

/** F9: deeds that wait for a privileged account, unless a second agent has said yes. */
export const coolsDown = (deed: Deed): boolean => deed === 'remove-mfa' || deed === 'change-phone';

/** P2: what kind of account it is. */
export const userClasses = ['standard', 'vip', 'privileged', 'service', 'shared', 'external', 'leaver'] as const;
export type UserClass = (typeof userClasses)[number];

/** P3: how somebody can be known. */
export const factorNames = ['code-mail', 'code-sms', 'call-back', 'manager', 'knowledge', 'presence', 'second-agent'] as const;
export type FactorName = (typeof factorNames)[number];

/** Where a request comes in. Who calls from which number counts for nothing. */
export const channels = ['phone', 'portal', 'desk'] as const;
export type RequestChannel = (typeof channels)[number];

/** P5: what came of asking whether they could do it by themselves. */
export const selfServiceAnswers = ['cannot', 'did-not-work', 'would-not'] as const;
export type SelfServiceAnswer = (typeof selfServiceAnswers)[number];

/** How a temporary password gets to its owner. */
export const deliveries = ['sms', 'mail', 'manager', 'spoken'] as const;
export type DeliveryWay = (typeof deliveries)[number];

/** F10: whether it was them who asked; `none` when nobody said. */
export const aftercareAnswers = ['yes', 'no', 'none'] as const;
export type AftercareAnswer = (typeof aftercareAnswers)[number];

/** Why somebody responsible for security should look. */
export const alertKinds = [
  ...(['suspicious', 'velocity', 'tried-often', 'aborted-often', 'many-by-agent', 'denied', 'mfa-enrolled'] as const),
] as const;
export type AlertKind = (typeof alertKinds)[number];

export interface ClassTerms {
  /** Points on top of what the deed takes. */
  readonly extra: number;
  /** A second agent must say yes. */
  readonly fourEyes: boolean;
  /** Nothing without a call-back. */
  readonly callBack: boolean;
  /** Channels by which nothing is done for them. */
  readonly never: readonly RequestChannel[];
}

/** F9: where the client's own security looks. */
export interface SiemTerms {
  readonly url: string;
  /** Name of the secret that events are signed with. */
  readonly secret: string;
}

/** What a client has settled, in the `password-reset` section of its pack. */
export interface ResetTerms {
  /** Deeds that are allowed, with the points that each takes. */
  readonly allowed: Readonly<Partial<Record<Deed, number>>>;
  readonly classes: Readonly<Record<UserClass, ClassTerms>>;
  /** Logins of a class, with `*` for anything. */
  readonly members: Readonly<Partial<Record<UserClass, readonly string[]>>>;
  readonly factors: Readonly<Partial<Record<FactorName, number>>>;
  /** P4: days for which contact data must not have changed. */
  readonly settledDays: number;
  readonly limits: {
    readonly perUserMs: number;
    /** Requests about one account within a day, by one channel. */
    readonly triesPerAccount: number;
    readonly failuresPerCaller: number;
    readonly usersPerCaller: number;
    readonly perAgentHour: number;
  };
  readonly secret: { readonly style: 'random' | 'words'; readonly validMs: number };
  readonly delivery: readonly DeliveryWay[];
  readonly coolDownMs: number;
  /** A reset by an agent that took less is flagged (F12). */
  readonly shortestMs: number;
  readonly retentionMonths: number;
  /** F10: share of resets that are asked about afterwards, 0 to 1. */
  readonly aftercare: number;
  /** F10: name of the calendar whose working days count; the first of the pack when undefined. */
  readonly calendar: string | undefined;
  /** Mail address of the client's contact for security. */
  readonly securityContact: string | undefined;
  /** P6: mail addresses that are told of patterns, besides the contact for security. */
  readonly alerts: readonly string[];
  readonly siem: SiemTerms | undefined;
  /** What a notice says to do, by language: a number to call. */
  readonly hotline: string;
}
