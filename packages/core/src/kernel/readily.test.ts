import 'reflect-metadata';
import { expect, test } from '@jest/globals';
import { plainToInstance, Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsDate,
  IsDefined,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Min,
  validate,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import fc from 'fast-check';
import { keepable } from './keepable.ts';
import { readily } from './readily.ts';

class ByNumber {
  @IsInt() @Min(1) id!: number;
}
class Asked extends ByNumber {
  @IsOptional() @IsString() @Length(1, 5) name?: string;
  @IsIn(['low', 'high']) urgency!: string;
  @IsOptional() @IsEmail() from?: string;
  @IsOptional() @IsBoolean() loud?: boolean;
  @ValidateIf((asked: Asked) => asked.loud === true) @Matches(/^[a-z]+$/) why?: string;
  @IsDefined() anything!: unknown;
  @IsOptional() @Type(() => Date) @IsDate() at?: Date;
  @IsOptional() @ValidateNested() @Type(() => ByNumber) inner?: ByNumber;
  @IsOptional() @IsString({ each: true }) tags: string[] | undefined;
}

const value = fc.oneof(
  fc.constantFrom(1, 0, 1.5, 'low', 'high', 'abc', 'ada@acme.example', '', true, false, null, undefined, '2026-01-01', 'a\0b', {}, ['a'], {
    id: 1,
  }),
  fc.string(),
);
const names = ['id', 'name', 'urgency', 'from', 'loud', 'why', 'anything', 'at', 'inner', 'tags', 'other'] as const;
const given = fc.record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] });
const mostlyRight = fc
  .tuple(given, fc.constantFrom({ id: 3, urgency: 'low', anything: 1 }, {}), fc.subarray([...names]))
  .map(([some, right, left]) =>
    Object.assign(Object.fromEntries(Object.entries(some).filter(([name]) => left.includes(name as 'id'))), right),
  );

test('what is taken at once is what both libraries would have made of it and found right', async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(mostlyRight, async (asked) => {
      const instance = readily(Asked, asked);
      if (!instance) return;
      taken += 1;
      const whole = plainToInstance(Asked, keepable(asked));
      expect(instance).toBeInstanceOf(Asked);
      expect(instance).toStrictEqual(whole);
      expect(await validate(whole, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false })).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
  expect(taken).toBeGreaterThan(100);
});

test('what is flat and right is taken at once, and a text in it can be kept', () => {
  expect(readily(Asked, { id: 1, urgency: 'high', anything: 'a\0b' })).toMatchObject({ id: 1, urgency: 'high', anything: 'ab' });
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- the input of an action that wants nothing
  expect(readily(class {}, {})).toBeDefined();
});

test('a class of which there is more to know goes the whole way', () => {
  class Shouted {
    @IsString() @Transform(({ value: text }) => String(text).toUpperCase()) text!: string;
  }
  expect(readily(Shouted, { text: 'a' })).toBeUndefined();
  class Grouped {
    @IsString({ validateIf: () => false }) text!: string;
  }
  expect(readily(Grouped, { text: 'a' })).toBeUndefined();
  class Later {
    @ValidateBy({ name: 'later', validator: { validate: () => Promise.resolve(true) } }) text!: string;
  }
  expect(readily(Later, { text: 'a' })).toBeUndefined();
});
