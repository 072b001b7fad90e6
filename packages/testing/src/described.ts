import {
  Asset,
  Download,
  EventStream,
  isWithCookie,
  resultSchemaOf,
  type AnyAction,
  type AnyPlugin,
  type Desk,
  type JsonSchema,
  type Session,
} from '@luuri/core';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { notAsDescribed } from './errors.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addFormat('date-time', /^\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
ajv.addFormat('email', true);

/** Desks of many tests describe the same: each description is compiled once. */
const compiled = new Map<string, ValidateFunction>();
function checkerOf(schema: JsonSchema): ValidateFunction {
  const key = JSON.stringify(schema);
  const known = compiled.get(key) ?? ajv.compile(schema);
  compiled.set(key, known);
  return known;
}

/** What is no JSON, by the class that says so: a file, part of a page, a stream. */
const bare: readonly unknown[] = [Download, Asset, EventStream];

/** What is wrong with a result, by what its action says of it. */
function wrongWith(action: AnyAction, result: unknown, checkerFor: (action: AnyAction) => ValidateFunction): readonly string[] {
  if (!action.output) return action.http && result !== undefined ? ['it names no output, and gives something'] : [];
  const isBare = bare.some((type) => result instanceof (type as typeof Download));
  if (bare.includes(action.output) || isBare) return isBare && bare.includes(action.output) ? [] : ['one is JSON and the other is not'];
  if (result === undefined) return ['it names an output, and gives nothing'];
  const check = checkerFor(action);
  if (check(JSON.parse(JSON.stringify(result)) as unknown)) return [];
  return (check.errors ?? []).map((e) => `${e.instancePath || '/'} ${e.message ?? ''} ${JSON.stringify(e.params)}`);
}

/**
 * A desk that compares all that its actions give with what they say they give, to the last field.
 * @throws from its calls, `testing.not-as-described`
 */
export function describedDesk(desk: Desk): Desk {
  const checkers = new Map<AnyAction, ValidateFunction>();
  const checkerFor = (action: AnyAction): ValidateFunction => {
    const checker = checkers.get(action) ?? checkerOf(resultSchemaOf(action.output ?? [Object], desk.get));
    checkers.set(action, checker);
    return checker;
  };
  const described = (session: Session): Session => {
    const run = async (action: AnyAction, input: object): Promise<unknown> => {
      const result: unknown = await session.run(action, input);
      const wrong = wrongWith(action, isWithCookie(result) ? result.value : result, checkerFor);
      if (wrong.length > 0) throw notAsDescribed({ action: action.action, wrong });
      return result;
    };
    const use = (plugin: AnyPlugin) =>
      Object.fromEntries(
        Object.entries((plugin.spec as { actions?: Record<string, AnyAction> }).actions ?? {}).map(([name, action]) => [
          name,
          (input: object = {}) => run(action, input),
        ]),
      );
    return { actor: session.actor, run: run as Session['run'], use: use as Session['use'] };
  };
  return { ...desk, as: (...who) => described(desk.as(...who)) };
}
