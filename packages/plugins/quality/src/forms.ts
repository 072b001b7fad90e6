import { besideTicket, defineForm } from '@luuri/core';
import { pickByHand } from './sample/picks.ts';

const pickForm = defineForm('quality.pick', {
  title: { fi: 'Laadun arviointiin', sv: 'Till kvalitetsgranskning', en: 'Have it reviewed' },
  intro: {
    fi: 'Arvioidaan viimeksi puhuneen yhteydenotto, ellet valitse toista.',
    sv: 'Den som talade sist granskas, om du inte väljer någon annan.',
    en: 'The contact of whoever spoke last is reviewed, unless you choose another.',
  },
  button: { fi: 'Poimi arvioitavaksi', sv: 'Välj för granskning', en: 'Pick it' },
  submits: pickByHand,
  stands: [besideTicket],
  fills: { ticketId: 'ticketId' },
  fields: [
    {
      ...{ name: 'agentId', kind: 'agent', label: { fi: 'Kenen', sv: 'Vems', en: 'Whose' } },
      hint: { fi: 'Viimeksi puhuneen, jos tyhjä.', sv: 'Den som talade sist, om tomt.', en: 'Whoever spoke last, when empty.' },
    },
  ],
});

export const forms = [pickForm];
