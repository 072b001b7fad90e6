import { expect, test } from '@jest/globals';
import { jsonSchemaOf, secretFieldsOf } from '@luuri/core';
import { pluginsOf, type Settings } from '@luuri/server';

/** Names of what lets somebody in, or proves who they are. */
const soundsSecret = /password|secret|token|api-?key|credential|^proof$|^code$|^pin$|^answer$|^said$/i;

/** Fields that only sound so, each with what it is. */
const harmless = new Set([
  'phone.log proof', // the number of a proof, which opens nothing
  'password-reset.answer-aftercare answer', // yes or no
  'password-reset.list-aftercare answer',
]);

test('whatever an action is given that lets somebody in is marked secret, in every plugin as the desk comes', () => {
  const given = { secondFactor: [], sessionIdle: 120, plugins: [] } as unknown as Settings;
  const actions = pluginsOf(given).flatMap(({ spec }) => Object.values(spec.actions ?? {}));
  const told = actions.flatMap(({ action, input }) => {
    const secret = secretFieldsOf(input);
    const fields = input ? Object.keys(jsonSchemaOf(input).properties ?? {}) : [];
    return fields.filter((field) => soundsSecret.test(field) && !secret.has(field)).map((field) => `${action} ${field}`);
  });
  expect(told.sort()).toEqual([...harmless].sort());
});
