import { describe, expect, test } from '@jest/globals';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Min,
  ValidateNested,
} from 'class-validator';
import fc from 'fast-check';
import { DeskError, parseInput, type Mistake } from './index.ts';

class Target {
  @IsIn(['first-response', 'resolution']) metric!: string;
  @IsInt() @Min(1) minutes!: number;
}
class Policy {
  @IsString() @Length(1, 20) name!: string;
  @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => Target) targets!: Target[];
}
class SetPolicy {
  @IsInt() clientId!: number;
  @ValidateNested() @Type(() => Policy) policy!: Policy;
  @IsOptional() @IsBoolean() draft?: boolean;
  @IsOptional() @IsString({ each: true }) tags?: string[];
  @IsOptional() @IsObject() fields?: object;
}
// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- the input of an action that wants nothing
class Nothing {}

const good = () => ({ clientId: 3, policy: { name: 'gold', targets: [{ metric: 'resolution', minutes: 60 }] } });

async function mistakesOf(value: unknown, input: new () => object = SetPolicy): Promise<readonly Mistake[]> {
  const e = await parseInput(input, value, 'policy.set').catch((thrown: unknown) => thrown);
  if (!(e instanceof DeskError)) return [];
  expect([e.code, e.kind]).toEqual(['input.invalid', 'invalid']);
  expect(e.message.startsWith('policy.set: ') && e.message.endsWith('.')).toBe(true);
  return (e.details as { mistakes: Mistake[] }).mistakes;
}
const pathsOf = async (value: unknown) => (await mistakesOf(value)).map((m) => m.path);

