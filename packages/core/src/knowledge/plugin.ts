import { definePlugin } from '../kernel/index.ts';
import { portal, portalPages, portalSuggestions, type PortalPage, type Suggest } from '../portal/index.ts';
import { tickets } from '../ticket/index.ts';
import {
  articlesOfTicket,
  browseArticles,
  getArticle,
  linkArticle,
  listArticles,
  readArticle,
  sayItHelped,
  unlinkArticle,
} from './actions/read.ts';
import { changeArticle, createArticle, importArticle, removeArticle } from './actions/write.ts';
import { articleLinkRows, articleRows, articleTermRows, articleVersionRows } from './entities.ts';
import * as errors from './errors.ts';
import { articleHelped, articleSaved } from './events.ts';
import { articlesAbout } from './find.ts';
import { migrations } from './migrations.ts';
import { seeArticles, writeArticles } from './permissions.ts';
import { articleLine } from './view.ts';

const SUGGESTED = 3;

/** What requesters of a client may read about what somebody is writing. */
const suggest: Suggest = async (scope, { clientId, text, language }) => {
  const { items: articles } = await articlesAbout(scope, text, { clients: [clientId], forRequesters: true, language, limit: SUGGESTED });
  return articles.map(articleLine).map(({ id, title, excerpt }) => ({ id, title, excerpt }));
};

const page: PortalPage = {
  page: 'articles',
  title: { fi: 'Ohjeet', sv: 'Instruktioner', en: 'Guides' },
  summary: {
    fi: 'Vastauksia kysymyksiin, joita meiltä usein kysytään.',
    sv: 'Svar på frågor som vi ofta får.',
    en: 'Answers to what we are often asked.',
  },
  steps: [],
  address: (client) => `/portal/${client}/articles`,
};

/** Articles that help without a call. */
export const knowledge = definePlugin({
  name: 'knowledge',
  summary: 'Articles: written by the desk, suggested while somebody asks.',
  needs: [tickets, portal],
  permissions: [seeArticles, writeArticles],
  entities: [articleRows, articleVersionRows, articleTermRows, articleLinkRows],
  migrations,
  events: [articleSaved, articleHelped],
  errors: Object.values(errors),
  actions: {
    ...{ create: createArticle, change: changeArticle, remove: removeArticle, import: importArticle },
    ...{ list: listArticles, get: getArticle, browse: browseArticles, read: readArticle, helped: sayItHelped },
    ...{ link: linkArticle, unlink: unlinkArticle, ofTicket: articlesOfTicket },
  },
  start({ get }) {
    get(portalSuggestions).push(suggest);
    get(portalPages).push(page);
    return {};
  },
});
