import {
  channels,
  definePlugin,
  directories,
  messages,
  packageVersion,
  personalData,
  portal,
  portalPages,
  privacy,
  proofs,
  tickets,
} from '@luuri/core';
import { askAfterwards, closeAftercare } from './do/aftercare.ts';
import { listAlerts, listeners as alertListeners, sendAlert, settleAlert } from './do/alert.ts';
import { answerAftercare, giveAnswer, listAftercare, showQuestion } from './do/answer.ts';
import { doCooled } from './do/cool.ts';
import { planDrill, reportDrills } from './do/drill.ts';
import { changePhone, disable, enable, removeMfa, resetPassword, temporaryPass, unlock } from './do/execute.ts';
import { endTemporary } from './do/expire.ts';
import { watchMfa } from './do/mfa.ts';
import { listeners as noticeListeners, sendNotice } from './do/notify.ts';
import { answerCode, askForReset, jobs as selfJobs, ownResets } from './do/self.ts';
import { listeners as siemListeners, tellSiem } from './do/siem.ts';
import { giveStop, sendStop, showStop, stopOwn, stopReset } from './do/stop.ts';
import { entities } from './entities.ts';
import { errors } from './errors.ts';
import { events } from './events.ts';
import { giveApproval, overrideReset, showApproval } from './flow/approve.ts';
import { askFactor } from './flow/ask.ts';
import { begin, beginBeyond } from './flow/begin.ts';
import { factorsOfTicket, listResets, resetsOfTicket } from './flow/list.ts';
import { forms, panels, selfService } from './forms/index.ts';
import { abortReset, expireReset, markSuspicious } from './flow/end.ts';
import { answerFactor, attestFactor, failFactor, getReset } from './flow/settle.ts';
import { migrations } from './migrations.ts';
import { leadResets, seeEvidence, verifyPeople } from './permissions.ts';
import { textCarrier } from './ports.ts';
import { personalResets } from './records/personal.ts';
import { exportEvidence, monthReport, readEvidence, withoutProof } from './records/read.ts';
import { listeners as retentionListeners, retain } from './records/retain.ts';
import { deeds } from './rules/terms.ts';
import { resetSection } from './section/section.ts';

const verifying = {
  ...{ begin, beginBeyond, get: getReset, ask: askFactor, answer: answerFactor, attest: attestFactor, fail: failFactor },
  ...{ abort: abortReset, stop: stopReset },
};
const deciding = { suspicious: markSuspicious, override: overrideReset, showApproval, approve: giveApproval };
const doing = { unlock, resetPassword, temporaryPass, removeMfa, changePhone, enable, disable };
const own = { askFor: askForReset, answerCode, own: ownResets, stopOwn, showStop, giveStop, showQuestion, giveAnswer };
const looking = {
  ...{ list: listResets, ofTicket: resetsOfTicket, factors: factorsOfTicket, evidence: readEvidence, withoutProof, report: monthReport },
  ...{
    export: exportEvidence,
    alerts: listAlerts,
    settleAlert,
    answerAftercare,
    aftercare: listAftercare,
    planDrill,
    drills: reportDrills,
  },
};

/** Resets behind a proof of identity: who may have what, how they are known, and what is left of it. */
export const passwordReset = definePlugin({
  name: 'password-reset',
  version: packageVersion(import.meta.url),
  summary: 'Resets of accounts, behind a proof of who asks.',
  needs: [directories, proofs, tickets, messages, channels, portal, privacy],
  permissions: [verifyPeople, leadResets, seeEvidence],
  entities,
  migrations,
  events,
  errors,
  ports: [textCarrier],
  sections: [resetSection],
  workflow: {
    states: {
      'proving-identity': { category: 'pending-requester' },
      'cooling-down': { category: 'pending-scheduled' },
      'reset-done': { category: 'resolved', proof: deeds.map((deed) => `password-reset.${deed}`) },
    },
    moves: [
      ['open', 'proving-identity'],
      ['new', 'proving-identity'],
      ['proving-identity', 'open'],
      ['proving-identity', 'cancelled'],
      ['proving-identity', 'reset-done'],
      ['proving-identity', 'cooling-down'],
      ['cooling-down', 'reset-done'],
      ['cooling-down', 'open'],
      ['reset-done', 'open'],
      ['reset-done', 'closed'],
    ],
  },
  forms,
  panels,
  listeners: [...noticeListeners, ...alertListeners, ...siemListeners, ...retentionListeners],
  jobs: [
    ...[expireReset, sendNotice, sendAlert, sendStop, doCooled, endTemporary, watchMfa, tellSiem, askAfterwards, closeAftercare, retain],
    ...selfJobs,
  ],
  actions: { ...verifying, ...deciding, ...doing, ...own, ...looking },
  start({ get }) {
    get(personalData).push(personalResets);
    get(portalPages).push(selfService);
    return {};
  },
});
