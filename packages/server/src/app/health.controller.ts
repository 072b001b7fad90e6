import { Controller, Get, Inject, Res } from '@nestjs/common';
import { log, system, type Desk } from '@luuri/core';
import { DESK } from '../desk/index.ts';
import { host, type Waiting } from '../host/index.ts';
import { HOSTING, type HostingFacts } from './tokens.ts';

/** A database that takes longer than this is not there. */
const PATIENCE_MS = 2_000;
/** One look serves all who ask within so long: anybody may ask, and each look writes to the disk. */
const SERVES_MS = 1_000;

type Verdict = 'up' | 'down';

/** What was found of the database, for whoever asks meanwhile. */
interface Looked {
  readonly database: Verdict;
  readonly writes: Verdict;
  readonly troubles: readonly string[];
}

const many = (count: number, one: string, more: string): string => `${String(count)} ${count === 1 ? one : more}`;

/** What somebody should look at, in sentences; none of it keeps the desk from taking requests. */
function troublesOf({ undelivered, unreadable }: Waiting): string[] {
  return [
    ...(undelivered > 0 ? [`${many(undelivered, 'message waits', 'messages wait')} for another try: the outbox says why.`] : []),
    ...(unreadable > 0 ? [`${many(unreadable, 'arrival', 'arrivals')} could not be dealt with: the intake says why.`] : []),
  ];
}

/** For whoever watches over the process. */
@Controller('health')
export class HealthController {
  private recent: Promise<Looked> | undefined;

  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(HOSTING) private readonly facts: HostingFacts,
  ) {}

  /** The process answers. */
  @Get('live')
  live(): { status: Verdict } {
    return { status: 'up' };
  }

  /**
   * The database answers and can be written to, and the process does what it is there for: answers requests, works on jobs and
   * channels, or both. `troubles` is what needs a look and heals by itself, or waits for a person.
   */
  @Get('ready')
  async ready(@Res({ passthrough: true }) response: { status(code: number): unknown }): Promise<object> {
    this.recent ??= this.look().finally(() => setTimeout(() => (this.recent = undefined), SERVES_MS).unref());
    const { database, writes, troubles } = await this.recent;
    const { isReady, does } = this.facts;
    const works = does.includes('work');
    const status: Verdict = writes === 'up' && isReady ? 'up' : 'down';
    response.status(status === 'up' ? 200 : 503);
    const work = works ? (isReady ? 'up' : 'down') : 'elsewhere';
    const channels = works ? this.desk.catalogue.channels.map((c) => c.channel) : [];
    return { status, does, checks: { database, writes, work, channels }, troubles };
  }

  private async look(): Promise<Looked> {
    const own = this.desk.as(system).use(host);
    const database = await this.within('The database does not answer.', () => own.ping());
    const writes = database === 'up' ? await this.within('The database cannot be written to.', () => own.pulse()) : 'down';
    return { database, writes, troubles: await this.troubles(database) };
  }

  private async troubles(database: Verdict): Promise<string[]> {
    if (database === 'down') return ['The database does not answer; the desk goes on by itself when it does.'];
    const waiting = await this.desk
      .as(system)
      .use(host)
      .waiting()
      .catch(() => undefined);
    return waiting ? troublesOf(waiting) : [];
  }

  private async within(complaint: string, work: () => Promise<unknown>): Promise<Verdict> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Verdict>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS, 'down').unref();
    });
    const answer = work()
      .then((): Verdict => 'up')
      .catch((e: unknown): Verdict => {
        this.desk.get(log).warn({ err: e }, complaint);
        return 'down';
      });
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }
}
