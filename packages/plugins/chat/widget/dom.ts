/** An element with attributes and what is in it. Texts stay texts: nothing that comes over the wire is ever read as markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | boolean | (() => void)>> = {},
  ...inside: (Node | string | null | undefined)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  for (const one of inside) if (one !== null && one !== undefined && one !== '') made.append(one);
  return made;
}

/** Show these, and nothing else, leaving alone what is shown already: focus and what was typed stay. */
export function fill(parent: Element, wanted: readonly (Node | null)[]): void {
  const nodes = wanted.filter((one): one is Node => one !== null);
  for (const old of [...parent.childNodes]) if (!nodes.includes(old)) old.remove();
  nodes.forEach((node, i) => {
    if (parent.childNodes[i] !== node) parent.insertBefore(node, parent.childNodes[i] ?? null);
  });
}

/** A text in place, changed only when it is another: a live region would read the same again. */
export function setText(of: Element, text: string): void {
  if (of.textContent !== text) of.textContent = text;
}
