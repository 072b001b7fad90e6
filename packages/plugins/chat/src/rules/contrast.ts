/** `#0b5cad` or `#05a`, in small letters of six digits; undefined for anything else. */
export function colourOf(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const six = /^#([0-9a-f]{6})$/i.exec(text)?.[1];
  const three = /^#([0-9a-f]{3})$/i.exec(text)?.[1];
  const digits = six ?? three?.replaceAll(/./g, '$&$&');
  return digits === undefined ? undefined : `#${digits.toLowerCase()}`;
}

const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => channel(parseInt(colour.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours as WCAG counts it, from 1 to 21. Text needs 4.5 (AA). */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}
