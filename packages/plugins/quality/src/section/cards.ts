import { fromPack, languagesOfTheDesk, type PackPlace } from '@luuri/core';
import {
  contactKinds,
  criterionKinds,
  criticalWays,
  hides,
  type Card,
  type CardSection,
  type ContactKind,
  type Criterion,
  type Texts,
} from '../rules/card.ts';

type Raw = Readonly<Record<string, unknown>>;

const MOST_CRITERIA = 40;

/** A text that must be there, in a language at least. */
function named(raw: unknown, place: PackPlace): Texts {
  const read = fromPack.texts(raw, { ...place, longest: 300 });
  if (Object.keys(read).length === 0) place.complain(place.path, 'must be a text, or one for each language: { fi: ..., sv: ..., en: ... }');
  return read;
}

function criterionIn(raw: unknown, place: PackPlace): Criterion {
  const like = '{ criterion: greeting, text: Greeted as agreed, kind: yes-no }';
  const said = fromPack.map(raw, ['criterion', 'text', 'help', 'kind', 'weight'], { ...place, like });
  const kind = fromPack.word(said['kind'], criterionKinds, { ...fromPack.at(place, 'kind'), otherwise: 'yes-no' });
  if (kind === 'critical' && said['weight'] !== undefined)
    place.complain(fromPack.at(place, 'weight').path, 'has no place on a critical criterion: it fails the contact, and carries no weight');
  return {
    ...{ criterion: fromPack.name(said['criterion'], fromPack.at(place, 'criterion')), kind },
    text: named(said['text'], fromPack.at(place, 'text')),
    help: fromPack.texts(said['help'], { ...fromPack.at(place, 'help'), longest: 1000 }),
    weight: kind === 'critical' ? 0 : fromPack.count(said['weight'], 1, { ...fromPack.at(place, 'weight'), least: 1, most: 100 }),
  };
}

function sectionIn(raw: unknown, place: PackPlace): CardSection {
  const said = fromPack.map(raw, ['name', 'weight', 'criteria'], { ...place, like: '{ name: Greeting, weight: 20, criteria: [...] }' });
  const at = fromPack.at(place, 'criteria');
  const given = fromPack.list(said['criteria'], { ...at, like: '[{ criterion: greeting, text: Greeted as agreed }]' });
  const criteria = given.map((one, i) => criterionIn(one, { ...at, path: `${at.path}[${String(i)}]` }));
  const weight = fromPack.count(said['weight'], 0, { ...fromPack.at(place, 'weight'), most: 100 });
  const carries = criteria.some((c) => c.kind !== 'critical');
  if (criteria.length === 0) place.complain(at.path, 'must be a list with at least one criterion');
  else if (weight > 0 && !carries)
    place.complain(fromPack.at(place, 'weight').path, 'must be 0: all criteria here are critical, and carry no weight');
  else if (weight === 0 && carries) place.complain(fromPack.at(place, 'weight').path, 'must be a whole number from 1 to 100');
  return { name: named(said['name'], fromPack.at(place, 'name')), weight, criteria };
}

function checkSections(sections: readonly CardSection[], place: PackPlace): void {
  const sum = sections.reduce((all, section) => all + section.weight, 0);
  if (sections.length === 0) place.complain(place.path, 'must be a list with at least one section');
  else if (sum !== 100) place.complain(place.path, `must have weights that sum to 100; they sum to ${String(sum)}`);
  const names = sections.flatMap((section) => section.criteria.map((c) => c.criterion));
  const twice = names.find((name, i) => name !== '' && names.indexOf(name) !== i);
  if (twice !== undefined) place.complain(place.path, `names the criterion ${twice} twice`);
  if (names.length > MOST_CRITERIA) place.complain(place.path, `must have at most ${String(MOST_CRITERIA)} criteria`);
}

function languagesIn(raw: unknown, place: PackPlace): readonly string[] | null {
  return raw === undefined ? null : fromPack.words(raw, languagesOfTheDesk, { ...place, otherwise: languagesOfTheDesk });
}

function kindsIn(raw: unknown, place: PackPlace): readonly ContactKind[] {
  const kinds = fromPack.words(raw, contactKinds, { ...place, otherwise: contactKinds });
  if (kinds.length === 0) place.complain(place.path, `must name at least one of ${contactKinds.join(', ')}`);
  return kinds;
}

const cardKeys = ['card', 'name', 'for', 'languages', 'critical', 'sections'];

function cardIn(raw: unknown, place: PackPlace): Card {
  const said: Raw = fromPack.map(raw, cardKeys, { ...place, like: '{ card: call, name: Calls, for: [call], sections: [...] }' });
  const at = fromPack.at(place, 'sections');
  const given = fromPack.list(said['sections'], { ...at, like: '[{ name: Greeting, weight: 100, criteria: [...] }]' });
  const sections = given.map((one, i) => sectionIn(one, { ...at, path: `${at.path}[${String(i)}]` }));
  checkSections(sections, at);
  return {
    ...{ card: fromPack.name(said['card'], fromPack.at(place, 'card')), name: named(said['name'], fromPack.at(place, 'name')), sections },
    ...{
      kinds: kindsIn(said['for'], fromPack.at(place, 'for')),
      languages: languagesIn(said['languages'], fromPack.at(place, 'languages')),
    },
    critical: fromPack.word(said['critical'], criticalWays, { ...fromPack.at(place, 'critical'), otherwise: 'zero' }),
  };
}

/** The cards of a pack, in the order in which they are chosen. */
export function cardsIn(raw: unknown, place: PackPlace): readonly Card[] {
  const given = fromPack.list(raw, { ...place, like: '[{ card: call, for: [call], sections: [...] }]' });
  const at = (i: number): PackPlace => ({ ...place, path: `${place.path}[${String(i)}]` });
  const cards = given.map((one, i) => cardIn(one, at(i)));
  if (cards.length === 0) place.complain(place.path, 'must be a list with at least one card');
  for (const [i, card] of cards.entries()) {
    const before = cards.slice(0, i);
    if (card.card !== '' && before.some((other) => other.card === card.card))
      place.complain(at(i).path, `names the card ${card.card} twice`);
    const hidden = before.find((other) => hides(other, card));
    if (hidden) place.complain(at(i).path, `is never chosen: ${hidden.card} stands before it, for the same contacts and more`);
  }
  return cards;
}
