/** What Active Directory says in the text of an error that is otherwise the same for all: `... data 775, v4563`. */
const subCodes: Readonly<Record<string, string>> = {
  '525': 'there is no such account',
  '52e': 'the name or the password is wrong',
  '530': 'the account may not sign in at this time',
  '531': 'the account may not sign in from this computer',
  '532': 'the password has expired',
  '533': 'the account is disabled',
  '701': 'the account has expired',
  '773': 'the password has to be changed first',
  '775': 'the account is locked',
};

/** What stands at the beginning of a text of Active Directory when something was not done: `0000052D: ...`. */
const winCodes: Readonly<Record<string, string>> = {
  '0000052D': 'the new password does not meet the rules of the domain: length, complexity, history or age',
  '00000005': 'the account of the desk may not do that; delegate it on the organisational unit of the people',
  '00002098': 'the account of the desk may not do that; delegate it on the organisational unit of the people',
  '00000056': 'the old password is wrong',
  '00002077': 'it takes an encrypted connection',
};

/** Result codes of LDAP. */
const resultCodes: Readonly<Record<number, string>> = {
  8: 'it takes stronger authentication, so an encrypted connection',
  13: 'it takes an encrypted connection',
  19: 'the new password does not meet the rules of the directory',
  32: 'there is no such account',
  49: 'the name or the password is wrong',
  50: 'the account of the desk may not do that',
  51: 'the directory is busy',
  52: 'the directory is not available',
  53: 'the directory is not willing to do it',
};

const passwordWords = /password|history|quality|constraint/i;

/**
 * Why a directory did not do something, as a sentence. Of what it says itself only known codes and words about the rules of passwords
 * are passed on: its texts may quote what it was sent.
 */
export function reasonOf(error: { readonly code?: unknown; readonly message?: unknown }): string {
  const text = typeof error.message === 'string' ? error.message : '';
  const sub = /\bdata ([0-9a-f]{3})\b/i.exec(text)?.[1]?.toLowerCase();
  const win = /\b(0000[0-9A-F]{4})\b/i.exec(text)?.[1]?.toUpperCase();
  const known = (sub ? subCodes[sub] : undefined) ?? (win ? winCodes[win] : undefined);
  if (known) return `${known}.`;
  const code = typeof error.code === 'number' ? error.code : 0;
  if (code === 53 && passwordWords.test(text)) return 'the new password does not meet the rules of the domain.';
  return `${resultCodes[code] ?? `it answered with code ${String(code)}`}.`;
}
