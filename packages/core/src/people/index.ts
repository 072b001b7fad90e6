export {
  getPerson,
  introduce,
  introducePerson,
  Introduction,
  languageOf,
  makeContact,
  manageContacts,
  seePeople,
  type PersonView,
} from './actions.ts';
export { contactRows, personAddressRows, personRows, type Person, type PersonAddress } from './entities.ts';
export { people } from './plugin.ts';
