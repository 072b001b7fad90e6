import {
  actionRan,
  actionRefused,
  anonymous,
  definePort,
  settingChanged,
  signInTried,
  within,
  type Origin,
  type Scope,
} from '../kernel/index.ts';
import { clientOf } from './about.ts';
import { auditRows, type AuditLine, type SettingChange } from './entities.ts';
import { forAudit, withoutWords } from './rules.ts';

/** Told of each commit that left a line; the chain is sealed then. */
export const lineKept = definePort<{ told: () => void }>('audit.line-kept', () => ({ told: () => undefined }));

interface Called {
  readonly actor: string;
  readonly action: string;
  readonly origin: Origin;
  readonly via?: string;
}

/** What was changed in a unit of work, until the call that did it is put on record. */
const changesOf = new WeakMap<object, SettingChange[]>();

type Told = Pick<AuditLine, 'input' | 'outcome' | 'code' | 'changes'>;

async function keep(scope: Scope, { actor, action, origin, via }: Called, told: Told): Promise<void> {
  const from = { address: origin.address ?? null, requestId: origin.requestId ?? null, via: via ?? null };
  const clientId = await clientOf(scope, told);
  await scope.rows(auditRows).insertAll([{ actor, action, ...told, ...from, clientId, at: scope.now }]);
  const { told: tell } = scope.get(lineKept);
  scope.onCommit(tell);
}

const keepDone = (scope: Scope, called: Called & { input: object }): Promise<void> => {
  const changes = changesOf.get(scope.sql.manager) ?? null;
  changesOf.delete(scope.sql.manager);
  // What nobody in particular says stands where it was said: in a line that names nobody, an erasure would not find it.
  const given = called.actor === anonymous.id ? withoutWords(called.input) : called.input;
  return keep(scope, called, { input: forAudit(given) as object, outcome: 'done', code: null, changes });
};

const keepRefused = (scope: Scope, called: Called & { code: string }): Promise<void> =>
  keep(scope, called, { input: {}, outcome: 'refused', code: called.code, changes: null });

/** Beside the call that did it; what the desk's keeper changes without a call, at the command line, has a line of its own. */
async function keepChange(
  scope: Scope,
  { setting, actor, before, after }: { setting: string; actor: string; before: unknown; after: unknown },
): Promise<void> {
  const change: SettingChange = { setting, before: forAudit(before ?? null), after: forAudit(after ?? null) };
  if (actor !== 'system') {
    changesOf.set(scope.sql.manager, [...(changesOf.get(scope.sql.manager) ?? []), change]);
    return;
  }
  await keep(scope, { actor, action: 'setting.changed', origin: {} }, { input: {}, outcome: 'done', code: null, changes: [change] });
}

async function keepSignIn(
  scope: Scope,
  tried: { account: string; how: string; outcome: 'in' | 'out' | 'refused'; code?: string; origin: Origin; via?: string },
): Promise<void> {
  const { account, how, outcome, code, origin, via } = tried;
  const called = { actor: account, action: outcome === 'out' ? 'access.sign-out' : 'access.sign-in', origin, ...(via ? { via } : {}) };
  await keep(scope, called, { input: { how }, outcome: outcome === 'refused' ? 'refused' : 'done', code: code ?? null, changes: null });
}

export const listeners = [
  within(actionRan, keepDone),
  within(actionRefused, keepRefused),
  within(settingChanged, keepChange),
  within(signInTried, keepSignIn),
];
