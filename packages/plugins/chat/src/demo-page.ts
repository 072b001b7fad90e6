const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

export const demoStyle =
  'body{font:1rem/1.6 system-ui,sans-serif;max-width:42rem;margin:10vh auto;padding:0 1rem;color:#1a1f29}code{background:#eef1f5;padding:.1em .3em}';

/** A page as a client could have it, with nothing on it but the widget. */
export const demoPage = ({ key, client }: { key: string; client: string }): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(client)}: chat</title>
<style>${demoStyle}</style>
</head>
<body><main><h1>${escaped(client)}</h1>
<p>A page of the client. The button below on the right opens the chat; on the client's own site it takes this one line:</p>
<p><code>&lt;script src=".../api/chat/widget.js" data-client-key="${escaped(key)}" defer&gt;&lt;/script&gt;</code></p>
</main><script src="../widget.js" data-client-key="${escaped(key)}" defer></script></body></html>
`;
