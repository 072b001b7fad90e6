import { defineForm, say, type Localised } from '@luuri/core';
import { answerAftercare } from '../do/answer.ts';
import { changePhone, disable, enable, removeMfa, resetPassword, temporaryPass, unlock } from '../do/execute.ts';
import { stopOwn, stopReset } from '../do/stop.ts';
import { overrideReset } from '../flow/approve.ts';
import { askFactor } from '../flow/ask.ts';
import { abortReset, markSuspicious } from '../flow/end.ts';
import { answerFactor, attestFactor, failFactor } from '../flow/settle.ts';
import type { ResetState } from '../entities.ts';
import type { Deed, FactorName } from '../rules/terms.ts';
import { aftercareWords, deliveryWords, factorWords } from './words.ts';

/** What can be done with a request, and with a factor of it. */

const ofRow = { resetId: 'row.id' };
const inState = (...is: readonly ResetState[]) => ({ field: 'state', is });
const toDo = (deed: Deed) => [inState('proven'), { field: 'deed', is: deed }];

export const askForm = defineForm('password-reset.ask', {
  title: say('Pyydä varmistus', 'Be om bekräftelse', 'Ask for a factor'),
  button: say('Pyydä', 'Be', 'Ask'),
  submits: askFactor,
  fills: ofRow,
  offered: [inState('proving')],
  fields: [{ name: 'factor', kind: 'choice', label: say('Millä', 'Med vad', 'By what'), choices: factorWords }],
});

/** A deed without anything to fill in. */
const deedForm = (deed: Deed, submits: typeof unlock, words: { title: Localised; button: Localised; grave?: boolean }) =>
  defineForm(`password-reset.${deed}`, { ...words, submits, fills: ofRow, offered: toDo(deed), fields: [] });

const doIt = say('Tee', 'Gör', 'Do it');
const unlockForm = deedForm('unlock', unlock, {
  title: say('Avaa lukitus', 'Lås upp', 'Unlock'),
  button: say('Avaa', 'Lås upp', 'Unlock'),
});
const delivery = { name: 'delivery', kind: 'choice', label: say('Toimitus', 'Leverans', 'Delivery'), choices: deliveryWords } as const;
const secretLabel = say('Tilapäinen salasana', 'Tillfälligt lösenord', 'Temporary password');
const passwordForm = defineForm('password-reset.new-password', {
  title: say('Vaihda salasana', 'Byt lösenord', 'New password'),
  button: say('Vaihda', 'Byt', 'Change'),
  ...{ submits: resetPassword, fills: ofRow, grave: true, offered: toDo('reset-password'), fields: [delivery] },
  shows: [{ name: 'secret', kind: 'secret', label: secretLabel }],
});
const passForm = defineForm('password-reset.temporary-pass', {
  title: say('Anna tilapäinen koodi', 'Ge en tillfällig kod', 'Temporary pass'),
  button: say('Anna', 'Ge', 'Issue'),
  ...{ submits: temporaryPass, fills: ofRow, grave: true, offered: toDo('temporary-pass'), fields: [delivery] },
  shows: [{ name: 'secret', kind: 'secret', label: say('Tilapäinen koodi', 'Tillfällig kod', 'Temporary pass') }],
});
const mfaTitle = say('Poista vahvistustavat', 'Ta bort bekräftelser', 'Remove second factors');
const mfaForm = deedForm('remove-mfa', removeMfa, { title: mfaTitle, button: say('Poista', 'Ta bort', 'Remove'), grave: true });
const phoneTitle = say('Vaihda puhelinnumero', 'Byt telefonnummer', 'Change the number');
const phoneForm = deedForm('change-phone', changePhone, { title: phoneTitle, button: say('Vaihda', 'Byt', 'Change'), grave: true });
const enableForm = deedForm('enable', enable, { title: say('Ota tili käyttöön', 'Aktivera kontot', 'Enable'), button: doIt, grave: true });
const disableForm = deedForm('disable', disable, { title: say('Sulje tili', 'Stäng kontot', 'Disable'), button: doIt, grave: true });

