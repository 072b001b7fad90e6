export { getPerson, introduce, Introduction, seePeople, type PersonView } from './actions.ts';
export { personAddressRows, personRows, type Person, type PersonAddress } from './entities.ts';
export { people } from './plugin.ts';
