import { fromPack, type PackPlace } from '@luuri/core';
import { fillable, type Fillable, type Script, type ScriptStep } from '../rules/script.ts';

const kinds = ['say', 'ask', 'check', 'branch', 'link', 'verify'] as const;
const like = '{ step: name, ask: { fi: ..., en: ... }, into: subject, mandatory: true }';

function kindOf(raw: Readonly<Record<string, unknown>>, place: PackPlace): ScriptStep['kind'] {
  const said = kinds.filter((kind) => raw[kind] !== undefined);
  if (said.length !== 1) place.complain(place.path, `must have exactly one of ${kinds.join(', ')}`);
  return said[0] ?? 'say';
}

/** `yes: next-step` of a check, `choices: { broken: other-step }` of a branch. */
function leadsOf(
  raw: Readonly<Record<string, unknown>>,
  kind: ScriptStep['kind'],
  place: PackPlace,
): { leads: Record<string, string>; choices: readonly string[] } {
  const leads: Record<string, string> = {};
  const lead = (choice: string, target: unknown, at: PackPlace) => {
    if (target !== undefined && target !== null) leads[choice] = fromPack.name(target, at);
  };
  if (kind === 'check') for (const choice of ['yes', 'no']) lead(choice, raw[choice], fromPack.at(place, choice));
  if (kind === 'check') return { leads, choices: ['yes', 'no'] };
  const at = fromPack.at(place, 'choices');
  const choices = raw['choices'];
  if (choices === undefined) {
    if (kind === 'branch') place.complain(at.path, 'must say the answers that there are and where each leads');
    return { leads, choices: [] };
  }
  if (Array.isArray(choices) && choices.every((c) => typeof c === 'string')) return { leads, choices: choices };
  if (!fromPack.isMap(choices)) place.complain(at.path, 'must be a list of answers, or a map from each answer to a step');
  for (const [choice, target] of Object.entries(fromPack.isMap(choices) ? choices : {})) lead(choice, target, fromPack.at(at, choice));
  return { leads, choices: Object.keys(fromPack.isMap(choices) ? choices : {}) };
}

function intoOf(raw: unknown, place: PackPlace): { into?: Fillable } {
  if (raw === undefined) return {};
  if (fillable.includes(raw as Fillable)) return { into: raw as Fillable };
  place.complain(place.path, `must be one of ${fillable.join(', ')}`);
  return {};
}

function urlOf(raw: unknown, place: PackPlace): { url?: string } {
  if (raw === undefined) return {};
  if (typeof raw === 'string' && /^https?:\/\/\S+$/.test(raw)) return { url: raw };
  place.complain(place.path, 'must be an address that begins with https://');
  return {};
}

function readStep(raw: unknown, place: PackPlace): ScriptStep {
  if (!fromPack.isMap(raw)) place.complain(place.path, `must be a map like ${like}`);
  const keys = ['step', ...kinds, 'into', 'url', 'mandatory', 'yes', 'no', 'choices'];
  const step = fromPack.map(fromPack.isMap(raw) ? raw : {}, keys, { ...place, like });
  const kind = kindOf(step, place);
  if (step['mandatory'] !== undefined && typeof step['mandatory'] !== 'boolean')
    place.complain(fromPack.at(place, 'mandatory').path, 'must be true or false');
  return {
    ...{ step: fromPack.name(step['step'], fromPack.at(place, 'step')), kind, texts: fromPack.texts(step[kind], fromPack.at(place, kind)) },
    // Whoever has to be verified is verified, unless somebody says why not.
    mandatory: step['mandatory'] === undefined ? kind === 'verify' : step['mandatory'] === true,
    ...intoOf(step['into'], fromPack.at(place, 'into')),
    ...urlOf(step['url'], fromPack.at(place, 'url')),
    ...leadsOf(step, kind, place),
  };
}

/** A step may lead to a later one only: so every way through a script ends. */
function checkLeads(steps: readonly ScriptStep[], place: PackPlace): void {
  steps.forEach((step, i) => {
    const at = fromPack.at(place, i);
    if (steps.findIndex((s) => s.step === step.step) < i)
      place.complain(fromPack.at(at, 'step').path, `'${step.step}' is taken by another step`);
    for (const target of Object.values(step.leads)) {
      if (target !== 'end' && !steps.slice(i + 1).some((s) => s.step === target))
        place.complain(at.path, `leads to '${target}', which must be a later step of this script, or end`);
    }
  });
}

function readScript(raw: unknown, place: PackPlace): Script {
  const script = fromPack.map(raw, ['name', 'type', 'languages', 'steps'], { ...place, like: '{ name: password, steps: [...] }' });
  const at = fromPack.at(place, 'steps');
  const steps = fromPack.list(script['steps'], { ...at, like: `[${like}]` }).map((step, i) => readStep(step, fromPack.at(at, i)));
  if (steps.length === 0) place.complain(at.path, `must be a list of steps like [${like}]`);
  checkLeads(steps, at);
  const languages = fromPack.list(script['languages'], { ...fromPack.at(place, 'languages'), like: '[fi, sv]' });
  return {
    ...{ name: fromPack.name(script['name'], fromPack.at(place, 'name')), steps, languages: languages.map(String) },
    type: script['type'] === undefined ? undefined : fromPack.name(script['type'], fromPack.at(place, 'type')),
  };
}

/** `scripts:` of the section: what is asked, in which order, and what must not be left out. */
export function readScripts(raw: unknown, place: PackPlace): readonly Script[] {
  const scripts = fromPack
    .list(raw, { ...place, like: '[{ name: password, steps: [...] }]' })
    .map((one, i) => readScript(one, fromPack.at(place, i)));
  scripts.forEach(({ name }, i) => {
    if (scripts.findIndex((s) => s.name === name) < i)
      place.complain(fromPack.at(fromPack.at(place, i), 'name').path, `'${name}' is taken by another script`);
  });
  return scripts;
}
