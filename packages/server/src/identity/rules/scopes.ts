/** What a key may: what it is limited to, of what its agent may. An administrator's `*` becomes the key's own list. */
export const permissionsWithin = (held: readonly string[], scopes: readonly string[] | null): readonly string[] => {
  if (scopes === null) return held;
  return held.includes('*') ? scopes : held.filter((permission) => scopes.includes(permission));
};

/** A key opens nothing from the instant on that it expires. */
export const isKeyGood = ({ expiresAt }: { readonly expiresAt: Date | null }, now: Date): boolean => expiresAt === null || now < expiresAt;
