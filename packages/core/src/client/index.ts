export {
  applyContract,
  checkContract,
  clientByDomain,
  clientBySlug,
  diffContract,
  findMailbox,
  isOfClient,
  listClients,
  manageClients,
  PackText,
  seeClients,
} from './actions.ts';
export { showYear, type YearOfClient } from './calendar.ts';
export { contractById, contractNamed, contractOf, contractOfVersion, type Contract } from './contract.ts';
export { Client, clientRows, contractRows, domainRows, mailboxRows } from './entities.ts';
export { contractMovedOn, noContract, noSuchClient, wrongPack } from './errors.ts';
export { contractApplied } from './events.ts';
export { fromAddressOf } from './from-address.ts';
export { clients } from './plugin.ts';
export { clientColours, usualColour, type ClientColour } from './rules/colours.ts';
export { Difference, differences } from './rules/difference.ts';
export { fromPack, type PackPlace } from './from-pack.ts';
export { languagesOfTheDesk, readPack, type Pack, type PackHead, type ReadPack } from './rules/pack.ts';
