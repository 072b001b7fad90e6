/** Program of a Chromium on this machine; undefined without one. */
export function findChromium(): string | undefined;
export const howToGetChromium: string;
