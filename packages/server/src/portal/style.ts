import type { ClientColour } from '@luuri/core';

/** What a colour is: behind white letters in both schemes, and as letters on paper in the light and in the dark one. */
export interface Shade {
  readonly ground: string;
  readonly light: string;
  readonly dark: string;
}

/** Each pair of letters and ground has the contrast that WCAG asks for (AA); a test works it out. */
export const shades: Readonly<Record<ClientColour, Shade>> = {
  blue: { ground: '#1b5fc2', light: '#1b5fc2', dark: '#8ab8ff' },
  teal: { ground: '#0b6868', light: '#0b6868', dark: '#5fd0cf' },
  green: { ground: '#1f6b3a', light: '#1f6b3a', dark: '#7fd69b' },
  violet: { ground: '#5b3fb5', light: '#5b3fb5', dark: '#bba8ff' },
  plum: { ground: '#8a2f6f', light: '#8a2f6f', dark: '#f09ad8' },
  red: { ground: '#b3261e', light: '#b3261e', dark: '#ff9d94' },
  brown: { ground: '#75491c', light: '#75491c', dark: '#e0b184' },
  slate: { ground: '#43526b', light: '#43526b', dark: '#aab8d0' },
  indigo: { ground: '#3a4699', light: '#3a4699', dark: '#aab6ff' },
  rose: { ground: '#a12a56', light: '#a12a56', dark: '#ff9fbe' },
  ochre: { ground: '#735c00', light: '#735c00', dark: '#e3c65a' },
  olive: { ground: '#555b1f', light: '#555b1f', dark: '#c6ce82' },
};

export const paper = { light: '#ffffff', dark: '#1d2126' };
export const ground = { light: '#f5f6f8', dark: '#15181c' };
export const letters = { light: '#1a1e24', dark: '#e6e9ed' };
export const soft = { light: '#515b69', dark: '#a6b0be' };
export const bad = { light: '#a3211a', dark: '#ff9d94' };

const both = ({ light, dark }: { light: string; dark: string }): string => `light-dark(${light}, ${dark})`;
const coloured = Object.entries(shades)
  .map(([name, shade]) => `.${name} { --brand: ${shade.ground}; --accent: ${both(shade)}; }`)
  .join('\n');

