import {
  channels,
  definePlugin,
  escalation,
  messages,
  packageVersion,
  personalData,
  privacy,
  ratings,
  reporting,
  teams,
  tickets,
} from '@luuri/core';
import { appealReview, decideAppeal, listAppeals } from './appeal/actions.ts';
import {
  beginCalibration,
  closeCalibration,
  getCalibration,
  listAnalysts,
  listCalibrations,
  readAgreement,
  scoreCalibration,
} from './calibrate/actions.ts';
import { endTask, giveTask, listOwnTasks, listReviewed, listTasks } from './coach/actions.ts';
import { errors } from './errors.ts';
import { events } from './events.ts';
import { readFeedback, readOwnFeedback } from './feedback/actions.ts';
import { forms } from './forms.ts';
import { listeners as hearing } from './marks/hear.ts';
import { entities, migrations } from './migrations.ts';
import { leadQuality, ownQuality, reviewQuality } from './permissions.ts';
import { personalWords } from './personal.ts';
import { seeds } from './ports.ts';
import { readFigures } from './review/figures.ts';
import { getReview, listReviews, ownReviews, readConversation } from './review/read.ts';
import { listeners as telling, tellOfReview } from './review/tell.ts';
import { beginReview, publishReview, saveReview } from './review/write.ts';
import { drawSample, listDraws } from './sample/draw.ts';
import { leavePick, listPicks, pickByHand } from './sample/picks.ts';
import { jobs, listeners as rhythm } from './sample/rhythm.ts';
import { qualitySection } from './section/index.ts';

const sampling = { draw: drawSample, draws: listDraws, picks: listPicks, pick: pickByHand, leave: leavePick };
const reviewing = {
  ...{ begin: beginReview, save: saveReview, publish: publishReview, get: getReview, conversation: readConversation },
  ...{ reviews: listReviews, ownReviews, figures: readFigures },
};
const appeals = { appeal: appealReview, appeals: listAppeals, decide: decideAppeal };
const calibrating = {
  ...{ analysts: listAnalysts, calibrate: beginCalibration, calibration: getCalibration, calibrations: listCalibrations },
  ...{ score: scoreCalibration, close: closeCalibration, agreement: readAgreement },
};
const learning = {
  ...{ feedback: readFeedback, ownFeedback: readOwnFeedback, agents: listReviewed, coach: giveTask },
  ...{ tasks: listTasks, ownTasks: listOwnTasks, done: endTask },
};

/** How good contacts are: scorecards, samples, reviews, appeals, calibration, feedback, coaching. */
export const quality = definePlugin({
  name: 'quality',
  version: packageVersion(import.meta.url),
  summary: 'Reviews of contacts by scorecards, and what follows from them.',
  needs: [teams, tickets, messages, channels, escalation, reporting, privacy, ratings],
  permissions: [reviewQuality, leadQuality, ownQuality],
  entities,
  migrations,
  events,
  errors,
  ports: [seeds],
  sections: [qualitySection],
  forms,
  listeners: [...hearing, ...rhythm, ...telling],
  jobs: [...jobs, tellOfReview],
  actions: { ...sampling, ...reviewing, ...appeals, ...calibrating, ...learning },
  start({ get }) {
    get(personalData).push(personalWords);
    return {};
  },
});
