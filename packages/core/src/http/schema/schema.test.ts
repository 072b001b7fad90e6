import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDate,
  IsDateString,
  IsEmail,
  IsEnum,
  IsIn,
  IsInt,
  IsISO8601,
  IsNotEmpty,
  IsNumber,
  IsOptional,
  IsPositive,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import fc from 'fast-check';
import { parseInput } from '../../kernel/index.ts';
import { jsonSchemaOf, schemaBook } from './book.ts';
import { valueOf } from './text.ts';

class Part {
  @IsString() @Length(1, 5) name!: string;
  @IsOptional() @ValidateNested() @Type(() => Part) inner?: Part;
}
class Parent {
  /** The bound stands nearer the property than the type, and the other way round. */
  @IsInt() @Min(1) id!: number;
}
class Everything extends Parent {
  @IsOptional() @Min(0) @IsInt() count?: number;
  @IsOptional() @Max(9) least?: number;
  @IsOptional() @IsPositive() share?: number;
  @IsOptional() @IsIn(['low', 'high']) priority?: string;
  @IsOptional() @IsIn([1, 2, 3]) tier?: number;
  @IsOptional() @IsEnum({ a: 'x', b: 'y' }) letter?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(2) @IsString({ each: true }) tags?: string[];
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => Part) parts?: Part[];
  @IsOptional() @ValidateNested() @Type(() => Part) part?: Part;
  @IsOptional() @Type(() => Date) @IsDate() at?: Date;
  @IsOptional() @Matches(/^[a-z]+$/) slug?: string;
  @IsOptional() @IsNotEmpty() name?: string;
}

const check = (type: typeof Everything) => new Ajv2020({ strictTypes: false, validateFormats: false }).compile(jsonSchemaOf(type));

describe('jsonSchemaOf', () => {
  test('says what the class says', () => {
    const { properties, required, additionalProperties, $defs } = jsonSchemaOf(Everything);
    expect(properties).toEqual({
      id: { type: 'integer', minimum: 1 },
      count: { type: 'integer', minimum: 0 },
      least: { type: 'number', maximum: 9 },
      share: { type: 'number', exclusiveMinimum: 0 },
      priority: { type: 'string', enum: ['low', 'high'] },
      tier: { type: 'number', enum: [1, 2, 3] },
      letter: { type: 'string', enum: ['x', 'y'] },
      tags: { type: 'array', items: { type: 'string' }, maxItems: 2 },
      parts: { type: 'array', items: { $ref: '#/$defs/Part' } },
      part: { $ref: '#/$defs/Part' },
      at: { type: 'string', format: 'date-time' },
      slug: { type: 'string', pattern: '^[a-z]+$' },
      name: { minLength: 1 },
    });
    expect([required, additionalProperties]).toEqual([['id'], false]);
    expect($defs).toEqual({
      Part: {
        type: 'object',
        properties: { name: { type: 'string', minLength: 1, maxLength: 5 }, inner: { $ref: '#/$defs/Part' } },
        required: ['name'],
        additionalProperties: false,
      },
    });
  });

  test('a class without decorators is an object of anything known', () => {
    class Nothing {
      unknown?: string;
    }
    expect(jsonSchemaOf(Nothing)).toEqual({ type: 'object', properties: {}, additionalProperties: false });
  });

  test('the class and its schema agree on any value of its own shape', async () => {
    const validate = check(Everything);
    const part = fc.record({ name: fc.string({ maxLength: 7 }) }, { noNullPrototype: true });
    const word = fc.oneof(
      fc.string({ maxLength: 3 }),
      fc.integer({ min: -2, max: 12 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
    );
    const input = fc.record(
      {
        id: fc.oneof(fc.integer({ min: -2, max: 5 }), word),
        count: word,
        least: word,
        share: word,
        priority: fc.constantFrom('low', 'high', 'no', 1),
        tier: fc.constantFrom(1, 2, '1', 4),
        letter: fc.constantFrom('x', 'a', 1),
        tags: fc.array(word, { maxLength: 3 }),
        parts: fc.array(part, { maxLength: 2 }),
        part,
        slug: fc.oneof(fc.constantFrom('abc', 'ABC'), word),
        surplus: word,
      },
      { requiredKeys: [], noNullPrototype: true },
    );
    await fc.assert(
      fc.asyncProperty(input, async (value) => {
        const accepted = await parseInput(Everything, value, 'x').then(
          () => true,
          () => false,
        );
        expect([value, validate(value)]).toEqual([value, accepted]);
      }),
      { numRuns: 500 },
    );
  });
});

test('two classes of one name get two entries', () => {
  const other = (() => {
    class Part {
      @IsBoolean() flag!: boolean;
    }
    return Part;
  })();
  const book = schemaBook('#/x/');
  expect([book.refTo(Part), book.refTo(other), book.refTo(Part)]).toEqual([
    { $ref: '#/x/Part' },
    { $ref: '#/x/Part2' },
    { $ref: '#/x/Part' },
  ]);
  expect(book.entries['Part2']?.properties).toEqual({ flag: { type: 'boolean' } });
});

test('every decorator that becomes a schema becomes a valid one', () => {
  class Words {
    @IsEmail() address!: string;
    @IsISO8601() day!: string;
    @IsDateString() instant!: string;
    @MaxLength(3) short!: string;
    @IsNumber() amount!: number;
    @IsNotEmpty() there!: string;
  }
  const ajv = new Ajv2020({ strict: true, strictTypes: false, validateFormats: false });
  expect(() => ajv.compile(jsonSchemaOf(Words))).not.toThrow();
});

describe('valueOf', () => {
  const number = { type: 'integer' };
  test.each([
    ['12', number, 12],
    ['-1.5', { type: 'number' }, -1.5],
    ['abc', number, 'abc'],
    ['', number, ''],
    [' 1', number, ' 1'],
    ['1e3', number, '1e3'],
    ['0x10', number, '0x10'],
    ['Infinity', number, 'Infinity'],
    ['true', { type: 'boolean' }, true],
    ['false', { type: 'boolean' }, false],
    ['1', { type: 'boolean' }, '1'],
    ['12', { type: 'string' }, '12'],
    ['true', {}, 'true'],
    ['2', { enum: [1, 2] }, 2],
    ['12', undefined, '12'],
    [['1', '2'], { type: 'array', items: number }, [1, 2]],
    ['1', { type: 'array', items: number }, [1]],
    ['a', { type: 'array' }, ['a']],
    [['1', '2'], number, ['1', '2']],
  ])('%j as %j is %j', (texts, schema, value) => {
    expect(valueOf(texts, schema)).toEqual(value);
  });
});
