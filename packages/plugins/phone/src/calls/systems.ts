import { randomBytes } from 'node:crypto';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { clientBySlug, defineAction, out, system } from '@luuri/core';
import { bridgeRows, type Bridge } from '../entities/index.ts';
import { systemNameTaken } from '../errors.ts';
import { connectsForAll } from '../permissions.ts';
import { hashOfToken } from './cti.ts';

/** A telephone system as the outside sees it: never its secret. */
export class SystemView {
  @out.integer readonly id!: number;
  /** What it calls itself in the header of what it sends. */
  @out.text readonly name!: string;
  @out.oneOf('native', 'cti') readonly kind!: 'native' | 'cti';
  /** The one client that it may tell of; all clients when null. */
  @out.orNull(out.integer) readonly clientId!: number | null;
  @out.flag readonly active!: boolean;
  @out.instant readonly createdAt!: Date;
}

/** A telephone system that was just connected. */
export class ConnectedSystem extends SystemView {
  /** What it proves itself with, here and nowhere else. */
  @out.text readonly secret!: string;
  /** Where it sends its events. */
  @out.text readonly path!: string;
}

/** Whether there was one to disconnect. */
export class Disconnection {
  @out.flag readonly disconnected!: boolean;
}

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
  output: ConnectedSystem,
  async run(scope, { name, kind, client }): Promise<ConnectedSystem> {
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
  output: Disconnection,
  async run(scope, { name }): Promise<Disconnection> {
    const changed = await scope.as(system).rows(bridgeRows).update({ name, active: true }, { active: false, secret: '', tokenHash: '' });
    return { disconnected: changed > 0 };
  },
});

export const listSystems = defineAction('phone.systems', {
  summary: 'Which telephone systems are connected.',
  allow: connectsForAll,
  http: 'GET /phone/systems',
  output: [SystemView],
  run: async (scope): Promise<SystemView[]> => (await scope.as(system).rows(bridgeRows).find()).map(viewOf),
});
