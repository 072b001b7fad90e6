import { fromPack, type PackPlace } from '../client/index.ts';
import { defineSection } from '../kernel/index.ts';
import { priorities } from '../ticket/index.ts';
import type { Meant, SkillRule } from './rules/skills.ts';

const { at, list, map, name } = fromPack;

const listOf = (raw: unknown): readonly unknown[] => (Array.isArray(raw) ? (raw as unknown[]) : [raw]);

function readTexts(raw: unknown, place: PackPlace): readonly string[] {
  const texts = listOf(raw);
  if (texts.length > 0 && texts.every((one) => typeof one === 'string' && one !== '')) return texts as string[];
  place.complain(place.path, 'must be a text or a list of texts');
  return [];
}

function readLevels(raw: unknown, place: PackPlace): readonly number[] {
  const levels = listOf(raw);
  if (levels.length > 0 && levels.every((one) => Number.isInteger(one))) return levels as number[];
  place.complain(place.path, 'must be the level of a tier or a list of levels');
  return [];
}

function readMeant(raw: unknown, place: PackPlace): Meant {
  const keys = ['type', 'service', 'channel', 'priority', 'tier'];
  const said = map(raw, keys, { ...place, like: '{ service: [printers] }' });
  const texts = (['type', 'service', 'channel'] as const).filter((key) => said[key] !== undefined);
  const { priority, tier } = said;
  return {
    ...Object.fromEntries(texts.map((key) => [key, readTexts(said[key], at(place, key))])),
    ...(priority !== undefined && { priority: fromPack.words(listOf(priority), priorities, { ...at(place, 'priority'), otherwise: [] }) }),
    ...(tier !== undefined && { tier: readLevels(tier, at(place, 'tier')) }),
  };
}

function readRule(raw: unknown, place: PackPlace): SkillRule {
  const said = map(raw ?? [], ['needs', 'when'], { ...place, like: '{ needs: [linux], when: { service: [servers] } }' });
  if (Array.isArray(said['needs']) && said['needs'].length === 0) place.complain(at(place, 'needs').path, 'must name a skill');
  const needs = listOf(said['needs']).map((one, i) =>
    name(one, Array.isArray(said['needs']) ? at(at(place, 'needs'), i) : at(place, 'needs')),
  );
  return { needs, when: readMeant(said['when'], at(place, 'when')) };
}

/** `skills:` of a contract pack. */
export const skillsSection = defineSection<readonly SkillRule[]>('skills', {
  summary: 'What one must know to work on which tickets: whoever takes the next one, or is given one, has all of it.',
  read(raw, pack, complain) {
    const place = fromPack.top(pack, complain);
    return list(raw, { ...place, like: '[{ needs: [linux], when: { service: [servers] } }]' }).map((one, i) => readRule(one, at(place, i)));
  },
});