const abortForm = defineForm('password-reset.abort', {
  title: say('Jäi kesken', 'Avbröts', 'Broken off'),
  button: say('Kirjaa', 'Anteckna', 'Write down'),
  submits: abortReset,
  fills: ofRow,
  offered: [inState('proving', 'proven')],
  fields: [{ name: 'reason', kind: 'text', label: say('Mitä tapahtui', 'Vad som hände', 'What happened') }],
});
const stopForm = defineForm('password-reset.stop', {
  title: say('Pysäytä odottava', 'Stoppa det som väntar', 'Stop what waits'),
  button: say('Pysäytä', 'Stoppa', 'Stop'),
  ...{ submits: stopReset, fills: ofRow, grave: true, offered: [inState('cooling')], fields: [] },
});
const suspiciousForm = defineForm('password-reset.suspicious', {
  title: say('Epäilyttävä', 'Misstänkt', 'Suspicious'),
  button: say('Merkitse', 'Markera', 'Mark'),
  submits: markSuspicious,
  fills: ofRow,
  offered: [inState('proving', 'proven', 'cooling')],
  fields: [],
});
const overrideForm = defineForm('password-reset.override', {
  title: say('Ohitus asiakkaan kanssa', 'Undantag med kunden', 'Override with the client'),
  button: say('Pyydä asiakkaalta', 'Be kunden', 'Ask the client'),
  submits: overrideReset,
  fills: ofRow,
  grave: true,
  offered: [inState('proving')],
  fields: [{ name: 'reason', kind: 'long-text', label: say('Miksi', 'Varför', 'Why') }],
});
const afterForm = defineForm('password-reset.answer-aftercare', {
  title: say('Kysyttiin jälkeenpäin', 'Frågades efteråt', 'Asked afterwards'),
  button: say('Kirjaa', 'Anteckna', 'Write down'),
  submits: answerAftercare,
  fills: ofRow,
  offered: [inState('done')],
  fields: [{ name: 'answer', kind: 'choice', label: say('Vastaus', 'Svar', 'Answer'), choices: aftercareWords.slice(0, 2) }],
});

/** On each request, in the order in which they come up. */
export const requestForms = [
  ...[askForm, unlockForm, passwordForm, passForm, mfaForm, phoneForm, enableForm, disableForm],
  ...[abortForm, stopForm, suspiciousForm, overrideForm, afterForm],
];

const ofFactor = { resetId: 'row.resetId', factorId: 'row.id' };
const waiting = { field: 'state', is: 'asked' };
const waitingFor = (...is: readonly FactorName[]) => [waiting, { field: 'factor', is }];
const answerForm = defineForm('password-reset.answer', {
  title: say('Vastaus', 'Svar', 'Answer'),
  button: say('Vertaa', 'Jämför', 'Compare'),
  submits: answerFactor,
  fills: ofFactor,
  offered: waitingFor('code-mail', 'code-sms', 'knowledge'),
  fields: [{ name: 'answer', kind: 'secret', label: say('Mitä henkilö sanoo', 'Vad personen säger', 'What the person says') }],
});
const attestForm = defineForm('password-reset.attest', {
  title: say('Todennettu', 'Intygas', 'Attest'),
  button: say('Todennan', 'Jag intygar', 'I attest'),
  submits: attestFactor,
  fills: ofFactor,
  offered: waitingFor('call-back', 'presence', 'second-agent'),
  fields: [],
});
const failForm = defineForm('password-reset.fail', {
  title: say('Ei toteutunut', 'Uppfylldes inte', 'Not met'),
  button: say('Kirjaa', 'Anteckna', 'Write down'),
  submits: failFactor,
  fills: ofFactor,
  offered: [waiting],
  fields: [],
});

/** On each factor. */
export const factorForms = [answerForm, attestForm, failForm];

/** On each of one's own, in the portal. */
export const stopOwnForm = defineForm('password-reset.stop-own', {
  title: say('En pyytänyt tätä', 'Jag bad inte om detta', 'I did not ask for this'),
  button: say('Pysäytä', 'Stoppa', 'Stop it'),
  ...{ submits: stopOwn, fills: ofRow, grave: true, offered: [inState('cooling')], fields: [] },
});
