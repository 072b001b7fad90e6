/** Letters, grounds and lines: on a light page, on a dark one. */
const shades: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  letters: ['#1a1f29', '#e6e9ed'],
  soft: ['#434b58', '#a6b0be'],
  paper: ['#ffffff', '#1d2126'],
  said: ['#eef1f5', '#2b3138'],
  own: ['#dbe7f7', '#213a57'],
  line: ['#c6ccd6', '#3f4751'],
  edge: ['#6b7484', '#8b95a3'],
  warn: ['#fff3d6', '#43350f'],
  'on-warn': ['#4a3400', '#ffe3a3'],
};

const colours = (of: 'light' | 'both'): string =>
  Object.entries(shades)
    .map(([name, [light, dark]]) => `--${name}:${of === 'light' ? light : `light-dark(${light},${dark})`}`)
    .join(';');

/**
 * How it looks: in a sheet of its own, which no policy of the page takes for inline style. It is dark where the page around it says that it is
 * (`color-scheme`), and light on every other.
 */
const rules = `
:host{all:initial;color-scheme:inherit;${colours('light')}}
@supports (color:light-dark(#000,#fff)){:host{${colours('both')}}}
*{box-sizing:border-box;font:inherit;color:inherit}
.all{position:fixed;right:1rem;bottom:1rem;z-index:2147483000;font:16px/1.45 system-ui,sans-serif;color:var(--letters);text-align:left}
.inline{position:static}
button{cursor:pointer;border:0;border-radius:.5rem;padding:.6rem 1rem;background:var(--accent);color:var(--on-accent)}
button.plain{background:none;color:var(--letters);text-decoration:underline;padding:.4rem}
button:focus-visible,input:focus-visible,textarea:focus-visible,.log:focus-visible{outline:3px solid var(--letters);outline-offset:2px}
button[disabled]{opacity:.6;cursor:default}
.launch{border-radius:2rem;padding:.9rem 1.3rem;box-shadow:0 2px 10px #0004}
.box{display:flex;flex-direction:column;width:min(24rem,calc(100vw - 2rem));height:min(36rem,calc(100vh - 2rem));background:var(--paper);border:1px solid var(--line);border-radius:.8rem;box-shadow:0 6px 30px #0003;overflow:hidden}
.inline .box{width:100%;height:36rem;box-shadow:none}
header{display:flex;align-items:center;gap:.5rem;padding:.6rem 1rem;background:var(--accent);color:var(--on-accent)}
header h2{flex:1;margin:0;font-weight:600}
header button{padding:.2rem .6rem;font-size:1.3rem;line-height:1}
header button:focus-visible{outline-color:var(--on-accent);outline-offset:-3px}
.status{padding:.5rem 1rem;background:var(--said);border-bottom:1px solid var(--line)}
.trouble{padding:.5rem 1rem;background:var(--warn);color:var(--on-warn)}
.log{flex:1;overflow-y:auto;padding:1rem;margin:0;display:flex;flex-direction:column;gap:.6rem}
.log>div{max-width:85%;padding:.5rem .8rem;border-radius:.8rem;background:var(--said);white-space:pre-wrap;overflow-wrap:anywhere}
.log>div.visitor{align-self:flex-end;background:var(--own)}
.log>div.event{align-self:center;background:none;color:var(--soft);font-size:.9em}
.code{margin:.4rem .6rem;padding:.6rem 0 0 1rem;border:1px solid var(--line);border-radius:.5rem}
.log b{display:block;font-size:.8em;font-weight:600;color:var(--soft)}
.log small{display:block;font-size:.8em;color:var(--soft)}
.typing{min-height:1.6rem;padding:0 1rem;color:var(--soft);font-size:.9em}
form{display:flex;flex-direction:column;gap:.7rem;padding:1rem;overflow-y:auto}
label{display:flex;flex-direction:column;gap:.2rem;font-weight:600}
input,textarea{font-weight:400;padding:.5rem;border:1px solid var(--edge);border-radius:.4rem;background:var(--paper);width:100%;resize:vertical}
.say{display:flex;flex-direction:row;align-items:flex-end;gap:.4rem;padding:.6rem;border-top:1px solid var(--line);overflow:visible}
.say label{flex:1}
.say textarea{height:3.2rem;resize:none}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.last{display:flex;flex-wrap:wrap;gap:.3rem;padding:0 .6rem .4rem}
p{margin:0;padding:.6rem 1rem 0;white-space:pre-wrap}
@media (prefers-reduced-motion:no-preference){.log{scroll-behavior:smooth}}
`;

export function sheet(): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(rules);
  return made;
}
