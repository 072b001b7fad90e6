import {
  bind,
  callEvidence,
  definePlugin,
  escalation,
  messages,
  packageVersion,
  people,
  personalData,
  privacy,
  reporting,
  reports,
  teams,
  tickets,
} from '@luuri/core';
import { endOwnWrapUp, extendCall, listLines, saveNotes, setExtension, setOwnState, wantWrapUp, wrapUpCall } from './agent/actions.ts';
import { warnBudget } from './agent/budget.ts';
import { callByHand, chooseCaller, getCall, listCalls, ownPop, setBanner, startByHand } from './agent/calls.ts';
import { endBreathing, endWrapUp } from './agent/wrap-up.ts';
import { bookAppointment, callOffAppointment } from './appointment/actions.ts';
import { takeCti } from './calls/cti.ts';
import { evidenceOfCalls } from './calls/evidence.ts';
import { takeEvent } from './calls/native.ts';
import { takePlacetel, takeSipgate } from './calls/providers.ts';
import { listeners as numberListeners } from './calls/numbers.ts';
import { connectSystem, disconnectSystem, listSystems } from './calls/systems.ts';
import { errors } from './errors.ts';
import { events } from './events.ts';
import { forms, panels } from './forms/index.ts';
import { phoneFigures, staffing } from './figures/actions.ts';
import { callReport } from './figures/report.ts';
import { logOnTicket, passOn } from './log/actions.ts';
import { entities, migrations } from './migrations.ts';
import { connectSystems, leadCalls, seeCalls, takeCalls } from './permissions.ts';
import { places } from './personal.ts';
import { listPromises, promiseOnCall } from './promises/actions.ts';
import { endPromiseNow, listAttempts, tryCallBack } from './promises/keep.ts';
import { listeners as promiseListeners } from './promises/tell.ts';
import { breakPromise, warnOfPromise } from './promises/watch.ts';
import { answerScript, openScript } from './script/actions.ts';
import { phoneSection } from './section/index.ts';

const ofSystems = {
  ...{ event: takeEvent, cti: takeCti, placetel: takePlacetel, sipgate: takeSipgate },
  ...{ connect: connectSystem, disconnect: disconnectSystem, systems: listSystems },
};
const ofAgents = {
  ...{ pop: ownPop, setState: setOwnState, setExtension, agents: listLines, start: startByHand, byHand: callByHand },
  ...{ calls: listCalls, call: getCall, chooseCaller, saveNotes, extend: extendCall, setBanner },
  ...{ wrapUp: wrapUpCall, wantWrapUp, endWrapUp: endOwnWrapUp },
};
const ofTickets = { openScript, answerStep: answerScript, log: logOnTicket, passOn, book: bookAppointment, callOff: callOffAppointment };
const ofPromises = { promise: promiseOnCall, promises: listPromises, tryCallBack, attempts: listAttempts, endPromise: endPromiseNow };

/** The telephone: calls of any system or of none, the agent on the line, scripts, call-backs, figures. */
export const phone = definePlugin({
  name: 'phone',
  version: packageVersion(import.meta.url),
  summary: 'Calls, from the ringing to the ticket.',
  needs: [people, teams, tickets, messages, escalation, reporting, privacy],
  permissions: [takeCalls, seeCalls, leadCalls, connectSystems],
  entities,
  migrations,
  events,
  errors,
  sections: [phoneSection],
  forms,
  panels,
  listeners: [...numberListeners, ...promiseListeners],
  jobs: [warnBudget, endWrapUp, endBreathing, warnOfPromise, breakPromise],
  actions: { ...ofSystems, ...ofAgents, ...ofTickets, ...ofPromises, figures: phoneFigures, staffing },
  start({ get }) {
    get(reports).push(callReport);
    get(personalData).push(...places);
    return { provides: [bind(callEvidence, evidenceOfCalls)] };
  },
});
