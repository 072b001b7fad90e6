import type { Texts } from './text.ts';

export const sv: Texts = {
  confirmation: {
    subject: 'Re: {{subject}} [#{{ticket}}]',
    text: `Hej{{#if name}} {{name}}{{/if}},

vi har tagit emot ditt meddelande. Ditt ärende har nummer {{ticket}}.
{{#if answerBy}}

Du får svar av oss senast {{answerBy}}.
{{/if}}
{{#if link}}

Du kan också följa det här, i trettio dagar:
{{link}}
{{/if}}

Svara på det här meddelandet om du vill lägga till något.

Vänliga hälsningar
{{client}}, servicedesk
`,
  },
  'clock-warned': {
    subject: 'Förfaller snart: #{{ticket}} {{subject}}',
    text: `Servicelöftet för ärende #{{ticket}} ({{client}}) är i fara: {{metric}}.

Ämne: {{subject}}
Prioritet: {{priority}}, nivå {{tier}}
{{#if dueBy}}
Förfaller: {{dueBy}}
{{/if}}

Regel: {{rule}}
`,
  },
  'clock-breached': {
    subject: 'Överskriden SLA: #{{ticket}} {{subject}}',
    text: `Servicelöftet för ärende #{{ticket}} ({{client}}) har överskridits: {{metric}}.

Ämne: {{subject}}
Prioritet: {{priority}}, nivå {{tier}}
{{#if dueBy}}
Förföll: {{dueBy}}
{{/if}}

Regel: {{rule}}
`,
  },
  'rule-fired': {
    subject: 'Kräver uppmärksamhet: #{{ticket}} {{subject}}',
    text: `Ärende #{{ticket}} ({{client}}) kräver uppmärksamhet: {{what}}.

Ämne: {{subject}}
Prioritet: {{priority}}, nivå {{tier}}
{{#if dueBy}}
Sedan: {{dueBy}}
{{/if}}

Regel: {{rule}}
`,
  },
  mentioned: {
    subject: 'Du nämndes: #{{ticket}} {{subject}}',
    text: `{{rule}} nämnde dig i en anteckning på ärende #{{ticket}} ({{client}}).

Ämne: {{subject}}
Prioritet: {{priority}}, nivå {{tier}}
`,
  },
  digest: {
    subject: '{{client}}: det här hände under tiden ({{count}})',
    text: `Medan du inte fick några meddelanden hände det här med ärenden från {{client}}, det äldsta först:
{{#if list}}

{{list}}
{{/if}}
`,
  },
  rating: {
    subject: 'Hur gick det? #{{ticket}} {{subject}}',
    text: `Hej{{#if name}} {{name}}{{/if}},

ditt ärende {{ticket}} är löst. Hur gick det?

5 – mycket bra: {{link}}&score=5
4 – bra: {{link}}&score=4
3 – varken bra eller dåligt: {{link}}&score=3
2 – dåligt: {{link}}&score=2
1 – mycket dåligt: {{link}}&score=1

På sidan som öppnas kan du lägga till några ord om du vill, och skicka.

Vänliga hälsningar
{{client}}, servicedesk
`,
  },
};
