export { managePrivacy, PersonExport } from './actions.ts';
export { Erasure, erasureRows, Finding, holdRows, LegalHold } from './entities.ts';
export { notErased, onHold } from './errors.ts';
export { personErased } from './events.ts';
export {
  personalData,
  type CallsMade,
  type Named,
  type PersonalData,
  type Sought,
  type Subject,
  type Forgotten,
  type Unidentified,
} from './ports.ts';
export { erased, mentions, tracesOf, without } from './rules.ts';
export { privacy } from './plugin.ts';
export { retentionSection, type Retention } from './section.ts';
