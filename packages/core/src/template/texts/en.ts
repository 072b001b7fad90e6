import type { Texts } from './text.ts';

export const en: Texts = {
  confirmation: {
    subject: 'Re: {{subject}} [#{{ticket}}]',
    text: `Hello{{#if name}} {{name}}{{/if}},

we have received your message. Your ticket has the number {{ticket}}.
{{#if answerBy}}

You will have an answer from us by {{answerBy}}.
{{/if}}
{{#if link}}

You can also follow it here, for thirty days:
{{link}}
{{/if}}

To add something, answer this message.

Kind regards
{{client}} service desk
`,
  },
  'clock-warned': {
    subject: 'Due soon: #{{ticket}} {{subject}}',
    text: `A promise on ticket #{{ticket}} ({{client}}) is in danger: {{metric}}.

Subject: {{subject}}
Priority: {{priority}}, tier {{tier}}
{{#if dueBy}}
Due: {{dueBy}}
{{/if}}

Rule: {{rule}}
`,
  },
  'clock-breached': {
    subject: 'SLA breached: #{{ticket}} {{subject}}',
    text: `A promise on ticket #{{ticket}} ({{client}}) was broken: {{metric}}.

Subject: {{subject}}
Priority: {{priority}}, tier {{tier}}
{{#if dueBy}}
Was due: {{dueBy}}
{{/if}}

Rule: {{rule}}
`,
  },
  'rule-fired': {
    subject: 'Needs attention: #{{ticket}} {{subject}}',
    text: `Ticket #{{ticket}} ({{client}}) needs attention: {{what}}.

Subject: {{subject}}
Priority: {{priority}}, tier {{tier}}
{{#if dueBy}}
Since: {{dueBy}}
{{/if}}

Rule: {{rule}}
`,
  },
  mentioned: {
    subject: 'You are mentioned: #{{ticket}} {{subject}}',
    text: `{{rule}} mentioned you in a note on ticket #{{ticket}} ({{client}}).

Subject: {{subject}}
Priority: {{priority}}, tier {{tier}}
`,
  },
  digest: {
    subject: '{{client}}: what happened meanwhile ({{count}})',
    text: `While you were not told, this happened on tickets of {{client}}, the oldest first:
{{#if list}}

{{list}}
{{/if}}
`,
  },
  rating: {
    subject: 'How did it go? #{{ticket}} {{subject}}',
    text: `Hello{{#if name}} {{name}}{{/if}},

your ticket {{ticket}} is solved. How did it go?

5 – very good: {{link}}&score=5
4 – good: {{link}}&score=4
3 – neither good nor bad: {{link}}&score=3
2 – bad: {{link}}&score=2
1 – very bad: {{link}}&score=1

A page opens where you can add a few words if you like, and send it.

Kind regards
{{client}} service desk
`,
  },
};
