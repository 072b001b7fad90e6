import { defineError } from '@luuri/core';

export const badSignature = defineError<{ why: string }>(
  'phone.not-signed',
  'unauthenticated',
  ({ why }) =>
    `This event is not from a telephone system that is known here: ${why}. Sign "timestamp.body" with HMAC-SHA256, and send X-Luuri-System, X-Luuri-Timestamp (seconds) and X-Luuri-Signature.`,
);
export const wrongToken = defineError(
  'phone.wrong-token',
  'unauthenticated',
  () => 'No telephone system has this token. Connect one, and put its token at the end of the address.',
);
export const systemNameTaken = defineError<{ name: string }>(
  'phone.system-name-taken',
  'conflict',
  ({ name }) => `A telephone system is connected as ${name} already. Take another name, or disconnect that one.`,
);
export const notOnThePhone = defineError(
  'phone.not-an-agent',
  'invalid',
  () => 'Only an enrolled agent has a telephone here. Sign in as one.',
);
export const extensionTaken = defineError<{ extension: string }>(
  'phone.extension-taken',
  'conflict',
  ({ extension }) => `Extension ${extension} is another agent's. Take it from them first.`,
);
export const stillBusy = defineError<{ state: string }>(
  'phone.still-busy',
  'conflict',
  ({ state }) => `Your state is ${state}: end the call and its wrap-up first.`,
);
export const notYourTurn = defineError<{ callId: number }>(
  'phone.not-your-call',
  'conflict',
  ({ callId }) => `You have no part in call ${callId}. Only whoever took it can write on it.`,
);
export const callWithoutClient = defineError<{ callId: number }>(
  'phone.client-unknown',
  'conflict',
  ({ callId }) => `Nobody knows yet which client call ${callId} is for. Add the number that was dialled to a contract pack.`,
);
export const wrongNumber = defineError<{ number: string; region: string }>(
  'phone.wrong-number',
  'invalid',
  ({ number, region }) => `"${number}" is no telephone number. Write it as +358401234567, or as it is dialled in ${region}.`,
);
export const handOnNow = defineError<{ callId: number }>(
  'phone.no-extension',
  'conflict',
  ({ callId }) => `This client does not let call ${callId} go on beyond its limit: hand it on, or promise a call-back.`,
);
export const noLimit = defineError<{ callId: number }>(
  'phone.no-limit',
  'conflict',
  ({ callId }) => `Call ${callId} has no limit, or is over: there is nothing to extend.`,
);
export const codesNeeded = defineError<{ codes: readonly string[] }>(
  'phone.codes-needed',
  'invalid',
  ({ codes }) => `codes must name what the call came to, at least one of ${codes.join(', ')}.`,
);
export const notWrappingUp = defineError<{ turnId: number }>(
  'phone.not-wrapping-up',
  'conflict',
  ({ turnId }) => `Part ${turnId} of a call is not being wrapped up: it still runs, or was wrapped up already.`,
);
export const timeBoxed = defineError<{ until: string }>(
  'phone.time-boxed',
  'conflict',
  ({ until }) => `The wrap-up of this client's calls ends by itself, at ${until}. Your codes are kept.`,
);
export const noScript = defineError<{ script: string; known: readonly string[] }>(
  'phone.no-script',
  'invalid',
  ({ script, known }) =>
    `There is no script ${script} for this client. There are: ${known.join(', ') || 'none; add some to its contract pack'}.`,
);
export const noSuchStep = defineError<{ step: string; steps: readonly string[] }>(
  'phone.no-step',
  'invalid',
  ({ step, steps }) => `Step ${step} is not on the way of this script. On it are: ${steps.join(', ')}.`,
);
export const wrongAnswer = defineError<{ step: string; choices: readonly string[] }>(
  'phone.wrong-answer',
  'invalid',
  ({ step, choices }) =>
    choices.length > 0
      ? `The answer to ${step} must be one of ${choices.join(', ')}, or a reason why it is left out.`
      : `The answer to ${step} is missing: give value, or the reason why it is left out as skip.`,
);
export const scriptIncomplete = defineError<{ steps: readonly string[] }>(
  'phone.script-incomplete',
  'conflict',
  ({ steps }) => `The script is not done: ${steps.join(', ')} must be answered, or left out with a reason.`,
);
export const requesterMissing = defineError(
  'phone.requester-missing',
  'invalid',
  () => 'Say who called: personId of somebody known, or name, with a mail address when there is one.',
);
export const messageMissing = defineError('phone.message-missing', 'invalid', () => 'Say in text what to pass on.');
export const subjectMissing = defineError(
  'phone.subject-missing',
  'invalid',
  () => 'Say what it is about: subject, or a script that asks for it.',
);
export const indecentHour = defineError<{ from: string; to: string }>(
  'phone.indecent-hour',
  'invalid',
  ({ from, to }) =>
    `People are called from ${from} to ${to} in their own zone. Choose such a time, or say agreed: true when they asked for another.`,
);
export const windowBackwards = defineError(
  'phone.window-backwards',
  'invalid',
  () => 'dueAt must be in the future, and later than notBefore.',
);
export const promiseOver = defineError<{ promiseId: number; state: string }>(
  'phone.promise-over',
  'conflict',
  ({ promiseId, state }) => `Promise ${promiseId} is ${state} already.`,
);
export const notACallBack = defineError<{ promiseId: number }>(
  'phone.not-a-call-back',
  'conflict',
  ({ promiseId }) => `Promise ${promiseId} is no call-back: say that it was kept, or call it off.`,
);
export const conversationNeeded = defineError<{ promiseId: number }>(
  'phone.conversation-needed',
  'conflict',
  ({ promiseId }) => `Call-back ${promiseId} is kept by a conversation: say what became of the call, as an attempt.`,
);
export const tooSoonToGiveUp = defineError<{ missing: readonly string[] }>(
  'phone.too-soon-to-give-up',
  'conflict',
  ({ missing }) => `The contract does not let this call-back be given up yet. It takes ${missing.join(', ')}.`,
);
export const rangeTooLong = defineError<{ most: number }>(
  'phone.range-too-long',
  'invalid',
  ({ most }) => `to must be later than from, and at most ${most} days later.`,
);
export const appointmentBackwards = defineError(
  'phone.appointment-past',
  'invalid',
  () => 'The appointment must begin in the future, and there must be one to move or call off.',
);

export const otherClient = defineError<{ what: string; id: number }>(
  'phone.other-client',
  'conflict',
  ({ what, id }) => `The ${what} ${id} is another client's than the call. Name one of the client that was called.`,
);
export const notByHand = defineError<{ callId: number }>(
  'phone.not-by-hand',
  'conflict',
  ({ callId }) => `Call ${callId} is at a telephone system: hold and end it there.`,
);

export const errors = [
  ...[otherClient, notByHand, messageMissing],
  ...[badSignature, wrongToken, systemNameTaken, notOnThePhone, extensionTaken, stillBusy, notYourTurn, callWithoutClient, wrongNumber],
  ...[handOnNow, noLimit, codesNeeded, notWrappingUp, timeBoxed, noScript, noSuchStep, wrongAnswer, scriptIncomplete, requesterMissing],
  ...[
    conversationNeeded,
    subjectMissing,
    indecentHour,
    windowBackwards,
    promiseOver,
    notACallBack,
    tooSoonToGiveUp,
    rangeTooLong,
    appointmentBackwards,
  ],
];
