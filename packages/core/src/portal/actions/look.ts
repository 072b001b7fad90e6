import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { nextOpening, openSpans, type Calendar } from '../../calendar/index.ts';
import { clientColours, languagesOfTheDesk, type ClientColour } from '../../client/index.ts';
import { anyone, defineAction, inLanguage, out, system, type Form, type Scope } from '../../kernel/index.ts';
import { zoneOf } from '../../template/index.ts';
import { kindsOf, portalNamed, spokenIn, type Portal } from '../find.ts';
import { portalPages, portalSuggestions, type PortalPage } from '../ports.ts';
import { askOnPortal } from './ask.ts';

export class ByPortal {
  /** Short name of the client whose portal it is. */
  @IsString() @Length(1, 63) client!: string;
  /** Language to speak, where the client has it; the client's first when left out. */
  @IsOptional() @IsIn(languagesOfTheDesk) language?: string;
}

/** One of the answers that a field offers. */
export class ChoiceView {
  @out.text readonly value!: string;
  @out.text readonly label!: string;
}

/** A field of a form, in one language. */
/** Asked when an earlier field has one of these answers. */
class AskedWhen {
  @out.text readonly field!: string;
  /** As a form sends them: `true` and `false` for yes and no. */
  @out.list(out.text) readonly is!: readonly string[];
}

export class FieldView {
  @out.text readonly name!: string;
  @out.text readonly label!: string;
  /** text, email, phone, secret, choice, long-text, code, and whatever else a form may ask. */
  @out.text readonly kind!: string;
  @out.text readonly help!: string;
  @out.flag readonly required!: boolean;
  @out.list(ChoiceView) readonly choices!: readonly ChoiceView[];
  /** Always asked when left out. */
  @out.optional(AskedWhen) readonly when?: AskedWhen;
}

/** A form, in one language. */
export class FormView {
  @out.text readonly form!: string;
  @out.text readonly title!: string;
  @out.text readonly intro!: string;
  /** What its button says; empty for the usual word. */
  @out.text readonly button!: string;
  /** Name of the action that takes the answers. */
  @out.text readonly submits!: string;
  /** What of the answer to the form before goes along unseen. */
  @out.list(out.text) readonly carries!: readonly string[];
  @out.list(FieldView) readonly fields!: readonly FieldView[];
}

/** What to say when an action refuses. */
export class ProblemView {
  /** Code of the error. */
  @out.text readonly code!: string;
  @out.text readonly text!: string;
}

/** A page that a plugin adds. */
export class PortalPageView {
  @out.text readonly page!: string;
  @out.text readonly title!: string;
  @out.text readonly summary!: string;
  /** Where the plugin serves it itself; empty for one that is made of its steps. */
  @out.text readonly address!: string;
  /** True for whoever has signed in alone. */
  @out.flag readonly signedIn!: boolean;
  @out.text readonly done!: string;
  @out.list(ProblemView) readonly problems!: readonly ProblemView[];
  @out.list(FormView) readonly steps!: readonly FormView[];
}

/** One weekday of the ordinary hours. */
export class PortalDay {
  /** 1 is Monday. */
  @out.integer readonly day!: number;
  /** `08:00-16:00`; none on a closed day. */
  @out.list(out.text) readonly open!: readonly string[];
}

/** When somebody is there. */
export class PortalHours {
  @out.flag readonly openNow!: boolean;
  /** When that changes; empty when it does not in the next days. */
  @out.orNull(out.instant) readonly until!: Date | null;
  @out.list(PortalDay) readonly week!: readonly PortalDay[];
}

/** A client's portal, as anybody may see it, in one language. */
export class PortalView {
  @out.text readonly client!: string;
  @out.text readonly name!: string;
  @out.oneOf(...clientColours) readonly colour!: ClientColour;
  @out.text readonly welcome!: string;
  /** The language of this view. */
  @out.text readonly language!: string;
  @out.list(out.text) readonly languages!: readonly string[];
  /** The zone in which its times are read. */
  @out.text readonly zone!: string;
  @out.orNull(out.text) readonly phone!: string | null;
  @out.orNull(PortalHours) readonly hours!: PortalHours | null;
  @out.list(FormView) readonly kinds!: readonly FormView[];
  @out.list(PortalPageView) readonly pages!: readonly PortalPageView[];
}

const DAY = 86_400_000;

const clockTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function hoursOf(calendar: Calendar, now: Date): PortalHours {
  const spans = openSpans(calendar, now, new Date(now.getTime() + 7 * DAY));
  const [first] = spans;
  const openNow = first?.from.getTime() === now.getTime();
  const closing = openNow && first.to.getTime() < now.getTime() + 7 * DAY ? first.to : null;
  const version = calendar.versions.findLast((v) => v.from <= now.getTime()) ?? calendar.versions[0];
  return {
    openNow,
    until: openNow ? closing : nextOpening(calendar, now),
    week: (version?.week ?? []).map((day, i) => ({ day: i + 1, open: day.map((s) => `${clockTime(s.start)}-${clockTime(s.end)}`) })),
  };
}

/** A form in one language. @param carries what of the answer before goes along unseen. */
export const formView = (form: Form, language: string, carries: readonly string[] = []): FormView => ({
  form: form.form,
  title: inLanguage(form.title, language, 'en'),
  intro: inLanguage(form.intro ?? '', language, 'en'),
  button: inLanguage(form.button ?? '', language, 'en'),
  submits: form.submits.action,
  carries: [...carries],
  fields: form.fields.map(({ name, label, kind, hint = '', required = true, choices = [], when }) => ({
    ...{ name, kind, required, label: inLanguage(label, language, 'en'), help: inLanguage(hint, language, 'en') },
    choices: choices.map((choice) =>
      typeof choice === 'string'
        ? { value: choice, label: choice }
        : { value: String(choice.value), label: inLanguage(choice.label, language, 'en') },
    ),
    ...(when ? { when: { field: when.field, is: [when.is].flat().map(String) } } : {}),
  })),
});

const pageView = (page: PortalPage, client: string, language: string): PortalPageView => ({
  page: page.page,
  title: inLanguage(page.title, language, 'en'),
  summary: inLanguage(page.summary, language, 'en'),
  address: page.address?.(client, language) ?? '',
  signedIn: page.signedIn ?? false,
  done: inLanguage(page.done ?? '', language, 'en'),
  problems: Object.entries(page.problems ?? {}).map(([code, text]) => ({ code, text: inLanguage(text, language, 'en') })),
  steps: page.steps.map(({ form, carries }) => formView(form, language, carries)),
});

function pagesOf(scope: Pick<Scope, 'get'>, { contract }: Portal): readonly PortalPage[] {
  return scope.get(portalPages).filter((page) => page.offered?.(contract) ?? true);
}

export const lookAtPortal = defineAction('portal.look', {
  summary: "A client's portal: its name, colour, kinds of trouble, hours and pages of plugins. Open to anybody.",
  allow: anyone,
  http: 'GET /portal/:client',
  input: ByPortal,
  output: PortalView,
  async run(scope, { client: slug, language: wanted }): Promise<PortalView> {
    const portal = await portalNamed(scope, slug);
    const { terms, contract } = portal;
    const language = spokenIn(contract, wanted);
    const calendar = terms.hours === undefined ? undefined : contract.calendars[terms.hours];
    return {
      ...{ client: slug, language, languages: contract.languages, colour: terms.colour, phone: terms.phone ?? null },
      name: inLanguage(terms.name, language, 'en'),
      welcome: inLanguage(terms.welcome, language, 'en'),
      zone: zoneOf(contract),
      hours: calendar ? hoursOf(calendar, scope.now) : null,
      kinds: kindsOf(scope, terms, askOnPortal).map((form) => formView(form, language)),
      pages: pagesOf(scope, portal).map((page) => pageView(page, slug, language)),
    };
  },
});

export class SuggestOnPortal extends ByPortal {
  /** What somebody has written so far, at most 2,000 characters. */
  @IsString() @Length(1, 2_000) text!: string;
}

/** Something to read that may help. */
export class SuggestionView {
  @out.integer readonly id!: number;
  @out.text readonly title!: string;
  /** Plain text. */
  @out.text readonly excerpt!: string;
}

const MOST_SUGGESTED = 3;

export const suggestOnPortal = defineAction('portal.suggest', {
  summary: 'What to read may help somebody who writes this. Open to anybody.',
  allow: anyone,
  http: 'GET /portal/:client/suggestions',
  input: SuggestOnPortal,
  output: [SuggestionView],
  async run(scope, { client: slug, language: wanted, text }): Promise<SuggestionView[]> {
    const { client, contract } = await portalNamed(scope, slug);
    const asked = { clientId: client.id, text, language: spokenIn(contract, wanted) };
    const found: SuggestionView[] = [];
    for (const suggest of scope.get(portalSuggestions)) found.push(...(await suggest(scope.as(system), asked)));
    return found.slice(0, MOST_SUGGESTED);
  },
});