/** Of the whole portal. Sizes in rem, so that letters grow with what the reader has set; one column, whatever the screen. */
export const style = `
:root { color-scheme: light dark; --line: light-dark(#8a93a0, #626b77); --hair: light-dark(#d8dce2, #373c44); --soft: ${both(soft)};
  --ground: ${both(ground)}; --paper: ${both(paper)}; --bad: ${both(bad)}; --letters: ${both(letters)}; }
${coloured}
* { box-sizing: border-box; }
html { font-size: 112.5%; }
body { margin: 0; background: var(--ground); color: var(--letters); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: .5rem; top: .5rem; background: var(--paper); padding: .5rem 1rem; z-index: 1; }
header, main, footer { max-width: 40rem; margin: 0 auto; padding: 0 1rem; }
.bar { background: var(--brand); color: #fff; } .bar a { color: #fff; } .bar header { padding: .75rem 1rem; }
.brand { font-size: 1.25rem; font-weight: 650; text-decoration: none; display: inline-block; padding: .25rem 0; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0; padding: 0; } nav li { padding: .25rem 0; }
nav a, nav b, nav button { display: inline-block; padding: .25rem 0; }
main { padding-top: 1.25rem; padding-bottom: 2rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; } h2 { font-size: 1.15rem; margin: 0 0 .5rem; }
p { margin: 0 0 .75rem; } .lead { font-size: 1.1rem; } .soft { color: var(--soft); } .step { color: var(--soft); margin: 0 0 .25rem; font-size: .9rem; }
a { color: var(--accent); } a:focus-visible, button:focus-visible, input:focus-visible, textarea:focus-visible, select:focus-visible, summary:focus-visible, [tabindex]:focus-visible
  { outline: 3px solid var(--accent); outline-offset: 2px; } .bar :focus-visible { outline-color: #fff; }
section, .card { background: var(--paper); border: 1px solid var(--hair); border-radius: .6rem; padding: 1rem; margin: 0 0 1rem; }
ul.cards { list-style: none; margin: 0 0 1rem; padding: 0; display: grid; gap: .6rem; }
ul.cards a { display: block; background: var(--paper); border: 1px solid var(--line); border-left: .4rem solid var(--brand); border-radius: .6rem; padding: .75rem 1rem; text-decoration: none; color: inherit; }
ul.cards a:hover b { text-decoration: underline; } ul.cards b { display: block; color: var(--accent); font-size: 1.05rem; } ul.cards span { display: block; color: var(--soft); font-size: .95rem; }
ul.cards span.state { display: inline-block; }
label .soft { font-weight: 400; } fieldset { border: 0; margin: 0 0 1.25rem; padding: 0; min-width: 0; } legend { font-weight: 650; font-size: 1.15rem; padding: 0; margin: 0 0 .25rem; }
.field { margin: .75rem 0 0; } label { display: block; font-weight: 600; } .field small { display: block; color: var(--soft); font-size: .9rem; font-weight: 400; }
input, textarea, select { font: inherit; width: 100%; padding: .55rem .7rem; margin-top: .25rem; border: 1px solid var(--line); border-radius: .4rem; background: var(--paper); color: inherit; }
textarea { min-height: 8rem; resize: vertical; } [aria-invalid=true] { border: 2px solid var(--bad); }
.error { color: var(--bad); font-weight: 600; margin: .25rem 0 0; } .trouble { border: 2px solid var(--bad); } .trouble ul { margin: 0; padding-left: 1.2rem; } .trouble a { color: var(--bad); }
button { font: inherit; cursor: pointer; border-radius: .4rem; padding: .6rem 1.1rem; min-height: 2.75rem; border: 1px solid var(--line); background: var(--paper); color: inherit; }
a.button { display: inline-block; border-radius: .4rem; padding: .6rem 1.1rem; min-height: 2.75rem; background: var(--brand); color: #fff; font-weight: 600; text-decoration: none; }
button.main { background: var(--brand); border-color: var(--brand); color: #fff; font-weight: 600; }
button.link { border: 0; background: none; padding: .25rem 0; min-height: 0; color: inherit; text-decoration: underline; }
.state { display: inline-block; border: 1px solid var(--line); border-radius: 1rem; padding: .05rem .7rem; font-size: .9rem; } .state.solved, .state.closed { border-style: dashed; }
.state.waits-for-you { border-color: var(--bad); border-width: 2px; font-weight: 600; }
.late { border-left: .4rem solid var(--bad); padding-left: .75rem; } ul.plain { list-style: none; margin: 0; padding: 0; }
.said { border-left: .25rem solid var(--hair); padding: .1rem 0 .1rem .9rem; margin: 0 0 1.1rem; } .said.agent { border-left-color: var(--brand); }
.said h3 { font-size: 1rem; margin: 0; } .said time { color: var(--soft); font-size: .9rem; } .text { white-space: pre-wrap; margin: .25rem 0 0; }
fieldset.scores { margin: .75rem 0; } .scores legend { font-size: 1rem; } .scores label { display: flex; gap: .7rem; align-items: center; padding: .45rem .6rem; min-height: 2.75rem; font-weight: 400; border: 1px solid var(--hair); border-radius: .4rem; margin-top: .35rem; }
.scores input { width: 1.25rem; height: 1.25rem; margin: 0; flex: none; accent-color: var(--accent); } .scores label:has(:checked) { border-color: var(--accent); font-weight: 600; }
.good { border-left: .4rem solid var(--brand); } table { border-collapse: collapse; } th, td { text-align: left; padding: .1rem 1.25rem .1rem 0; font-weight: 400; vertical-align: top; }
.tel { font-size: 1.2rem; font-weight: 650; white-space: nowrap; } footer { padding-top: .5rem; padding-bottom: 2rem; font-size: .95rem; } [hidden] { display: none; }
dl { margin: 0 0 .75rem; } dt { color: var(--soft); font-size: .9rem; } dd { margin: 0 0 .5rem; font-weight: 600; }
.deed { margin: .5rem 0; } .deed summary { cursor: pointer; padding: .5rem 0; min-height: 2.75rem; color: var(--accent); text-decoration: underline; }
article h2 { margin-top: 1.25rem; } article pre { overflow-x: auto; padding: .75rem; border: 1px solid var(--hair); border-radius: .4rem; font-size: .9rem; white-space: pre-wrap; }
@media print { .bar { background: none; color: #000; border-bottom: 2px solid #000; } .bar a { color: #000; } nav, form, footer, .skip, .no-print { display: none; } section { border: 0; padding: 0; break-inside: avoid; } body { background: #fff; color: #000; } }
@media (forced-colors: active) { button.main, .bar { border: 1px solid; } }
`;
