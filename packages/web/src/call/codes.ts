import { useTranslation } from 'react-i18next';
import type { Choice } from '../screens/shapes.ts';

/** Codes that every contract may use have words; those of a client's own are their own words. */
export function useCodes(): (codes: readonly string[]) => readonly Choice[] {
  const { t, i18n } = useTranslation('call');
  return (codes) =>
    codes.map((code) => ({ value: code, label: i18n.exists(`call:codes.${code}`) ? t(`codes.${code as 'handed-on'}`) : code }));
}
