import { randomBytes } from 'node:crypto';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { clientBySlug, defineAction, system } from '@luuri/core';
import { bridgeRows, type Bridge } from '../entities/index.ts';
import { systemNameTaken } from '../errors.ts';
import { connectsForAll } from '../permissions.ts';
import { hashOfToken } from './cti.ts';

/** A telephone system as the outside sees it: never its secret. */
export type SystemView = Omit<Bridge, 'secret' | 'tokenHash'>;

const viewOf = ({ secret: _secret, tokenHash: _hash, ...view }: Bridge): SystemView => view;

class Connection {
  /** Short name of small letters, digits and hyphens. */
  @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/) name!: string;
  /** `native` signs what it sends; `cti` is a bridge of the generic form, with a token in its address. */
  @IsIn(['native', 'cti']) kind!: 'native' | 'cti';
  /** Short name of the one client that it may tell of; all clients when left out. */
  @IsOptional() @IsString() @Length(1, 63) client?: string;
}

export const connectSystem = defineAction('phone.connect', {
  summary: 'Connect a telephone system. What it proves itself with is said once, here.',
  allow: connectsForAll,
  http: 'POST /phone/systems',
  input: Connection,
  async run(scope, { name, kind, client }): Promise<SystemView & { readonly secret: string; readonly path: string }> {
    const rows = scope.as(system).rows(bridgeRows);
    if (await rows.first({ name })) throw systemNameTaken({ name });
    const proof = randomBytes(32).toString('base64url');
    const bridge = await rows.insert({
      ...{ name, kind, secret: kind === 'native' ? proof : '', tokenHash: kind === 'cti' ? hashOfToken(proof) : '' },
      ...{ clientId: client === undefined ? null : (await clientBySlug(scope, client)).id, active: true, createdAt: scope.now },
    });
    return { ...viewOf(bridge), secret: proof, path: kind === 'native' ? '/phone/events' : `/phone/cti/${proof}` };
  },
});

class ByName {
  @IsString() @Length(1, 63) name!: string;
}

export const disconnectSystem = defineAction('phone.disconnect', {
  summary: 'Take nothing any more from a telephone system.',
  allow: connectsForAll,
  http: 'DELETE /phone/systems/:name',
  input: ByName,
  async run(scope, { name }): Promise<{ disconnected: boolean }> {
    const changed = await scope.as(system).rows(bridgeRows).update({ name, active: true }, { active: false, secret: '', tokenHash: '' });
    return { disconnected: changed > 0 };
  },
});

export const listSystems = defineAction('phone.systems', {
  summary: 'Which telephone systems are connected.',
  allow: connectsForAll,
  http: 'GET /phone/systems',
  run: async (scope): Promise<SystemView[]> => (await scope.as(system).rows(bridgeRows).find()).map(viewOf),
});
