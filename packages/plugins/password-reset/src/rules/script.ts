/**
 * A1: the words and the order by which somebody is verified, as a version that stands in the evidence. Whoever changes a word that an agent
 * says or somebody reads, a form or a panel of the guided flow, or a factor's rules, gives it another number: the test of this file tells
 * when that was forgotten.
 */
export const scriptVersion = 'password-reset/3';
