const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

const words = {
  fi: { chat: 'Chat', back: 'Takaisin', off: 'Chat tarvitsee JavaScriptin. Ilman sitä voit kirjoittaa meille lomakkeella.' },
  sv: { chat: 'Chatt', back: 'Tillbaka', off: 'Chatten behöver JavaScript. Utan det kan du skriva till oss med formuläret.' },
  en: { chat: 'Chat', back: 'Back', off: 'The chat needs JavaScript. Without it you can write to us with the form.' },
};

interface OnPortalPage {
  readonly client: string;
  readonly key: string;
  readonly language: string;
  readonly title: string | undefined;
  readonly colours: { readonly accent: string; readonly onAccent: string };
  /** Path of the portal's first page. */
  readonly home: string;
}

export const portalStyle = ({
  accent,
  onAccent,
}: OnPortalPage['colours']): string => `:root{color-scheme:light dark}*{box-sizing:border-box}
body{margin:0;font:1.125rem/1.5 system-ui,sans-serif;color:light-dark(#1a1e24,#e6e9ed);background:light-dark(#f5f6f8,#15181c)}
header{padding:1rem;background:${accent};color:${onAccent}}header div,main{max-width:42rem;margin:0 auto}
header a{color:inherit}a:focus-visible{outline:3px solid;outline-offset:2px}header b{display:block;font-size:1.25rem}main{padding:1rem}h1{font-size:1.5rem;margin:0 0 1rem}`;

/** The chat in the middle of a page, with a way back. Light or dark, as the reader's device is: the widget in it follows the page. */
export function chatOnPortal({ client, key, language, title, colours, home }: OnPortalPage): string {
  const say = new Map(Object.entries(words)).get(language) ?? words.en;
  const heading = escaped(title ?? say.chat);
  return `<!doctype html>
<html lang="${escaped(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${heading} · ${escaped(client)}</title>
<style>${portalStyle(colours)}</style>
</head>
<body><header><div><b>${escaped(client)}</b><a href="${escaped(home)}">${say.back}</a></div></header>
<main><h1>${heading}</h1><noscript><p>${say.off}</p></noscript><div id="chat"></div></main>
<script src="/api/chat/widget.js" data-client-key="${escaped(key)}" data-inline="#chat" data-language="${escaped(language)}" data-signed-in defer></script>
</body></html>
`;
}
