import { channels } from '../channel/index.ts';
import { definePlugin } from '../kernel/index.ts';
import { portal } from '../portal/index.ts';
import { erased, personalData, privacy, type PersonalData } from '../privacy/index.ts';
import { reporting, reports } from '../report/index.ts';
import { templates } from '../template/index.ts';
import { answerRating, askedRating, giveRating, ownRating, ratingOfTicket } from './actions.ts';
import { askForRating, listeners } from './ask.ts';
import { ratingRows } from './entities.ts';
import * as errors from './errors.ts';
import { ratingAsked, ratingGiven } from './events.ts';
import { migrations } from './migrations.ts';
import { ratingLink } from './ports.ts';
import { satisfaction } from './report.ts';
import { ratingsSection } from './section.ts';

/** The words are theirs; a number that leads to nobody stays. */
const words: PersonalData = {
  place: 'ratings',
  async find(scope, { ticketIds }) {
    const rows = await scope.rows(ratingRows).find({ where: { ticketId: ticketIds } });
    return rows.filter((rating) => rating.words !== null && rating.words !== erased);
  },
  async erase(scope, { ticketIds }) {
    const rows = await scope.rows(ratingRows).find({ where: { ticketId: ticketIds } });
    const ids = rows.filter((rating) => rating.words !== null).map((rating) => rating.id);
    await scope.rows(ratingRows).update({ id: ids }, { words: erased });
  },
};

/** What requesters say of how it went. */
export const ratings = definePlugin({
  name: 'rating',
  summary: 'How it went, said by those who asked.',
  needs: [channels, templates, reporting, portal, privacy],
  entities: [ratingRows],
  migrations,
  events: [ratingAsked, ratingGiven],
  errors: Object.values(errors),
  ports: [ratingLink],
  sections: [ratingsSection],
  jobs: [askForRating],
  listeners,
  actions: { give: giveRating, own: ownRating, asked: askedRating, answer: answerRating, ofTicket: ratingOfTicket },
  start({ get }) {
    get(personalData).push(words);
    get(reports).push(satisfaction);
    return {};
  },
});
