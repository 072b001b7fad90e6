import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  bind,
  createDesk,
  essentials,
  log as logPort,
  system,
  teams,
  type Binding,
  type DatabaseOptions,
  type Desk,
  type Installed,
} from '@luuri/core';
import { directoryLdap } from '@luuri/plugin-directory-ldap';
import { passwordReset } from '@luuri/plugin-password-reset';
import { chat } from '@luuri/plugin-chat';
import { phone } from '@luuri/plugin-phone';
import { quality } from '@luuri/plugin-quality';
import type { LogLevel } from '../config/index.ts';
import { committedEvents } from '../desk/index.ts';
import { host } from '../host/index.ts';
import { identity, publicAddress, type IdentityOptions } from '../identity/index.ts';
import { createApp } from './create-app.ts';
import { createLog } from './log.ts';
import type { HostingFacts } from './tokens.ts';

/** A server for one test: a desk in memory with an agent, a team lead and an administrator, who each have a key. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly desk: Desk;
  readonly facts: HostingFacts;
  readonly keys: { readonly agent: string; readonly lead: string; readonly administrator: string };
  /** Lines of the log so far. */
  readonly logged: readonly string[];
}

async function keyFor(desk: Desk, name: string, role: 'agent' | 'team-lead' | 'administrator'): Promise<string> {
  const { id: agentId } = await desk
    .as(system)
    .use(teams)
    .enrol({ name, address: `${name}@desk.example`, role });
  return (await desk.as(system).use(identity).createKey({ agentId, name })).key;
}

interface TestAppOptions {
  readonly plugins?: readonly Installed[];
  readonly level?: LogLevel;
  readonly publicUrl?: string;
  readonly identity?: IdentityOptions;
  readonly ports?: readonly Binding[];
  readonly rateLimit?: number;
  readonly trustProxy?: string;
  /** SQLite in memory when left out. */
  readonly database?: DatabaseOptions;
}

export async function openTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const logged: string[] = [];
  const log = createLog(options.level ?? 'info', { write: (line: string) => void logged.push(line) });
  const events = committedEvents();
  const plugins = [
    ...essentials(),
    identity(options.identity ?? {}),
    host(),
    phone(),
    chat(),
    directoryLdap(),
    passwordReset(),
    quality(),
    ...(options.plugins ?? []),
  ];
  const facts: HostingFacts = {
    publicUrl: options.publicUrl ?? 'http://desk.example',
    smtpListen: { host: '127.0.0.1', port: 2525 },
    sendsMail: false,
    does: ['web', 'work'],
    isReady: true,
  };
  const desk = await createDesk({
    database: options.database ?? { type: 'better-sqlite3', database: ':memory:' },
    plugins: [...plugins, events.plugin(plugins)],
    ports: [bind(logPort, log), bind(publicAddress, facts), ...(options.ports ?? [])],
  });
  const keys = {
    agent: await keyFor(desk, 'ann', 'agent'),
    lead: await keyFor(desk, 'leo', 'team-lead'),
    administrator: await keyFor(desk, 'adam', 'administrator'),
  };
  const app = await createApp({ desk, events, facts, log, rateLimit: options.rateLimit, trustProxy: options.trustProxy });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return { app, desk, facts, keys, logged };
}
