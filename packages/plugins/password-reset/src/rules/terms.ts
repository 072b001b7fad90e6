/** P1: what may be asked for. Each is a request of its own, with its own proof: one never becomes another. */
export const deeds = ['unlock', 'reset-password', 'temporary-pass', 'remove-mfa'] as const;
export type Deed = (typeof deeds)[number];

/** P2: what kind of account it is. */
export const userClasses = ['standard', 'vip', 'privileged', 'service', 'shared', 'external', 'leaver'] as const;
export type UserClass = (typeof userClasses)[number];

/** P3: how somebody can be known. */
export const factorNames = ['code-mail', 'code-sms', 'call-back', 'manager', 'knowledge', 'presence', 'second-agent'] as const;
export type FactorName = (typeof factorNames)[number];

/** Where a request comes in. Who calls from which number counts for nothing. */
export const channels = ['phone', 'portal', 'desk'] as const;
export type RequestChannel = (typeof channels)[number];

/** How a temporary password gets to its owner. */
export const deliveries = ['sms', 'mail', 'manager', 'spoken'] as const;
export type DeliveryWay = (typeof deliveries)[number];

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
  /** Mail address of the client's contact for security. */
  readonly securityContact: string | undefined;
  /** What a notice says to do, by language: a number to call. */
  readonly hotline: string;
}
