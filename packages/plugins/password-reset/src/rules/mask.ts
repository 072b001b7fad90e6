/** F1: as much of a number or an address as tells its owner which one is meant, and nobody else what it is. */
export function masked(kind: 'email' | 'phone', address: string): string {
  if (kind === 'email') {
    const at = address.lastIndexOf('@');
    const [name, domain] = [address.slice(0, at), address.slice(at + 1)];
    return `${name.slice(0, 1)}•••@${domain}`;
  }
  const digits = address.replaceAll(/[^\d+]/g, '');
  const shown = digits.startsWith('+358') ? `+358 ${digits.slice(4, 6)}` : digits.slice(0, digits.startsWith('+') ? 3 : 2);
  return `${shown} ••• ••${digits.slice(-2)}`;
}
