import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { anyone, Asset, defineOutsideAction, isDeskError, styleSource, type Outside } from '@luuri/core';
import { widgetMissing } from './errors.ts';
import { demoPage, demoStyle } from './demo-page.ts';
import { BySite } from './visitor/inputs.ts';
import { offerChat } from './visitor/offer.ts';

/** Built from `widget/`; beside `dist` and beside `src` alike. */
const built = fileURLToPath(new URL('../dist/widget.js', import.meta.url));
const MINUTES_10 = 600;

/** Read once: it is built before the desk starts. */
let script: Promise<Buffer> | undefined;

async function widget(): Promise<Asset> {
  try {
    script ??= readFile(built);
    return new Asset({ mediaType: 'text/javascript; charset=utf-8', bytes: await script, maxAgeSeconds: MINUTES_10 });
  } catch (e) {
    script = undefined;
    throw isDeskError(e) ? e : widgetMissing({}, e);
  }
}

export const widgetScript = defineOutsideAction('chat.widget', {
  summary: 'The widget, for the pages of clients: <script src=".../chat/widget.js" data-client-key="..." defer></script>.',
  allow: anyone,
  http: 'GET /chat/widget.js',
  output: Asset,
  reads: true,
  reach: widget,
});

const policy = `default-src 'none'; script-src 'self'; style-src ${styleSource(demoStyle)}; connect-src 'self'; img-src 'self' blob:; frame-ancestors 'none'`;

async function tryPage({ steps }: Pick<Outside, 'steps'>, { key }: BySite): Promise<Asset> {
  const { client } = await steps.run(offerChat, { key });
  return new Asset({ mediaType: 'text/html; charset=utf-8', bytes: Buffer.from(demoPage({ key, client })), maxAgeSeconds: 0, policy });
}

export const tryWidget = defineOutsideAction('chat.try', {
  summary: 'A page with the widget of a client on it, to try it.',
  allow: anyone,
  http: 'GET /chat/:key/try',
  input: BySite,
  output: Asset,
  reads: true,
  reach: tryPage,
});
