import type { Choice, LocalizedText } from '@luuri/core';

/** Finnish, Swedish, English. */
export const say = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en });

const choice = (value: string, label: LocalizedText): Choice => ({ value, label });

export const directions: readonly Choice[] = [
  choice('in', say('Saapuva', 'Inkommande', 'Incoming')),
  choice('out', say('Lähtevä', 'Utgående', 'Outgoing')),
];

export const phases: readonly Choice[] = [
  choice('offered', say('Tulossa', 'På väg in', 'Coming in')),
  choice('queued', say('Jonossa', 'I kö', 'Queued')),
  choice('ringing', say('Soi', 'Ringer', 'Ringing')),
  choice('talking', say('Puhelu käynnissä', 'Samtal pågår', 'Talking')),
  choice('held', say('Pidossa', 'Parkerat', 'On hold')),
  choice('ended', say('Päättynyt', 'Avslutat', 'Ended')),
  choice('abandoned', say('Luovutti', 'Gav upp', 'Abandoned')),
];

export const states: readonly Choice[] = [
  choice('ready', say('Vapaa', 'Ledig', 'Ready')),
  choice('ringing', say('Soi', 'Ringer', 'Ringing')),
  choice('on-call', say('Puhelussa', 'I samtal', 'On a call')),
  choice('wrap-up', say('Jälkityössä', 'Efterarbete', 'Wrap-up')),
  choice('break', say('Tauolla', 'Paus', 'On a break')),
  choice('away', say('Poissa', 'Borta', 'Away')),
];

export const promiseKinds: readonly Choice[] = [
  choice('call-back', say('Soitto takaisin', 'Återuppringning', 'Call-back')),
  choice('word', say('Muu lupaus', 'Annat löfte', 'Another promise')),
];

export const outcomes: readonly Choice[] = [
  choice('answered', say('Vastasi', 'Svarade', 'Answered')),
  choice('no-answer', say('Ei vastannut', 'Svarade inte', 'No answer')),
  choice('voicemail', say('Vastaaja', 'Röstbrevlåda', 'Voicemail')),
  choice('busy', say('Varattu', 'Upptaget', 'Busy')),
  choice('wrong-number', say('Väärä numero', 'Fel nummer', 'Wrong number')),
];

export const endings: readonly Choice[] = [
  choice('kept', say('Tehty', 'Gjort', 'Kept')),
  choice('cancelled', say('Soittaja perui', 'Kunden avbokade', 'Called off by the caller')),
  choice('exhausted', say('Ei tavoitettu sopimuksen mukaisesti', 'Ej nådd enligt avtalet', 'Not reached, as often as the contract says')),
];

export const systemKinds: readonly Choice[] = [
  choice('native', say('Luurin oma, allekirjoitettu', 'Luuris egen, signerad', "Luuri's own, signed")),
  choice('cti', say('Yleinen CTI-silta', 'Allmän CTI-brygga', 'Generic CTI bridge')),
];

export const priorityChoices: readonly Choice[] = [
  choice('urgent', say('Kriittinen', 'Kritisk', 'Urgent')),
  choice('high', say('Kiireellinen', 'Hög', 'High')),
  choice('normal', say('Normaali', 'Normal', 'Normal')),
  choice('low', say('Matala', 'Låg', 'Low')),
];
