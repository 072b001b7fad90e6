import { isDeskError } from '@luuri/core';
import { loadSettings, type Settings, type WrongSetting } from '../../config/index.ts';
import type { Terminal } from '../terminal.ts';
import { checkContracts, checkDatabase } from './desk.ts';
import { look, type Finding } from './finding.ts';
import { checkFolder, checkMailServer, checkNode, checkPort, checkZones, isDeskAt } from './machine.ts';
import { checkZoneRules } from './zone-rules.ts';

/** What can be looked at without settings. */
const machine = (): Promise<Finding>[] => [
  look('node', 'Get it from https://nodejs.org.', () => checkNode(process.versions.node)),
  look('zones', 'Run the Node from https://nodejs.org.', checkZones),
];

async function* withSettings(settings: Settings, isRunning: boolean): AsyncGenerator<Finding> {
  const { data, host, port, smtpListen, smtpUrl, contracts, databaseUrl } = settings;
  const ours = 'this desk is running';
  if (!databaseUrl) yield look('data', 'Set LUURI_DATA to a folder of this user.', () => checkFolder(data));
  const database = await look('database', 'Run `luuri migrate`, or look at LUURI_DATABASE_URL.', () => checkDatabase(settings));
  yield database;
  if (database.how === 'ok') yield look('zone rules', 'Run the Node that ran before, or a newer one.', () => checkZoneRules(settings));
  yield look('port', 'Set LUURI_PORT to another.', () => (isRunning ? ours : checkPort({ host, port })));
  if (smtpListen)
    yield look('mail in', 'Set LUURI_SMTP_LISTEN to another address, or to off.', () => (isRunning ? ours : checkPort(smtpListen)));
  if (smtpUrl) yield look('mail out', 'Look at LUURI_SMTP_URL.', () => checkMailServer(smtpUrl));
  if (contracts) yield look('contracts', '`luuri contract check FILE` lists every mistake.', () => checkContracts(settings, contracts));
}

async function settingsOrFindings(config: string | undefined): Promise<Settings | Finding[]> {
  try {
    const settings = await loadSettings(config);
    return settings;
  } catch (e) {
    const mistakes = isDeskError(e) && e.code === 'config.wrong' ? (e.details['mistakes'] as WrongSetting[]) : undefined;
    if (mistakes) return mistakes.map(({ setting, message }) => ({ about: 'settings', how: 'FAIL', says: `${setting} ${message}.` }));
    return [{ about: 'settings', how: 'FAIL', says: e instanceof Error ? e.message : String(e) }];
  }
}

const line = ({ about, how, says }: Finding): string => `${how.padEnd(4)}  ${about.padEnd(10)} ${says}`;

/** `luuri doctor`: look at everything that a start needs, and say of each how it is. */
export async function doctor({ config }: { readonly config?: string }, { say }: Terminal): Promise<number> {
  const findings: Finding[] = await Promise.all(machine());
  const settings = await settingsOrFindings(config);
  if (Array.isArray(settings)) findings.push(...settings);
  else {
    findings.push({ about: 'settings', how: 'ok', says: 'every setting is understood' });
    const isRunning = await isDeskAt({ host: settings.host, port: settings.port });
    for await (const finding of withSettings(settings, isRunning)) findings.push(finding);
  }
  for (const finding of findings) say(line(finding));
  return findings.every((f) => f.how !== 'FAIL') ? 0 : 1;
}
