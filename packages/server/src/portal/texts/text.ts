import type { Expectation, Happening } from '@luuri/core';

/** Every word that the portal says, in one language. A test holds that no language lacks one. */
export interface PortalTexts {
  /** The name of the language in itself. */
  readonly ownName: string;
  readonly skip: string;
  readonly home: string;
  readonly myTickets: string;
  readonly signIn: string;
  readonly signOut: string;
  readonly signedInAs: (name: string) => string;
  readonly language: string;
  readonly articles: string;
  readonly today: (time: string) => string;
  readonly tomorrow: (time: string) => string;
  readonly onDay: (day: { weekday: string; date: string; time: string }) => string;

  readonly whatAbout: string;
  readonly question: (nr: number, of: number) => string;
  readonly otherKind: string;
  readonly howToReach: string;
  readonly reachHelp: string;
  readonly address: string;
  readonly addressHelp: string;
  readonly name: string;
  readonly phone: string;
  readonly optional: string;
  /** Beside a question that is asked for one answer to another alone. */
  readonly onlyWhen: (question: string, answer: string) => string;
  /** Between answers, one of which is enough. */
  readonly or: string;
  readonly chooseOne: string;
  readonly send: string;
  readonly files: string;
  readonly filesHelp: string;
  readonly askedAs: (name: string) => string;
  readonly follows: (nr: number) => string;
  readonly suggestions: string;
  readonly received: string;
  readonly receivedText: string;
  readonly answerBy: (when: string) => string;
  readonly askAgain: string;

  readonly hours: string;
  readonly openNow: (until: string | undefined) => string;
  readonly closedNow: (opens: string | undefined) => string;
  readonly closedDay: string;
  readonly allDay: string;
  readonly weekdays: readonly [string, string, string, string, string, string, string];
  readonly callUs: string;

  readonly noTickets: string;
  readonly more: string;
  readonly ticket: (nr: number) => string;
  readonly updated: (when: string) => string;
  readonly askedBy: (name: string) => string;
  readonly happening: Readonly<Record<Happening, string>>;
  readonly happeningText: Readonly<Record<Happening, string>>;
  readonly handledBy: (name: string) => string;
  readonly ourSpecialists: string;
  readonly expects: Readonly<Record<Expectation['what'], (when: string) => string>>;
  readonly late: Readonly<Record<Expectation['what'], (when: string) => string>>;
  readonly whatHappens: string;
  readonly conversation: string;
  readonly you: string;
  readonly theDesk: string;
  readonly file: (name: string, size: string) => string;
  readonly reply: string;
  readonly replyLabel: string;
  readonly solvedTitle: string;
  readonly solvedText: string;
  readonly solvedButton: string;
  readonly reopenTitle: string;
  readonly reopenText: (until: string | undefined) => string;
  readonly reopenLabel: string;
  readonly reopenButton: string;
  readonly over: string;
  readonly askAbout: string;
  readonly rateTitle: string;
  readonly rateText: string;
  readonly rateChange: (until: string) => string;
  readonly rateLabel: string;
  readonly scores: readonly [string, string, string, string, string];
  readonly rateWords: string;
  readonly rateButton: string;
  readonly rated: (score: string) => string;
  readonly rateThanks: string;
  readonly rateOver: string;
  readonly newWords: string;
  readonly sent: string;

  readonly signInTitle: string;
  readonly signInText: string;
  readonly signInButton: string;
  readonly providerText: string;
  readonly providerButton: string;
  readonly orByLink: string;
  readonly linkSent: string;
  readonly linkSentText: string;
  readonly enterTitle: string;
  readonly enterText: string;
  readonly enterButton: string;
  readonly linkOver: string;

  readonly next: string;
  readonly yes: string;
  readonly no: string;
  readonly done: string;
  readonly back: string;
  readonly readMore: string;
  readonly searchArticles: string;
  readonly search: string;
  readonly noArticles: string;
  readonly moreArticles: string;
  readonly didItHelp: string;
  readonly itHelped: string;
  readonly itHelpedThanks: string;
  readonly itDidNot: string;
  readonly knownError: string;

  readonly wrong: string;
  readonly errors: {
    readonly address: string;
    readonly phone: string;
    readonly text: string;
    readonly answer: string;
    readonly score: string;
    readonly file: string;
    readonly tooLong: string;
    readonly throttled: (minutes: number) => string;
    readonly foreign: string;
    readonly over: string;
    readonly missing: string;
    readonly other: string;
  };
}
