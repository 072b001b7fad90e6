import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';

/** Words that telephone systems send where the caller keeps their number to themselves. */
const withheld = new Set(['', 'anonymous', 'unknown', 'private', 'restricted', 'unavailable', 'withheld', 'clir', 'none', 'null', '0']);

export const isRegion = (region: unknown): region is CountryCode => typeof region === 'string' && isSupportedCountry(region);

/**
 * A number as E.164, `+358401234567`; undefined when it is none, or when it was withheld.
 * @param region where a number without a country code is from: `FI`.
 */
export function toE164(text: string, region: CountryCode): string | undefined {
  const bare = text
    .replace(/^sips?:|^tel:/i, '')
    .replace(/@.*$/, '')
    .trim();
  if (withheld.has(bare.toLowerCase())) return undefined;
  // Some systems send a country code without its plus sign, and some write (0) behind it.
  const dialled = bare.replace(/\(0\)/, '').replace(/^00/, '+');
  const found = parsePhoneNumberFromString(dialled, region);
  if (found?.isPossible() === true) return found.number;
  const bareCode = /^\d{8,15}$/.test(dialled) ? parsePhoneNumberFromString(`+${dialled}`) : undefined;
  return bareCode?.isValid() === true ? bareCode.number : undefined;
}
