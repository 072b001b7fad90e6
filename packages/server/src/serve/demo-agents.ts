import type { Role } from '@luuri/core';

/** Somebody to try the desk as. */
export interface DemoAgent {
  readonly name: string;
  readonly address: string;
  readonly role: Extract<Role, 'agent' | 'team-lead' | 'quality' | 'administrator'>;
  /** Works in the teams that serve this tier; in all of them when left out. */
  readonly tier?: number;
  /** The first is the language of their notifications. */
  readonly languages: readonly ('fi' | 'sv' | 'en')[];
}

/** The service desk of the demonstration: three tiers, somebody who leads it, two who review what is done, somebody who may do all. */
export const demoAgents: readonly DemoAgent[] = [
  { name: 'Aino Virtanen', address: 'aino.virtanen@desk.example', role: 'agent', tier: 1, languages: ['fi', 'sv', 'en'] },
  { name: 'Oskar Lindqvist', address: 'oskar.lindqvist@desk.example', role: 'agent', tier: 1, languages: ['sv', 'en'] },
  { name: 'Emily Carter', address: 'emily.carter@desk.example', role: 'agent', tier: 1, languages: ['en'] },
  { name: 'Eero Mäkinen', address: 'eero.makinen@desk.example', role: 'agent', tier: 2, languages: ['fi', 'en'] },
  { name: 'Freja Nyström', address: 'freja.nystrom@desk.example', role: 'agent', tier: 2, languages: ['sv', 'en'] },
  { name: 'Grace Okafor', address: 'grace.okafor@desk.example', role: 'agent', tier: 3, languages: ['en'] },
  { name: 'Maria Lehtonen', address: 'maria.lehtonen@desk.example', role: 'team-lead', languages: ['fi', 'sv', 'en'] },
  { name: 'Sanna Korhonen', address: 'sanna.korhonen@desk.example', role: 'quality', languages: ['fi', 'sv', 'en'] },
  { name: 'Henrik Berg', address: 'henrik.berg@desk.example', role: 'quality', languages: ['sv', 'en'] },
  { name: 'Demo Administrator', address: 'administrator@desk.example', role: 'administrator', languages: ['en'] },
];
