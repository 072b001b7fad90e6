import type { Moment, Sentences } from './sentences.ts';

const DAYS = ['sön', 'mån', 'tis', 'ons', 'tors', 'fre', 'lör'];

function instant({ year, month, day, weekday, hour, minute, second }: Moment): string {
  const time = [hour, minute, second].filter((part) => part !== '').join('.');
  return `${String(DAYS[weekday])} ${String(day)}.${String(month)}.${String(year)} kl. ${time}`;
}

const due = (text: string) => (text === '' ? '' : `, förfaller ${text}`);

export const sv: Sentences = {
  instant,
  businessDays: (n) => (n === 1 ? '1 arbetsdag' : `${String(n)} arbetsdagar`),
  metrics: {
    'first-response': 'Första svar',
    'next-response': 'Nästa svar',
    'periodic-update': 'Lägesrapport',
    resolution: 'Lösning',
    'tier-hold': 'Tid på en nivå',
  },
  categories: {
    'pending-requester': 'väntar på anmälaren',
    'pending-third-party': 'väntar på leverantören',
    'pending-scheduled': 'schemalagt',
    'pending-approval': 'väntar på godkännande',
  },
  ends: {
    resolved: 'löst',
    merged: 'fortsätter i ett annat ärende',
    split: 'blev ett eget ärende',
    spam: 'skräppost eller test',
    cancelled: 'avbrutet',
    'no-target': 'inte längre utlovat',
  },
  head: (metric, cycle, target) => `${metric}${cycle > 1 ? `, omgång ${String(cycle)}` : ''}: utlovat inom ${target}.`,
  terms: (policy, version, calendar) => `Avtalat i servicelöfte ${policy}, avtalets version ${version}, servicetid '${calendar}'.`,
  passedOver: (policies) => `Även dessa servicelöften passar men står senare i avtalet: ${policies}.`,
  open: (length, total) => `öppet, ${length} räknas, totalt ${total}`,
  closed: 'stängt, räknas inte',
  holiday: (name) => `helgdag (${name}), räknas inte`,
  paused: (why) => `pausat, ${why}`,
  notCounted: 'räknas inte',
  resolved: 'löst, räknas inte',
  because: (rule, policy, version) => `regel ${rule}, ${policy} ${version}`,
  started: (t) => `Klockan startar${due(t.due)}.`,
  pausedNow: (t) => `Klockan pausas: ${t.reason}.`,
  resumed: (t) => `Klockan fortsätter${due(t.due)}.`,
  retargeted: (t) => `Målet ändras från ${t.from} till ${t.target}${due(t.due)}. Räknad tid kvarstår.`,
  recalendared: (t) => `Nya servicetider gäller härifrån${due(t.due)}.`,
  warned: (t) => (t.point.endsWith('%') ? `Varning: ${t.point} av tiden är använd.` : `Varning: ${t.point} servicetid återstår.`),
  breached: (t) => `Servicelöftet är brutet: det förföll ${t.due}.`,
  breachedBy: {
    retargeted: 'Servicelöftet bröts av ändringen: den nya tiden hade redan gått ut.',
    merged: 'Servicelöftet bröts av sammanslagningen: det tidigare ärendet hade redan förfallit.',
  },
  met: () => 'Uppfyllt i tid.',
  metLate: (t) => `Klart för sent, ${t.late} servicetid över.`,
  cancelled: (t) => `Klockan slutar utan utfall (${t.reason}).`,
  reopened: (t) => `Öppnat igen; klockan fortsätter där den stannade${due(t.due)}.`,
  waived: (t) => `Efterskänkt: ${t.reason}.`,
  corrected: () => 'Rättelse: klockan räknas om från början.',
};
