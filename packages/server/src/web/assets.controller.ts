import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Controller, Get, Inject, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { PlatformRequest } from '../desk/platform.ts';
import type { PageResponse } from '../pages/page-host.ts';
import type { BuiltWeb } from './built.ts';
import { BUILT_WEB } from './web-host.ts';

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
};

/** A year: the name changes with what is in the file. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const BROTLI_QUALITY = 9;

const squeezes = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
  identity: (bytes: Buffer) => Promise.resolve(bytes),
};
type Encoding = keyof typeof squeezes;

function encodingFor({ headers }: PlatformRequest): Encoding {
  const accepted = [headers['accept-encoding']].flat().join();
  return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}

/** The files of the pages. Each is squeezed once, for whoever asks first. */
@Controller('assets')
export class AssetsController {
  private readonly ready = new Map<string, Promise<Buffer>>();

  constructor(@Inject(BUILT_WEB) private readonly built: BuiltWeb) {}

  @Get(':name')
  async file(
    @Param('name') name: string,
    @Req() request: PlatformRequest,
    @Res({ passthrough: true }) response: PageResponse,
  ): Promise<Buffer> {
    const file = this.built.asset(name);
    const type = types[name.slice(name.lastIndexOf('.') + 1)];
    if (file === undefined || type === undefined) throw new NotFoundException();
    const encoding = encodingFor(request);
    const key = `${encoding} ${name}`;
    const bytes = this.ready.get(key) ?? readFile(file).then(squeezes[encoding]);
    this.ready.set(key, bytes);
    response.header('content-type', type);
    response.header('cache-control', FOR_EVER);
    response.header('vary', 'Accept-Encoding');
    if (encoding !== 'identity') response.header('content-encoding', encoding);
    return bytes;
  }
}
