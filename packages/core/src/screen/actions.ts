import { IsIn, IsOptional } from 'class-validator';
import { anyone, catalogue, defineAction, screenLanguages, type Scope } from '../kernel/index.ts';
import { languageOf, personRows } from '../people/index.ts';
import { agentIdOf, agentRows, personIdOf } from '../team/index.ts';
import { pathOfPart, screenParts } from './parts.ts';
import { maySee, mayUse, toldIn } from './told.ts';
import { Screens } from './view.ts';

/** The language of whoever asks: an agent's first, a person's own or that of their client. */
async function ownLanguage(scope: Scope): Promise<string> {
  const agentId = agentIdOf(scope.actor);
  const agent = agentId === undefined ? undefined : await scope.rows(agentRows).first({ id: agentId });
  if (agent) return agent.languages[0] ?? 'en';
  const personId = personIdOf(scope.actor);
  const person = personId === undefined ? undefined : await scope.rows(personRows).first({ id: personId });
  return person ? languageOf(scope, person) : 'en';
}

class ListScreens {
  /** Language of the words; your own when left out. */
  @IsOptional() @IsIn(screenLanguages) language?: string;
}

export const listScreens = defineAction('screen.list', {
  summary: 'The forms and panels that you may use, as data, in your language. Open to anybody.',
  allow: anyone,
  http: 'GET /screens',
  input: ListScreens,
  output: Screens,
  async run(scope, { language: wanted }): Promise<Screens> {
    const language = wanted ?? (await ownLanguage(scope));
    const { forms, panels } = scope.get(catalogue);
    const parts = scope.get(screenParts);
    const told = toldIn(language, (panel) => pathOfPart(parts, panel));
    const usable = mayUse(scope.actor);
    return {
      language: screenLanguages.find((known) => known === language) ?? 'en',
      forms: forms.filter(usable).map(told.form),
      panels: panels
        .filter(maySee(scope.actor))
        .map((panel) => told.panel(panel, usable))
        .sort((a, b) => a.order - b.order),
    };
  },
});
