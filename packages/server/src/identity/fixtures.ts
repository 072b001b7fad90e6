import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { bind, essentials, system, teams, type Agent, type Binding, type Desk, type Installed, type Role } from '@luuri/core';
import type { OpenDesk, TestDesk } from '@luuri/testing';
import supertest, { type Response } from 'supertest';
import { createApp } from '../app/create-app.ts';
import { createLog } from '../app/log.ts';
import type { HostingFacts } from '../app/tokens.ts';
import { committedEvents } from '../desk/index.ts';
import { host } from '../host/index.ts';
import { identity, passwordHasher, publicAddress, type IdentityOptions, type PasswordHasher } from './index.ts';

/** For tests: quick to make, and it counts how often it is asked. */
export interface CountingHasher extends PasswordHasher {
  verified: number;
  hashed: number;
}

export function countingHasher(): CountingHasher {
  const hasher: CountingHasher = {
    decoy: 'plain:of nobody',
    verified: 0,
    hashed: 0,
    hash: async (password) => {
      hasher.hashed++;
      return `plain:${password}`;
    },
    verify: async (known, password) => {
      hasher.verified++;
      return known === `plain:${password}`;
    },
    isDated: (known) => known.startsWith('old:'),
  };
  return hasher;
}

/** For tests: a browser that keeps its cookie, and sends the token that goes with it. */
export class Browser {
  cookies = new Map<string, string>();
  csrfToken = '';
  readonly app: NestFastifyApplication;

  constructor(app: NestFastifyApplication) {
    this.app = app;
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  keep(answer: Response): Response {
    const set = answer.headers['set-cookie'] as unknown as readonly string[] | undefined;
    for (const line of set ?? []) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (line.includes('Max-Age=0')) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const token = (answer.body as { csrfToken?: string } | undefined)?.csrfToken;
    if (token) this.csrfToken = token;
    return answer;
  }

  async send(verb: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string, body?: object): Promise<Response> {
    const asked = supertest(this.app.getHttpServer())[verb](path).set('cookie', this.cookie);
    if (this.csrfToken) asked.set('x-csrf-token', this.csrfToken);
    return this.keep(await (body ? asked.send(body) : asked));
  }

  get = (path: string) => this.send('get', path);
  post = (path: string, body: object = {}) => this.send('post', path, body);
  delete = (path: string) => this.send('delete', path);

  /** A form with files, as a page sends it. */
  async upload(path: string, fields: Readonly<Record<string, string>>, files: Readonly<Record<string, Buffer>>): Promise<Response> {
    const asked = supertest(this.app.getHttpServer()).post(path).set('cookie', this.cookie);
    for (const [name, value] of Object.entries(fields)) asked.field(name, value);
    // A browser sends a file without a name where none was chosen.
    if (Object.keys(files).length === 0) asked.attach('files', Buffer.alloc(0), { filename: '', contentType: 'application/octet-stream' });
    for (const [name, bytes] of Object.entries(files))
      asked.attach('files', bytes, { filename: name, contentType: 'application/octet-stream' });
    return this.keep(await asked);
  }

  /** A form, as a page sends it. */
  async form(path: string, fields: object): Promise<Response> {
    return this.keep(await supertest(this.app.getHttpServer()).post(path).type('form').set('cookie', this.cookie).send(fields));
  }
}

export interface World extends TestDesk {
  readonly app: NestFastifyApplication;
  readonly hasher: CountingHasher;
  readonly facts: HostingFacts;
  readonly browser: () => Browser;
  /** Enrol somebody with a password. */
  readonly hire: (name: string, role?: Exclude<Role, 'requester' | 'client-contact'>, teamSlugs?: string[]) => Promise<Agent>;
}

export const goodPassword = 'kolme harmaata pöllöä';

/** For tests: the token in a link. */
export const tokenIn = (url: string): string => new URL(url).searchParams.get('token') ?? '';

async function setPassword(desk: Desk, agentId: number): Promise<void> {
  const own = desk.as(system).use(identity);
  const { url } = await own.invite({ agentId });
  await own.setPassword({ token: tokenIn(url), newPassword: goodPassword });
}

export interface WorldOptions {
  readonly identity?: IdentityOptions;
  readonly publicUrl?: string;
  readonly ports?: readonly Binding[];
  readonly plugins?: readonly Installed[];
  readonly rateLimit?: number;
}

/** For tests: a desk with its pages and its API, on any database, at a time that stands still. */
export async function openWorld(open: OpenDesk, options: WorldOptions = {}): Promise<World> {
  const hasher = countingHasher();
  const facts: HostingFacts = {
    publicUrl: options.publicUrl ?? 'http://localhost:3000',
    smtpListen: undefined,
    sendsMail: false,
    isReady: true,
    does: ['web', 'work'],
  };
  const opened = await open({
    plugins: [...essentials(), identity(options.identity ?? {}), host(), ...(options.plugins ?? [])],
    ports: [bind(publicAddress, facts), bind(passwordHasher, hasher), ...(options.ports ?? [])],
  });
  const { desk } = opened;
  const app = await createApp({ desk, events: committedEvents(), facts, log: createLog('silent'), rateLimit: options.rateLimit });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const hire: World['hire'] = async (name, role = 'agent', teamSlugs = []) => {
    const agent = await desk
      .as(system)
      .use(teams)
      .enrol({ name, address: `${name.toLowerCase()}@desk.example`, role, teams: teamSlugs });
    await setPassword(desk, agent.id);
    return agent;
  };
  return { ...opened, app, hasher, facts, browser: () => new Browser(app), hire };
}

/** For tests: sign in by address and password. */
export const signInAs = (browser: Browser, name: string, password = goodPassword): Promise<Response> =>
  browser.post('/api/sign-in', { address: `${name.toLowerCase()}@desk.example`, password });
