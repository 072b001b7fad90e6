import sanitize from 'sanitize-html';
import { HtmlText } from './text.ts';

/** Html that is safe to show, and the same as plain text. */
export interface Sanitised {
  /** Undefined when the html was built so badly that only its text could be saved. */
  readonly html: string | undefined;
  readonly text: string;
}

const tags =
  'a abbr b blockquote br caption center cite code col colgroup dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins li ol p pre s small span strike strong sub sup table tbody td tfoot th thead tr tt u ul';
const silent =
  'applet audio canvas embed frame frameset iframe math noembed noframes noscript object option script select style svg template textarea title video xmp';
const styles = /^(?:color|background-color|font-weight|font-style|text-decoration|text-align|vertical-align)$/;
const styleValue = /^(?:[a-z-]{1,30}|#[0-9a-f]{3,8}|rgba?\([\d\s.,%]{1,40}\)|\d{1,4}(?:\.\d{1,2})?(?:px|pt|em|%)?)$/;
// The parser searches its whole stack at each closing tag, so without a bound a megabyte of open tags takes half a minute.
const deepest = 300;

type Attributes = Record<string, string>;

/** Only what changes colour, weight and place of letters; no url, no function, no escape can pass. */
function safeStyle(style: string): string {
  const rules = style.slice(0, 2000).toLowerCase().split(';');
  const pairs = rules.map((rule) => rule.split(':').map((side) => side.trim()));
  const safe = pairs.filter(([name = '', value = '', more]) => more === undefined && styles.test(name) && styleValue.test(value));
  return safe.map(([name, value]) => `${name}:${value}`).join(';');
}

/** A link that leads out of the desk and runs nothing; undefined for any other. */
function safeLink(href: string): string | undefined {
  // browsers drop control characters and spaces before they look for a scheme
  const plain = href.replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202e\ufeff]+/g, ' ').trim(); // eslint-disable-line no-control-regex
  return /^(?:https?:\/\/|mailto:|tel:)/i.test(plain) && plain.length <= 4000 ? plain.replaceAll(' ', '%20') : undefined;
}

function image({ src = '', alt, width, height }: Attributes): Attributes {
  const plain = src.trim();
  const shown = /^cid:[^\s"'<>]{1,500}$/i.test(plain) || /^data:image\/(?:png|gif|jpe?g|webp);base64,[a-z0-9+/=\s]+$/i.test(plain);
  const remote = /^https?:\/\//i.test(plain) ? safeLink(plain) : undefined;
  return {
    ...(shown ? { src: plain } : {}),
    ...(!shown && remote !== undefined ? { 'data-luuri-src': remote } : {}),
    ...(alt ? { alt: alt.slice(0, 500) } : {}),
    ...(width && /^\d{1,4}$/.test(width) ? { width } : {}),
    ...(height && /^\d{1,4}$/.test(height) ? { height } : {}),
  };
}

const plainAttributes: readonly (readonly [string, RegExp])[] = [
  ['colspan', /^\d{1,3}$/],
  ['rowspan', /^\d{1,3}$/],
  ['align', /^(?:left|right|center|justify)$/i],
  ['valign', /^(?:top|middle|bottom|baseline)$/i],
  ['dir', /^(?:ltr|rtl|auto)$/i],
  ['lang', /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i],
  ['start', /^\d{1,6}$/],
  ['color', /^(?:#[0-9a-f]{3,8}|[a-z]{1,30})$/i],
];

function attributes(tag: string, given: Attributes): Attributes {
  if (tag === 'img') return image(given);
  const kept: Attributes = {};
  for (const [name, allowed] of plainAttributes) if (given[name] !== undefined && allowed.test(given[name])) kept[name] = given[name];
  const style = given['style'] === undefined ? '' : safeStyle(given['style']);
  if (style !== '') kept['style'] = style;
  const href = tag === 'a' && given['href'] !== undefined ? safeLink(given['href']) : undefined;
  return href === undefined ? kept : { ...kept, href, rel: 'noopener noreferrer nofollow', target: '_blank' };
}

const options: sanitize.IOptions = {
  allowedTags: tags.split(' '),
  nonTextTags: silent.split(' '),
  allowedAttributes: {
    '*': [...plainAttributes.map(([name]) => name), 'style'],
    a: ['href', 'rel', 'target'],
    img: ['src', 'data-luuri-src', 'alt', 'width', 'height'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid', 'data'] },
  allowProtocolRelative: false,
  parseStyleAttributes: false,
  transformTags: { '*': (tagName, given) => ({ tagName, attribs: attributes(tagName, given) }) },
};

class TooDeep extends Error {}

/** What is left when tags are simply cut out: for html that nothing can be made of. */
const cutOut = (html: string) =>
  html
    .replace(/<(script|style)\b[^<]*(?:<(?!\/\1)[^<]*)*/gi, ' ')
    .replace(/<[^<>]{0,2000}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * Makes html of a stranger safe to show, by an allow-list of tags, attributes and values: no script, form, frame, style sheet or
 * position survives; links open elsewhere; a remote picture is kept as `data-luuri-src`, so that nothing is fetched before someone asks.
 *
 * @param html as received, of a length that the caller can bear: a megabyte takes less than a second at the worst.
 * @param withText whether the text is wanted, too; empty when not. Default true; `and-pictures` names in it what each picture shows.
 */
export function sanitiseHtml(html: string, withText: boolean | 'and-pictures' = true): Sanitised {
  const text = new HtmlText();
  let depth = 0;
  try {
    const safe = sanitize(html, {
      ...options,
      onOpenTag: (tag, given) => {
        if (++depth > deepest) throw new TooDeep();
        if (withText !== false) text.open(tag, withText === 'and-pictures' ? given : { ...given, alt: undefined });
      },
      onCloseTag: (tag) => {
        depth--;
        if (withText !== false) text.close(tag);
      },
      ...(withText !== false ? { textFilter: (escaped: string) => (text.add(escaped), escaped) } : {}),
    });
    return { html: safe, text: text.toString() };
  } catch (e) {
    if (!(e instanceof TooDeep)) throw e;
    return { html: undefined, text: cutOut(html) };
  }
}
