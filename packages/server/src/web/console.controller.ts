import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { PageResponse } from '../pages/page-host.ts';
import { consolePaths } from './console-paths.ts';
import { WebHost } from './web-host.ts';

const addresses = ['/', ...consolePaths.flatMap((path) => [path, `${path}/*`])];

/** The console, at every address that it has. It signs people in by itself. */
@Controller()
export class ConsoleController {
  constructor(@Inject(WebHost) private readonly web: WebHost) {}

  @Get(addresses)
  console(@Res({ passthrough: true }) response: PageResponse): string {
    return this.web.show(response, 'console');
  }
}
