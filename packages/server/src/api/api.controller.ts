import { Controller, Get, Inject, Res } from '@nestjs/common';
import { openApi, type Desk, type OpenApiDocument } from '@luuri/core';
import { HOSTING, type HostingFacts } from '../app/tokens.ts';
import { version } from '../app/version.ts';
import { DESK } from '../desk/index.ts';
import { docsSections } from '../pages/docs.page.ts';
import { page, pageHeaders } from '../pages/layout.ts';

/** The API's document, for programs and for people. Open to anyone: it says what there is, not what is in it. */
@Controller('api')
export class ApiController {
  private document: OpenApiDocument | undefined;

  constructor(
    @Inject(DESK) private readonly desk: Desk,
    @Inject(HOSTING) private readonly facts: HostingFacts,
  ) {}

  @Get('openapi.json')
  openApi(): OpenApiDocument {
    return (this.document ??= openApi(this.desk, { title: 'Luuri', version, server: `${this.facts.publicUrl}/api` }));
  }

  @Get('docs')
  docs(@Res({ passthrough: true }) response: { header(name: string, value: string): unknown }): string {
    for (const [name, value] of Object.entries(pageHeaders)) response.header(name, value);
    return page('API', docsSections(this.openApi()));
  }
}
