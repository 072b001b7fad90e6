import { anonymous, clients, essentials, type Actor, type Desk } from '@luuri/core';
import { DESK, DeskModule, ProblemFilter } from '@luuri/server';
import { Controller, Get, Inject, Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { OnEvent } from '@nestjs/event-emitter';

const pack = `
client: acme
name: Acme Oy
domains: [acme.example]
calendars: { always: { zone: Europe/Helsinki, hours: 24x7 } }
sla: [{ name: standard, calendar: always, targets: { normal: { first-response: 4h } } }]`;
const admin: Actor = { id: 'set-up', kind: 'agent', permissions: ['*'], reach: 'all' };

/** Your own provider: it hears facts once they are committed, and may use the desk. */
@Injectable()
class Bell implements OnApplicationBootstrap {
  readonly rung: number[] = [];

  constructor(@Inject(DESK) private readonly desk: Desk) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.desk.as(admin).use(clients).apply({ yaml: pack });
  }

  @OnEvent('ticket.opened')
  ring({ ticketId }: { ticketId: number }): void {
    this.rung.push(ticketId);
  }
}

@Controller('bell')
class BellController {
  constructor(@Inject(Bell) private readonly bell: Bell) {}

  @Get()
  rung(): readonly number[] {
    return this.bell.rung;
  }
}

@Module({
  imports: [
    DeskModule.forRoot({
      prefix: 'desk',
      options: { database: { type: 'better-sqlite3', database: 'desk.db' }, plugins: essentials() },
      // Your own guard or session stands here.
      whoIs: (request) => (request.headers.get('authorization') === 'Bearer secret' ? admin : anonymous),
    }),
  ],
  controllers: [BellController],
  // Errors of the desk look the same on your own routes.
  providers: [Bell, { provide: APP_FILTER, useExisting: ProblemFilter }],
})
export class AppModule {}
