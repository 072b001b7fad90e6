import { definePermission } from '../kernel/index.ts';

export const shareViews = definePermission('search.share', "Share views with one's teams.", ['team-lead']);
export const manageSearch = definePermission('search.manage', 'Build the index of tickets anew.');
