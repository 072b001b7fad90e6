export { browseArticles, getArticle, linkArticle, listArticles, readArticle, sayItHelped } from './actions/read.ts';
export { changeArticle, createArticle, importArticle, removeArticle } from './actions/write.ts';
export { articleLinkRows, articleRows } from './entities.ts';
export { articleHelped, articleSaved } from './events.ts';
export { knowledge } from './plugin.ts';
export { seeArticles, writeArticles } from './permissions.ts';
export type { ArticleLine, ArticleView, ReadArticle } from './view.ts';
