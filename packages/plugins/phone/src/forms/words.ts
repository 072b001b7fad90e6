import { choice, type Choice } from '@luuri/core';

export const directions: readonly Choice[] = [
  choice('in', 'Saapuva', 'Inkommande', 'Incoming'),
  choice('out', 'Lähtevä', 'Utgående', 'Outgoing'),
];

export const phases: readonly Choice[] = [
  choice('offered', 'Tulossa', 'På väg in', 'Coming in'),
  choice('queued', 'Jonossa', 'I kö', 'Queued'),
  choice('ringing', 'Soi', 'Ringer', 'Ringing'),
  choice('talking', 'Puhelu käynnissä', 'Samtal pågår', 'Talking'),
  choice('held', 'Pidossa', 'Parkerat', 'On hold'),
  choice('ended', 'Päättynyt', 'Avslutat', 'Ended'),
  choice('abandoned', 'Luovutti', 'Gav upp', 'Abandoned'),
];

export const states: readonly Choice[] = [
  choice('ready', 'Vapaa', 'Ledig', 'Ready'),
  choice('ringing', 'Soi', 'Ringer', 'Ringing'),
  choice('on-call', 'Puhelussa', 'I samtal', 'On a call'),
  choice('wrap-up', 'Jälkityössä', 'Efterarbete', 'Wrap-up'),
  choice('break', 'Tauolla', 'Paus', 'On a break'),
  choice('away', 'Poissa', 'Borta', 'Away'),
];

export const promiseKinds: readonly Choice[] = [
  choice('call-back', 'Soitto takaisin', 'Återuppringning', 'Call-back'),
  choice('word', 'Muu lupaus', 'Annat löfte', 'Another promise'),
];

export const outcomes: readonly Choice[] = [
  choice('answered', 'Vastasi', 'Svarade', 'Answered'),
  choice('no-answer', 'Ei vastannut', 'Svarade inte', 'No answer'),
  choice('voicemail', 'Vastaaja', 'Röstbrevlåda', 'Voicemail'),
  choice('busy', 'Varattu', 'Upptaget', 'Busy'),
  choice('wrong-number', 'Väärä numero', 'Fel nummer', 'Wrong number'),
];

export const endings: readonly Choice[] = [
  choice('kept', 'Tehty', 'Gjort', 'Kept'),
  choice('cancelled', 'Soittaja perui', 'Kunden avbokade', 'Called off by the caller'),
  choice('exhausted', 'Ei tavoitettu sopimuksen mukaisesti', 'Ej nådd enligt avtalet', 'Not reached, as often as the contract says'),
];

export const systemKinds: readonly Choice[] = [
  choice('native', 'Luurin oma, allekirjoitettu', 'Luuris egen, signerad', "Luuri's own, signed"),
  choice('cti', 'Yleinen CTI-silta', 'Allmän CTI-brygga', 'Generic CTI bridge'),
];

export const priorityChoices: readonly Choice[] = [
  choice('urgent', 'Kriittinen', 'Kritisk', 'Urgent'),
  choice('high', 'Kiireellinen', 'Hög', 'High'),
  choice('normal', 'Normaali', 'Normal', 'Normal'),
  choice('low', 'Matala', 'Låg', 'Low'),
];
