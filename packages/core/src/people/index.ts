export {
  getPerson,
  introduce,
  introducePerson,
  Introduction,
  languageOf,
  makeContact,
  manageContacts,
  PersonView,
  seePeople,
} from './actions.ts';
export { contactRows, Person, personAddressRows, personRows, type PersonAddress } from './entities.ts';
export { people } from './plugin.ts';
