import { Controller, Get, Inject, Res } from '@nestjs/common';
import { log, system, type Desk } from '@luuri/core';
import { DESK } from '../desk/index.ts';
import { host } from '../host/plugin.ts';
import { HOSTING, type HostingFacts } from './tokens.ts';

/** A database that takes longer than this is not there. */
const PATIENCE_MS = 2_000;

type Verdict = 'up' | 'down';

/** For whoever watches over the process. */
@Controller('health')
export class HealthController {
  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(HOSTING) private readonly facts: HostingFacts,
  ) {}

  /** The process answers. */
  @Get('live')
  live(): { status: Verdict } {
    return { status: 'up' };
  }

  /** The database answers, and the process does what it is there for: answers requests, works on jobs and channels, or both. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) response: { status(code: number): unknown }): Promise<object> {
    const database = await this.database();
    const { isReady, does } = this.facts;
    const works = does.includes('work');
    const status: Verdict = database === 'up' && isReady ? 'up' : 'down';
    response.status(status === 'up' ? 200 : 503);
    const work = works ? (isReady ? 'up' : 'down') : 'elsewhere';
    const channels = works ? this.desk.catalogue.channels.map((c) => c.channel) : [];
    return { status, does, checks: { database, work, channels } };
  }

  private async database(): Promise<Verdict> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Verdict>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS, 'down').unref();
    });
    const answer = this.desk
      .as(system)
      .use(host)
      .ping()
      .then((): Verdict => 'up')
      .catch((e: unknown): Verdict => {
        this.desk.get(log).warn({ err: e }, 'The database does not answer.');
        return 'down';
      });
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }
}
