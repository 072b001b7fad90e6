import type { Moment, Sentences } from './sentences.ts';

const DAYS = ['su', 'ma', 'ti', 'ke', 'to', 'pe', 'la'];

function instant({ year, month, day, weekday, hour, minute, second }: Moment): string {
  const time = [hour, minute, second].filter((part) => part !== '').join('.');
  return `${String(DAYS[weekday])} ${String(day)}.${String(month)}.${String(year)} klo ${time}`;
}

const due = (text: string) => (text === '' ? '' : `, määräaika ${text}`);

export const fi: Sentences = {
  instant,
  businessDays: (n) => (n === 1 ? '1 työpäivä' : `${String(n)} työpäivää`),
  metrics: {
    'first-response': 'Ensimmäinen vastaus',
    'next-response': 'Seuraava vastaus',
    'periodic-update': 'Väliaikatieto',
    resolution: 'Ratkaisu',
    'tier-hold': 'Aika yhdellä tasolla',
  },
  categories: {
    'pending-requester': 'odottaa yhteydenottajaa',
    'pending-third-party': 'odottaa toimittajaa',
    'pending-scheduled': 'ajastettu',
    'pending-approval': 'odottaa hyväksyntää',
  },
  ends: {
    resolved: 'ratkaistu',
    merged: 'jatkuu toisessa palvelupyynnössä',
    split: 'siirretty omaksi palvelupyynnökseen',
    spam: 'roskaposti tai testi',
    cancelled: 'peruttu',
    'no-target': 'ei enää luvattu',
  },
  head: (metric, cycle, target) => `${metric}${cycle > 1 ? `, kierros ${String(cycle)}` : ''}: luvattu aika ${target}.`,
  terms: (policy, version, calendar) => `Sovittu palvelulupauksessa ${policy}, sopimuksen versio ${version}, palveluaika '${calendar}'.`,
  passedOver: (policies) => `Myös nämä palvelulupaukset sopisivat, mutta ovat sopimuksessa myöhempänä: ${policies}.`,
  open: (length, total) => `avoinna, laskettu ${length}, yhteensä ${total}`,
  closed: 'suljettu, ei lasketa',
  holiday: (name) => `pyhäpäivä (${name}), ei lasketa`,
  paused: (why) => `keskeytetty, ${why}`,
  notCounted: 'ei lasketa',
  resolved: 'ratkaistu, ei lasketa',
  because: (rule, policy, version) => `sääntö ${rule}, ${policy} ${version}`,
  started: (t) => `Kello käynnistyy${due(t.due)}.`,
  pausedNow: (t) => `Kello keskeytetään: ${t.reason}.`,
  resumed: (t) => `Kello jatkuu${due(t.due)}.`,
  retargeted: (t) => `Tavoite muuttuu: ennen ${t.from}, nyt ${t.target}${due(t.due)}. Laskettu aika säilyy.`,
  recalendared: (t) => `Uusi palveluaika tulee voimaan${due(t.due)}.`,
  warned: (t) => (t.point.endsWith('%') ? `Varoitus: ajasta on käytetty ${t.point}.` : `Varoitus: palveluaikaa on jäljellä ${t.point}.`),
  breached: (t) => `Palvelulupaus ylittyi: määräaika oli ${t.due}.`,
  breachedBy: {
    retargeted: 'Palvelulupaus ylittyi muutoksen vuoksi: uusi määräaika oli jo mennyt.',
    merged: 'Palvelulupaus ylittyi yhdistämisen vuoksi: aiemman palvelupyynnön määräaika oli jo mennyt.',
  },
  met: () => 'Täytetty ajoissa.',
  metLate: (t) => `Tehty myöhässä, palveluaikaa yli ${t.late}.`,
  cancelled: (t) => `Kello päättyy ilman tulosta (${t.reason}).`,
  reopened: (t) => `Avattu uudelleen; kello jatkuu siitä mihin jäi${due(t.due)}.`,
  waived: (t) => `Ylitys hyväksytty: ${t.reason}.`,
  corrected: () => 'Oikaisu: kello lasketaan uudelleen alusta.',
};
