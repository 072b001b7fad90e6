import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { routesOf, type OpenApiDocument } from '@luuri/core';
import { Validator } from '@seriousme/openapi-schema-validator';
import supertest from 'supertest';
import { openTestApp, type TestApp } from '../app/fixtures.ts';

let it: TestApp;
beforeAll(async () => {
  it = await openTestApp();
});
afterAll(() => it.app.close());

const document = async (): Promise<OpenApiDocument> =>
  (
    await supertest(it.app.getHttpServer())
      .get('/api/openapi.json')
      .expect(200)
      .expect('content-type', /^application\/json/)
  ).body as OpenApiDocument;

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate({ ...(await document()) });
  expect(errors ?? []).toEqual([]);
  expect([valid, validator.version]).toEqual([true, '3.1']);
});

test('the checker does check', async () => {
  const { paths, ...rest } = await document();
  const wrong = { ...rest, paths: { ...paths, '/tickets': { get: { responses: { '200': {} } } } } };
  expect((await new Validator().validate(wrong)).valid).toBe(false);
});

test('every route is in it, and every reference leads somewhere', async () => {
  const found = await document();
  const operations = Object.values(found.paths).flatMap((verbs) => Object.values(verbs).map((o) => o.operationId));
  expect(operations.toSorted()).toEqual(
    routesOf(it.desk)
      .map((r) => r.action.action)
      .toSorted(),
  );
  const references = [...JSON.stringify(found).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)];
  for (const [, kind, name] of references) expect(found.components).toHaveProperty([kind!, name!]);
});

test('the page says what the document says', async () => {
  const { text } = await supertest(it.app.getHttpServer()).get('/api/docs').expect(200);
  for (const [path, verbs] of Object.entries((await document()).paths)) {
    expect(text).toContain(`<code>${path}</code>`);
    for (const { operationId } of Object.values(verbs)) expect(text).toContain(`id="${operationId}"`);
  }
});
