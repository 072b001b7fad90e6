import type { Texts } from './text.ts';

export const fi: Texts = {
  confirmation: {
    subject: 'Re: {{subject}} [#{{ticket}}]',
    text: `Hei{{#if name}} {{name}}{{/if}},

olemme vastaanottaneet viestisi. Palvelupyyntösi numero on {{ticket}}.
{{#if answerBy}}

Saat meiltä vastauksen viimeistään {{answerBy}}.
{{/if}}
{{#if link}}

Voit myös seurata sitä täällä, kolmenkymmenen päivän ajan:
{{link}}
{{/if}}

Jos haluat lisätä jotain, vastaa tähän viestiin.

Terveisin
{{client}} palvelupiste
`,
  },
  'clock-warned': {
    subject: 'Määräaika lähestyy: #{{ticket}} {{subject}}',
    text: `Palvelupyynnön #{{ticket}} ({{client}}) palvelulupaus on vaarassa: {{metric}}.

Aihe: {{subject}}
Prioriteetti: {{priority}}, taso {{tier}}
{{#if dueBy}}
Määräaika: {{dueBy}}
{{/if}}

Sääntö: {{rule}}
`,
  },
  'clock-breached': {
    subject: 'Palvelulupaus ylittyi: #{{ticket}} {{subject}}',
    text: `Palvelupyynnön #{{ticket}} ({{client}}) palvelulupaus ylittyi: {{metric}}.

Aihe: {{subject}}
Prioriteetti: {{priority}}, taso {{tier}}
{{#if dueBy}}
Määräaika oli: {{dueBy}}
{{/if}}

Sääntö: {{rule}}
`,
  },
  'rule-fired': {
    subject: 'Vaatii huomiota: #{{ticket}} {{subject}}',
    text: `Palvelupyyntö #{{ticket}} ({{client}}) vaatii huomiota: {{what}}.

Aihe: {{subject}}
Prioriteetti: {{priority}}, taso {{tier}}
{{#if dueBy}}
Alkaen: {{dueBy}}
{{/if}}

Sääntö: {{rule}}
`,
  },
  mentioned: {
    subject: 'Sinut mainittiin: #{{ticket}} {{subject}}',
    text: `{{rule}} mainitsi sinut palvelupyynnön #{{ticket}} ({{client}}) muistiinpanossa.

Aihe: {{subject}}
Prioriteetti: {{priority}}, taso {{tier}}
`,
  },
  digest: {
    subject: '{{client}}: mitä sillä välin tapahtui ({{count}})',
    text: `Asiakkaan {{client}} palvelupyynnöille tapahtui tämä silloin, kun et saanut ilmoituksia, vanhin ensin:
{{#if list}}

{{list}}
{{/if}}
`,
  },
  rating: {
    subject: 'Miten meni? #{{ticket}} {{subject}}',
    text: `Hei{{#if name}} {{name}}{{/if}},

palvelupyyntösi {{ticket}} on ratkaistu. Miten meni?

5 – erittäin hyvin: {{link}}&score=5
4 – hyvin: {{link}}&score=4
3 – ei hyvin eikä huonosti: {{link}}&score=3
2 – huonosti: {{link}}&score=2
1 – erittäin huonosti: {{link}}&score=1

Sivulla, joka aukeaa, voit halutessasi lisätä pari sanaa ja lähettää vastauksesi.

Terveisin
{{client}} palvelupiste
`,
  },
};