describe('an input', () => {
  test('that fits is an instance of its class, and so are its parts', async () => {
    const input = await parseInput(SetPolicy, { ...good(), draft: false, tags: ['a'] }, 'policy.set');
    expect(input).toBeInstanceOf(SetPolicy);
    expect(input.policy.targets[0]).toBeInstanceOf(Target);
    expect(JSON.parse(JSON.stringify(input))).toEqual({ ...good(), draft: false, tags: ['a'] });
  });

  test('that does not fit names every wrong place by its path, and says what would be right', async () => {
    const wrong = {
      clientId: '3',
      policy: {
        name: '',
        targets: [
          { metric: 'resolution', minutes: 60 },
          { metric: 'speed', minutes: 0.5 },
        ],
      },
      tags: ['a', 7],
    };
    expect(await mistakesOf(wrong)).toEqual([
      { path: 'clientId', message: 'must be an integer number' },
      { path: 'policy.name', message: 'must be longer than or equal to 1 characters' },
      { path: 'policy.targets[1].metric', message: 'must be one of the following values: first-response, resolution' },
      { path: 'policy.targets[1].minutes', message: 'must not be less than 1' },
      { path: 'policy.targets[1].minutes', message: 'must be an integer number' },
      { path: 'tags', message: 'each value in tags must be a string' },
    ]);
    const e = await parseInput(SetPolicy, { ...good(), clientId: null }, 'policy.set').catch((thrown: unknown) => thrown);
    expect(String(e)).toBe('DeskError: policy.set: clientId must be an integer number.');
  });

  test('may not carry what is not known, at any depth', async () => {
    expect(await mistakesOf({ ...good(), extra: 1 })).toEqual([
      { path: 'extra', message: 'is not known here; leave it out or correct its name' },
    ]);
    const deep = good();
    Object.assign(deep.policy.targets[0]!, { minuts: 60 });
    expect(await pathsOf(deep)).toEqual(['policy.targets[0].minuts']);
    expect(await mistakesOf({ x: 1 }, Nothing)).toHaveLength(1);
    expect(await parseInput(Nothing, {}, 'x')).toBeInstanceOf(Nothing);
  });

  test('that is left out is an empty one', async () => {
    expect(await parseInput(Nothing, undefined, 'x')).toBeInstanceOf(Nothing);
    expect(await parseInput(Nothing, null, 'x')).toBeInstanceOf(Nothing);
    expect(await pathsOf(undefined)).toContain('clientId');
  });

  test('is an object and nothing else', async () => {
    for (const value of ['text', '', 0, 5, true, false, [], [good()], Symbol('x'), 10n, () => good(), Number.NaN]) {
      expect(await mistakesOf(value)).toEqual([{ path: '', message: 'must be an object' }]);
    }
  });

  test('keeps bytes as they are, wherever they lie', async () => {
    class Upload {
      @IsObject() first!: Uint8Array;
      @IsArray() files!: { name: string; bytes: Uint8Array }[];
    }
    const bytes = Uint8Array.of(0, 1, 255);
    const input = await parseInput(
      Upload,
      {
        first: bytes,
        files: [
          { name: 'a', bytes: Buffer.from(bytes) },
          { name: 'b', bytes },
        ],
      },
      'x',
    );
    expect([input.first, input.files[0]!.bytes, input.files[1]!.bytes].map((b) => [...b])).toEqual([
      [0, 1, 255],
      [0, 1, 255],
      [0, 1, 255],
    ]);
  });

  test('is plain: what would lose its contents on the way is refused', async () => {
    for (const fields of [new Map([['a', 1]]), new Set([1])])
      expect(await mistakesOf({ ...good(), fields: { list: [fields] } })).toEqual([
        { path: 'fields.list[0]', message: 'must be a plain object or a list' },
      ]);
    for (const value of [new Map(), new Set(), new Date(0), Uint8Array.of(1), Promise.resolve()])
      expect(await mistakesOf(value)).toEqual([{ path: '', message: 'must be an object' }]);
  });

  test('poisons no prototype', async () => {
    const poisons = [
      '{"__proto__":{"polluted":true}}',
      '{"constructor":{"prototype":{"polluted":true}}}',
      '{"prototype":{"polluted":true}}',
    ];
    for (const poison of poisons) {
      const extra = JSON.parse(poison) as object;
      for (const value of [
        { ...good(), ...extra },
        JSON.parse(`${JSON.stringify(good()).slice(0, -1)},${poison.slice(1)}`) as object,
        { ...good(), fields: extra },
      ]) {
        await parseInput(SetPolicy, value, 'x').then(
          (input) =>
            expect([Object.getPrototypeOf(input), (input as { polluted?: unknown }).polluted]).toEqual([SetPolicy.prototype, undefined]),
          (e: unknown) => expect((e as DeskError).code).toBe('input.invalid'),
        );
        expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
      }
    }
  });

  test('may be huge or deep, and is then refused or read, without a crash', async () => {
    expect(await pathsOf({ ...good(), policy: { name: 'x'.repeat(5_000_000), targets: [] } })).toEqual(['policy.name']);
    expect(
      await pathsOf({
        ...good(),
        policy: { name: 'x', targets: Array.from({ length: 20_000 }, () => ({ metric: 'resolution', minutes: 1 })) },
      }),
    ).toContain('policy.targets');
    let deep: unknown = {};
    for (let i = 0; i < 100_000; i++) deep = i % 2 ? [deep] : { deep };
    expect(await mistakesOf({ ...good(), fields: deep })).toEqual([
      { path: 'fields', message: 'must not be nested more than 50 levels deep' },
    ]);
    expect(await mistakesOf(Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`key${i}`, i])))).toHaveLength(2_001);
    const loop: Record<string, unknown> = good();
    loop['fields'] = loop;
    expect(await mistakesOf(loop)).toEqual([{ path: 'fields', message: 'must not be nested more than 50 levels deep' }]);
  });

  test('of any kind gives an instance or mistakes with paths, never another error', async () => {
    const values = fc.oneof(
      fc.anything({
        withNullPrototype: true,
        withMap: true,
        withSet: true,
        withDate: true,
        withTypedArray: true,
        withSparseArray: true,
        withBigInt: true,
      }),
      fc.record({ clientId: fc.anything(), policy: fc.anything(), tags: fc.anything(), fields: fc.anything() }, { requiredKeys: [] }),
      fc.record({ clientId: fc.integer(), policy: fc.record({ name: fc.anything(), targets: fc.array(fc.anything()) }) }),
    );
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        const result = await parseInput(SetPolicy, value, 'x').catch((e: unknown) => e);
        if (result instanceof SetPolicy) return;
        expect(result).toMatchObject({
          code: 'input.invalid',
          details: {
            mistakes: expect.arrayContaining([expect.objectContaining({ path: expect.any(String), message: expect.any(String) })]),
          },
        });
      }),
      { numRuns: 500 },
    );
  });
});
