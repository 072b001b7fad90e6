import {
  bind,
  clients,
  contractOf,
  defineAction,
  directoryOf,
  essentials,
  log,
  onlySystem,
  secretStore,
  system,
  type Desk,
  type Directory,
  type Entity,
} from '@luuri/core';
import { directoryLdap } from '@luuri/plugin-directory-ldap';
import type { OpenDesk } from '@luuri/testing';

/** Everything that was logged, as text. */
export const logged: string[] = [];
const listening = Object.fromEntries(
  ['info', 'warn', 'error', 'debug'].map((level) => [
    level,
    (fields: object, message: string) => logged.push(JSON.stringify(fields) + message),
  ]),
) as never;

/** A desk with one client, whose pack ends with these lines. */
export async function openDirectoryDesk(open: OpenDesk, section: string, secrets: Readonly<Record<string, string>>) {
  const made = await open({
    plugins: [...essentials(), directoryLdap()],
    ports: [bind(secretStore, { read: (name) => secrets[name] }), bind(log, listening)],
  });
  const pack = `client: acme\nname: Acme Oy\ndomains: [acme.example]\nmailboxes: [help@acme.example]\nlanguages: [fi, sv, en]\n${section}`;
  const { clientId } = await made.desk.as(system).use(clients).apply({ yaml: pack });
  return { ...made, clientId, directory: await directoryIn(made.desk, clientId) };
}

const find = defineAction<{ clientId: number }, Directory>('test.directory', {
  summary: '',
  allow: onlySystem,
  reads: true,
  run: async (scope, { clientId }) => (await contractOf(scope, clientId), (await directoryOf(scope, clientId)).directory),
});
export const directoryIn = (desk: Desk, clientId: number): Promise<Directory> => desk.as(system).run(find, { clientId });

export const rowsIn = <Row extends { id: number }>(desk: Desk, entity: Entity<Row>): Promise<Row[]> =>
  desk
    .as(system)
    .run(defineAction('test.rows', { summary: '', allow: onlySystem, reads: true, run: (scope) => scope.rows(entity).find() }), {});
