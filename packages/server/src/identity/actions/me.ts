import {
  agentRows,
  anyone,
  catalogue,
  clientRows,
  contractOf,
  defineAction,
  out,
  personRows,
  type Actor,
  type Client,
  type Reach,
  type Scope,
} from '@luuri/core';
import { sessionRows, stages, type SignInSession, type Stage } from '../entities/index.ts';
import { factorsOf } from '../factors.ts';
import { kept } from '../kept.ts';
import { identityOptions } from '../ports.ts';
import { sessionIdOf } from '../rules/session.ts';
import { csrfTokenOf } from '../secret.ts';

/** Who asks, what they may, and what they see. */
export class Me {
  /** `agent:3`, `person:12`, `anonymous`. */
  @out.text readonly actor!: string;
  @out.oneOf('system', 'agent', 'person', 'anonymous') readonly kind!: Actor['kind'];
  @out.text readonly name!: string;
  /** Mail address of an agent; empty for others. */
  @out.text readonly address!: string;
  /** Role: agent, team-lead, quality, administrator, requester, client-contact; empty for nobody in particular. */
  @out.text readonly role!: string;
  /** Names of permissions. */
  @out.list(out.text) readonly permissions!: readonly string[];
  /** Short names of the clients that they see. */
  @out.list(out.text) readonly clients!: readonly string[];
  @out.text readonly language!: string;
  /** complete; second-factor or enrolment while signing in; none without a session. */
  @out.oneOf(...stages, 'none') readonly stage!: Stage | 'none';
  /** Second factors that are set up: totp, passkey, recovery-code. */
  @out.list(out.text) readonly factors!: readonly string[];
  /** For the header X-CSRF-Token; there for sessions alone. */
  @out.optional(out.text) readonly csrfToken?: string;
  /** Ways in that the sign-in page can offer: password, and provider when an OpenID provider is set. */
  @out.list(out.text) readonly ways!: readonly string[];
}

const nobody = { name: '', address: '', role: '', language: 'en' };

async function known(scope: Scope, { id, kind, reach }: Actor): Promise<typeof nobody> {
  const number = Number(id.slice(id.indexOf(':') + 1));
  if (kind === 'agent') {
    const agent = await scope.rows(agentRows).first({ id: number });
    return agent ? { name: agent.name, address: agent.address, role: agent.role, language: agent.languages[0] ?? 'en' } : nobody;
  }
  // By the link of one ticket, a person sees no row of their own.
  const person = kind === 'person' ? await kept(scope, personRows).first({ id: number }) : undefined;
  if (!person) return nobody;
  const isContact = reach !== 'all' && !('requester' in reach);
  const language = person.language ?? (await contractOf(scope, person.clientId)).languages[0];
  return { name: person.name, address: '', role: isContact ? 'client-contact' : 'requester', language };
}

const present = async (scope: Scope): Promise<SignInSession | undefined> => {
  const id = sessionIdOf(scope.actor);
  return id === undefined ? undefined : kept(scope, sessionRows).first({ id });
};

/** By the reach itself: a requester sees the row of no client, and knows whose they are. */
async function clientsIn(scope: Scope, reach: Reach): Promise<Client[]> {
  const ids = reach === 'all' ? undefined : (reach['client'] ?? []);
  return kept(scope, clientRows).find({ ...(ids ? { where: { id: ids } } : {}), order: { slug: 'ASC' } });
}

export const whoAmI = defineAction('identity.me', {
  summary: 'Who you are here, what you may, and the token that changes by cookie must carry. Open to anybody.',
  allow: anyone,
  http: 'GET /me',
  output: Me,
  async run(scope): Promise<Me> {
    const { actor } = scope;
    const session = await present(scope);
    const clients = await clientsIn(scope, actor.reach);
    return {
      actor: actor.id,
      kind: actor.kind,
      ...(await known(scope, actor)),
      permissions: actor.permissions.includes('*') ? scope.get(catalogue).permissions.map((p) => p.permission) : actor.permissions,
      clients: clients.map((client) => client.slug),
      stage: session?.stage ?? 'none',
      factors: session?.who === 'agent' ? await factorsOf(scope, session.whoId) : [],
      ...(session ? { csrfToken: csrfTokenOf(session.hash) } : {}),
      ways: ['password', ...(scope.get(identityOptions).provider ? ['provider'] : [])],
    };
  },
});
