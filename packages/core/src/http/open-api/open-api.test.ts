import { expect, test } from '@jest/globals';
import { Type } from 'class-transformer';
import { IsArray, IsDate, IsInt, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import { anyone, can, defineAction, definePermission, definePlugin, Download } from '../../kernel/index.ts';
import { openApi } from './document.ts';

const work = definePermission('ticket.work', 'Work.');

class File {
  @IsString() name!: string;
}
class Reply {
  @IsInt() ticketId!: number;
  @IsString() @Length(1, 9) text!: string;
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => File) files?: File[];
}
class Search {
  @IsString() word!: string;
  @IsOptional() @IsArray() @IsString({ each: true }) state?: string[];
}
class View {
  @IsInt() id!: number;
  @IsDate() at!: Date;
  @ValidateNested() @Type(() => File) file!: File;
}

const tickets = definePlugin({
  name: 'ticket',
  summary: 'Tickets.',
  actions: {
    reply: defineAction('ticket.reply', {
      summary: 'Reply.',
      allow: can(work),
      http: 'POST /tickets/:ticketId/messages',
      input: Reply,
      output: View,
      run: async () => undefined,
    }),
    search: defineAction('ticket.search', {
      summary: 'Search.',
      allow: anyone,
      http: 'GET /tickets',
      input: Search,
      output: [View],
      run: async () => [],
    }),
    file: defineAction('ticket.file', {
      summary: 'File.',
      allow: anyone,
      http: 'GET /files/:name',
      output: Download,
      run: async () => undefined,
    }),
    inner: defineAction('ticket.inner', { summary: 'Has no address.', allow: anyone, run: async () => undefined }),
  },
});
const silent = definePlugin({ name: 'silent', summary: 'Has no address at all.' });
const document = openApi({ catalogue: { plugins: [tickets.spec, silent.spec] } as never }, { title: 'Desk', version: '1', server: '/api' });
const at = (path: string, verb: string) => document.paths[path]?.[verb];

test('every action with an address is an operation, and nothing else is', () => {
  expect(Object.entries(document.paths).map(([path, verbs]) => [path, Object.keys(verbs)])).toEqual([
    ['/tickets/{ticketId}/messages', ['post']],
    ['/tickets', ['get']],
    ['/files/{name}', ['get']],
  ]);
  expect(document.tags).toEqual([{ name: 'ticket', description: 'Tickets.' }]);
  expect(document.servers).toEqual([{ url: '/api' }]);
});

test('what is in the path is a parameter and not in the body', () => {
  expect(at('/tickets/{ticketId}/messages', 'post')).toMatchObject({
    operationId: 'ticket.reply',
    summary: 'Reply.',
    tags: ['ticket'],
    security: [{ bearer: [] }],
    'x-needs': 'ticket.work',
    parameters: [{ name: 'ticketId', in: 'path', required: true, schema: { type: 'integer' } }],
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            properties: { text: { type: 'string' }, files: { type: 'array', items: { $ref: '#/components/schemas/File' } } },
            required: ['text'],
            additionalProperties: false,
          },
        },
      },
    },
  });
});

test('a reading action takes its input from the query', () => {
  const search = at('/tickets', 'get');
  expect(search?.requestBody).toBeUndefined();
  expect(search?.security).toEqual([{}, { bearer: [] }]);
  expect(search?.parameters).toEqual([
    { name: 'word', in: 'query', required: true, schema: { type: 'string' } },
    { name: 'state', in: 'query', required: false, schema: { type: 'array', items: { type: 'string' } } },
  ]);
});

test('results are described when the action says of which class they are', () => {
  const ok = (path: string, verb: string) => at(path, verb)?.responses['200'];
  expect(ok('/tickets', 'get')).toMatchObject({
    content: { 'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/View' } } } },
  });
  expect(ok('/files/{name}', 'get')).toMatchObject({ content: { 'application/octet-stream': {} } });
  // The same class in an input refuses what it does not know, and in a result does not: two entries.
  expect(document.components.schemas).toMatchObject({
    File: { additionalProperties: false },
    View: {
      properties: { at: { type: 'string', format: 'date-time' }, file: { $ref: '#/components/schemas/File2' } },
      required: ['id', 'at', 'file'],
    },
  });
  expect(document.components.schemas['File2']).not.toHaveProperty('additionalProperties');
});

test('every operation says how it can go wrong', () => {
  const statuses = (path: string, verb: string) => Object.keys(at(path, verb)?.responses ?? {}).filter((s) => s !== '200' && s !== '204');
  expect(statuses('/tickets/{ticketId}/messages', 'post')).toEqual(['400', '401', '403', '404', '409', 'default']);
  expect(statuses('/tickets', 'get')).toEqual(['400', 'default']);
  const used = Object.values(document.paths).flatMap((verbs) => Object.values(verbs).flatMap((o) => Object.keys(o.responses)));
  for (const status of new Set(used)) if (!['200', '204'].includes(status)) expect(document.components.responses).toHaveProperty(status);
});
