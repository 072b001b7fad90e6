/** Stands in everything of the victim that somebody wrote. */
export const mark = 'ZQMARK';
