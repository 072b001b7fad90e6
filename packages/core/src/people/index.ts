export { getPerson, introduce, introducePerson, Introduction, languageOf, seePeople, type PersonView } from './actions.ts';
export { personAddressRows, personRows, type Person, type PersonAddress } from './entities.ts';
export { people } from './plugin.ts';
