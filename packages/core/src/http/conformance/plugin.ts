import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Max, Min, ValidateNested } from 'class-validator';
import {
  anonymous,
  anyone,
  Asset,
  can,
  defineAction,
  defineError,
  defineOutsideAction,
  definePermission,
  definePlugin,
  Download,
  EventStream,
  RawRequest,
  WithCookie,
  type Actor,
  type ErrorKind,
} from '../../kernel/index.ts';
import { statusOfKind } from '../status.ts';

const keepThings = definePermission('conformance.keep', 'Keep things.');

class Part {
  @IsString() @Length(1, 20) name!: string;
}
class Echo {
  @IsString() @Length(1, 20) text!: string;
  @IsOptional() @IsInt() @Min(1) @Max(100) count?: number;
  @IsOptional() @IsBoolean() loud?: boolean;
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => Part) parts?: Part[];
}
class FindThing {
  @IsInt() thingId!: number;
  @IsOptional() @IsArray() @IsString({ each: true }) tag?: string[];
  @IsOptional() @IsBoolean() big?: boolean;
  @IsOptional() @IsInt() @Min(1) @Max(200) limit?: number;
  @IsOptional() @IsString() word?: string;
}
class KeepThing {
  @IsInt() thingId!: number;
  @IsString() @Length(1, 20) name!: string;
}
class KeepLetter extends RawRequest {
  @IsString() @Length(1, 20) box!: string;
}
class ByThing {
  @IsInt() thingId!: number;
}

class Knock {
  @IsString() @Length(1, 20) door!: string;
  @IsString() @Length(1, 20) word!: string;
}

/** Three lines, and then the end. */
async function* news(last: number) {
  for (const id of [1, 2, 3]) if (id > last) yield { id: String(id), event: 'news', data: { text: `n${String(id)}` } };
}

const kinds = Object.keys(statusOfKind) as ErrorKind[];
class Fail {
  @IsIn([...kinds, 'unknown']) kind!: ErrorKind | 'unknown';
}
const failures = new Map(
  kinds.map((kind) => [
    kind,
    defineError<{ where: string; retryAfterSeconds: number }>(
      `conformance.${kind}`,
      kind,
      ({ where }) => `This failed at ${where}, as was asked.`,
    ),
  ]),
);
const notKnown = defineError('conformance.not-known', 'unauthenticated', () => 'Nobody of this name is known here.');

const fail = defineAction('conformance.fail', {
  summary: 'Fail in one of the ways there are.',
  allow: anyone,
  http: 'POST /fail',
  input: Fail,
  async run(_scope, { kind }): Promise<never> {
    const make = kind === 'unknown' ? undefined : failures.get(kind);
    // A value that is no error of ours at all, as a library may throw one.
    throw make ? make({ where: 'home', retryAfterSeconds: 30 }) : new RangeError('a secret of the house');
  },
});

/** Gives the input back. */
const said = async (_scope: unknown, input: object): Promise<object> => Object.fromEntries(Object.entries(input));

/** A plugin without tables, whose actions show everything that a host has to carry: install it on a desk, then `checkHost`. */
export const conformance = definePlugin({
  name: 'conformance',
  summary: 'Everything that a host has to carry.',
  permissions: [keepThings],
  errors: [...failures.values(), notKnown],
  actions: {
    echo: defineAction('conformance.echo', {
      summary: 'Say it back.',
      allow: anyone,
      http: 'POST /echo',
      input: Echo,
      reads: true,
      run: said,
    }),
    find: defineAction('conformance.find', {
      summary: 'Find a thing.',
      allow: anyone,
      http: 'GET /things/:thingId',
      input: FindThing,
      run: said,
    }),
    next: defineAction('conformance.next', {
      summary: 'The next thing.',
      allow: anyone,
      http: 'GET /things/next',
      run: async () => ({ next: true }),
    }),
    keep: defineAction('conformance.keep', {
      summary: 'Keep a thing.',
      allow: can(keepThings),
      http: 'PUT /things/:thingId',
      input: KeepThing,
      run: said,
    }),
    forget: defineAction('conformance.forget', {
      summary: 'Forget a thing.',
      allow: can(keepThings),
      http: 'DELETE /things/:thingId',
      input: ByThing,
      run: async () => undefined,
    }),
    letter: defineAction('conformance.letter', {
      summary: 'Take a letter as it was sent.',
      allow: anyone,
      http: 'POST /letters/:box',
      input: KeepLetter,
      raw: ['text/plain', 'application/json', 'application/x-www-form-urlencoded'],
      run: async (_scope, { box, headers, body }) => ({
        ...{ box, bytes: Buffer.from(body).toString(), seal: headers['x-seal'] ?? null },
        kept: ['authorization', 'cookie'].filter((name) => name in headers),
      }),
    }),
    ping: defineAction('conformance.ping', {
      summary: 'Nothing in, nothing out.',
      allow: anyone,
      http: 'POST /ping',
      run: async () => undefined,
    }),
    none: defineAction('conformance.none', { summary: 'Nothing, said.', allow: anyone, http: 'GET /none', run: async () => null }),
    who: defineAction('conformance.who', {
      summary: 'Who asks.',
      allow: anyone,
      http: 'GET /who',
      run: async (scope) => ({ actor: scope.actor.id }),
    }),
    file: defineAction('conformance.file', {
      summary: 'A file.',
      allow: anyone,
      http: 'GET /file',
      run: async () => new Download({ name: 'räkning "1".html', mediaType: 'text/html', bytes: Buffer.from('<script>1</script>') }),
    }),
    sign: defineAction('conformance.sign', {
      summary: 'Have a browser keep something.',
      allow: anyone,
      http: 'POST /sign',
      reads: true,
      run: async () => new WithCookie({ signed: true }, 'mark=1; Path=/; HttpOnly'),
    }),
    part: defineAction('conformance.part', {
      summary: 'Part of a page.',
      allow: anyone,
      http: 'GET /part.js',
      run: async () => new Asset({ mediaType: 'text/javascript', bytes: Buffer.from('1;'), maxAgeSeconds: 60 }),
    }),
    news: defineOutsideAction('conformance.news', {
      summary: 'Tell three things, after the one that is named.',
      allow: anyone,
      http: 'GET /news',
      input: RawRequest,
      raw: [],
      reads: true,
      reach: async (_outside, { headers }) => new EventStream(() => news(Number(headers['last-event-id'] ?? 0))),
    }),
    knock: defineAction('conformance.knock', {
      summary: 'Knock from a page of another site.',
      allow: anyone,
      http: 'POST /doors/:door/knock',
      input: Knock,
      origins: async (_scope, { origin, path }) => origin === `https://${String(path['door'])}.example`,
      run: said,
    }),
    fail,
  },
});

const keeper: Actor = { id: 'agent:7', kind: 'agent', permissions: [keepThings.permission], reach: 'all' };

/** The `whoIs` that the suite expects of a host: the header `x-actor` says `keeper`, `stranger` (refused) or nothing. */
export function conformanceWhoIs(request: Request): Actor {
  const name = request.headers.get('x-actor');
  if (name === 'stranger') throw notKnown({});
  return name === 'keeper' ? keeper : anonymous;
}
