import { useTranslation } from 'react-i18next';
import type { Permission } from './query.ts';

/** What a permission lets somebody do, in the language of the person at the screen; in the plugin's own words when it is not ours. */
export function usePermissionWords(): (permission: Pick<Permission, 'permission' | 'summary'>) => string {
  const { t, i18n } = useTranslation('permissions');
  return ({ permission, summary }) => {
    const key = permission.replaceAll('.', '_');
    return i18n.exists(`permissions:${key}`) ? t(key as 'ticket_see') : summary;
  };
}
