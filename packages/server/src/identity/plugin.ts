import {
  agentChanged,
  bind,
  definePlugin,
  people,
  personalData,
  privacy,
  teams,
  templates,
  ratingLink,
  ratings,
  requesterLink,
  within,
  type Scope,
  type RatingLink,
  type RequesterLink,
} from '@luuri/core';
import { version } from '../app/version.ts';
import { endAgentsSessions, listAccess } from './actions/access.ts';
import { actorOfKey, admitAdministrator, createKey, ensureKey, listKeys, noteUse, revokeKey } from './actions/keys.ts';
import { whoAmI } from './actions/me.ts';
import { addPasskey, givePasskey, listPasskeys, newPasskeyOptions, passkeyProofOptions, removePasskey } from './actions/passkeys.ts';
import { changePassword, inviteAdministrator, inviteAgent, isLocked, setPasswordByLink } from './actions/password.ts';
import { beginProvider, finishProvider } from './actions/provider.ts';
import { listSessions, revokeOtherSessions, revokeSession } from './actions/sessions.ts';
import { giveSecondFactor, signIn, signInWithKey, signOut } from './actions/sign-in.ts';
import { beginTotp, confirmTotp, newRecoveryCodes, removeTotp, resetSecondFactor } from './actions/totp.ts';
import * as entities from './entities/index.ts';
import { places } from './erasing.ts';
import * as errors from './errors.ts';
import { linkMade, passwordSet, secondFactorChanged, signedIn, signedOut } from './events.ts';
import { passwordHasher } from './hasher.ts';
import { makeLink } from './links.ts';
import { migrations } from './migrations.ts';
import { IdentityOptions } from './options.ts';
import { manageIdentity } from './permissions.ts';
import { addressOf, identityOptions, publicAddress } from './ports.ts';
import { provider, providerOf } from './provider.ts';
import { askForLink, followLink, waysOfClient } from './requester/actions.ts';
import { mailLinks } from './requester/jobs.ts';
import { signInSection } from './requester/section.ts';
import { actorOfSession, endSessions, noteSight } from './sessions.ts';

/** Whoever may more or less now signs in anew: a session that was opened with less trust does not grow with the role. */
async function endWithRole(scope: Scope, { agentId }: { agentId: number }): Promise<void> {
  await endSessions(scope, { who: 'agent', whoId: agentId });
}

const linkToTicket: RequesterLink = async (scope, { ticketId, personId }) =>
  (await makeLink(scope, { purpose: 'ticket', whoId: personId, ticketId })).url;

const linkToRate: RatingLink = (scope, { client, token }) => addressOf(scope, `/portal/${client}/rate?token=${token}`);

/** Who sends a request: an agent by password, key, passkey or provider; a requester by a link that was mailed to them. */
export const identity = definePlugin({
  name: 'identity',
  version,
  summary: 'Who comes in: passwords, second factors, sessions, API keys, OpenID, links for requesters.',
  needs: [people, teams, templates, privacy, ratings],
  options: IdentityOptions,
  permissions: [manageIdentity],
  entities: [
    entities.apiKeyRows,
    entities.sessionRows,
    entities.flowRows,
    entities.attemptRows,
    entities.passwordRows,
    entities.totpRows,
    entities.recoveryCodeRows,
    entities.passkeyRows,
    entities.outsideIdentityRows,
    entities.linkRows,
  ],
  migrations,
  events: [signedIn, signedOut, passwordSet, secondFactorChanged, linkMade],
  errors: Object.values(errors),
  ports: [passwordHasher, publicAddress, identityOptions, provider],
  jobs: [mailLinks],
  sections: [signInSection],
  listeners: [within(agentChanged, endWithRole)],
  start({ options, get }) {
    get(personalData).push(...places);
    return {
      provides: [
        bind(identityOptions, options),
        bind(provider, options.provider && providerOf(options.provider)),
        bind(requesterLink, linkToTicket),
        bind(ratingLink, linkToRate),
      ],
    };
  },
  actions: {
    ...{ signIn, giveSecondFactor, signInWithKey, signOut, me: whoAmI },
    ...{ sessions: listSessions, revokeSession, revokeOtherSessions, actorOfSession, noteSight },
    ...{ invite: inviteAgent, inviteAdministrator, isLocked, setPassword: setPasswordByLink, changePassword },
    ...{ beginTotp, confirmTotp, removeTotp, newRecoveryCodes, resetSecondFactor },
    ...{ newPasskeyOptions, addPasskey, passkeyOptions: passkeyProofOptions, givePasskey, passkeys: listPasskeys, removePasskey },
    ...{ access: listAccess, endSessionsOf: endAgentsSessions },
    ...{ beginProvider, finishProvider, askForLink, followLink, waysOfClient },
    ...{ createKey, listKeys, revokeKey, actorOf: actorOfKey, noteUse, ensureKey, admitAdministrator },
  },
});
