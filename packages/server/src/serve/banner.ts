import type { Duty } from '../app/tokens.ts';
import { printAddress, type Settings } from '../config/index.ts';
import type { DemoKey } from './demo.ts';
import type { LuuriServer } from './server.ts';

const roleOf = ({ role, tier }: DemoKey): string => (tier === undefined ? role : `tier ${String(tier)}`);

const until = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

type Known = Pick<LuuriServer, 'demoKeys' | 'invitation' | 'portals' | 'publicUrl'>;

function signIn({ demoKeys, invitation, publicUrl }: Known, apiKey: string | undefined): string[] {
  if (demoKeys.length > 0) {
    const width = Math.max(...demoKeys.map((k) => k.name.length));
    return [
      `Sign in at ${publicUrl}/sign-in with a key, or send "Authorization: Bearer KEY", as one of`,
      ...demoKeys.map((k) => `  ${k.name.padEnd(width)}  ${roleOf(k).padEnd(13)}  ${k.key}`),
    ];
  }
  const key = apiKey ? ['Or send "Authorization: Bearer KEY": the key of LUURI_API_KEY is an administrator\'s.'] : [];
  if (invitation)
    return [
      `The first administrator is ${invitation.address}. Set a password, once, until ${until(invitation.expiresAt)}:`,
      `  ${invitation.url}`,
      'Another link: luuri admin invite ADDRESS',
    ];
  return [`Sign in at ${publicUrl}/sign-in. Who forgot the password gets a link from: luuri admin invite ADDRESS`, ...key];
}

/** What the person who started the server needs to know. */
export function banner(server: Known & Pick<LuuriServer, 'url'>, settings: Settings, does: readonly Duty[] = ['web', 'work']): string {
  const { smtpListen, smtpUrl } = settings;
  const mailOut = smtpUrl
    ? 'to the mail server of LUURI_SMTP_URL'
    : `nowhere yet, it waits in ${server.publicUrl}/outbox (set LUURI_SMTP_URL to send it)`;
  const mailIn = !does.includes('work') ? 'by `luuri work`' : smtpListen ? `SMTP on ${printAddress(smtpListen)}` : 'off';
  const tryIt =
    does.includes('work') && smtpListen && server.demoKeys.length > 0
      ? ['', 'Send a mail to try:', '  npm run mail -- --to help@acme.example --subject "Salasana lukossa"']
      : [];
  const chat =
    server.demoKeys.length > 0 ? [`Chat      ${server.publicUrl}/api/chat/acme-demo-chat/try is a page with the widget on it`] : [];
  return [
    `Luuri is up: ${server.url}`,
    ...(does.includes('work') ? [] : ['It answers requests only: jobs, mail in and mail out are for `luuri work` on the same database.']),
    '',
    `Console   ${server.publicUrl}/`,
    ...server.portals.map((client, i) => `${i === 0 ? 'Portal    ' : '          '}${server.publicUrl}/portal/${client}`),
    `Status    ${server.publicUrl}/status`,
    `API       ${server.publicUrl}/api, described at ${server.publicUrl}/api/docs`,
    `Mail in   ${mailIn}`,
    `Mail out  ${mailOut}`,
    ...chat,
    '',
    ...signIn(server, settings.apiKey),
    ...tryIt,
    '',
    'Ctrl-C ends it.',
  ].join('\n');
}

/** The same for a process that works and answers nothing. */
export const workBanner = ({ url }: Pick<LuuriServer, 'url'>): string =>
  [`Luuri works: jobs, channels, mail. Its health is at ${url}/health/ready.`, '', 'Ctrl-C ends it.'].join('\n');
