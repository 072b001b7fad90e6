import { Checkbox, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client.ts';
import { useMay } from '../../session/me.ts';
import { useAct } from '../parts/act.ts';
import { Loaded, Page } from '../parts/page.tsx';
import styles from '../parts/parts.module.css';
import { permissionsQuery, type Permission } from './query.ts';
import own from './roles.module.css';
import { usePermissionWords } from './words.ts';

/** Roles that can be changed; an administrator holds every permission, always. */
const roles = ['agent', 'team-lead', 'quality', 'client-contact', 'requester'] as const;
type Role = (typeof roles)[number];

interface RowProps {
  readonly permission: Permission;
  readonly words: string;
  readonly mayChange: boolean;
  readonly isSaving: boolean;
  readonly onChange: (role: Role, held: boolean) => void;
}

function PermissionRow({ permission, words, mayChange, isSaving, onChange }: RowProps) {
  const { t } = useTranslation(['access', 'words']);
  return (
    <tr>
      <th scope="row">
        {words}
        <br />
        <span className={styles.soft}>{permission.permission}</span>
      </th>
      {roles.map((role) => (
        <td key={role} className={own.cell}>
          <Checkbox
            aria-label={t('roles.box', { role: t(`words:role.${role}`), permission: words })}
            checked={permission.heldBy.includes(role)}
            disabled={!mayChange || isSaving}
            onChange={(event) => onChange(role, event.currentTarget.checked)}
          />
        </td>
      ))}
      <td className={own.cell}>
        <Checkbox aria-label={t('roles.administrator', { permission: words })} checked disabled readOnly />
      </td>
    </tr>
  );
}

function Heads() {
  const { t } = useTranslation(['access', 'words']);
  return (
    <thead>
      <tr>
        <th scope="col">{t('roles.may')}</th>
        {roles.map((role) => (
          <th key={role} scope="col" className={own.cell}>
            {t(`words:role.${role}`)}
          </th>
        ))}
        <th scope="col" className={own.cell}>
          {t('words:role.administrator')}
        </th>
      </tr>
    </thead>
  );
}

/** By the plugins that bring them, in their order. */
function byPlugin(all: readonly Permission[]): readonly (readonly [string, readonly Permission[]])[] {
  const found = new Map<string, Permission[]>();
  for (const one of all) found.set(one.plugin, [...(found.get(one.plugin) ?? []), one]);
  return [...found];
}

/** What each role may do, in words; each box counts at once, for everybody of the role. */
export function RolesSection() {
  const { t } = useTranslation(['access', 'words']);
  const mayChange = useMay('team.manage');
  const permissions = useQuery(permissionsQuery);
  const inWords = usePermissionWords();
  const [words, setWords] = useState('');
  const { mutate, isPending } = useAct({
    changes: [['permissions'], ['me']],
    said: t('roles.saved'),
    work: ({ role, permission, held }: { role: Role; permission: string; held: boolean }) => {
      const path = { params: { path: { role, permission } } };
      return held
        ? ask(api.PUT('/roles/{role}/permissions/{permission}', path))
        : ask(api.DELETE('/roles/{role}/permissions/{permission}', path));
    },
  });
  const fits = (one: Permission) => `${one.permission} ${inWords(one)}`.toLowerCase().includes(words.trim().toLowerCase());
  return (
    <Page title={t('roles.title')} about={t('roles.about')}>
      <TextInput label={t('roles.find')} value={words} onChange={(event) => setWords(event.currentTarget.value)} maw={320} />
      <Loaded query={permissions}>
        {(all) => (
          <div className={`${styles.scroll ?? ''} ${own.scroll ?? ''}`} tabIndex={0} role="group" aria-label={t('roles.title')}>
            <table className={styles.table}>
              <Heads />
              <tbody>
                {byPlugin(all.filter(fits)).map(([plugin, held]) => (
                  <Fragment key={plugin}>
                    <tr className={own.plugin}>
                      <th scope="rowgroup" colSpan={roles.length + 2}>
                        {plugin}
                      </th>
                    </tr>
                    {held.map((permission) => (
                      <PermissionRow
                        key={permission.permission}
                        {...{ permission, mayChange }}
                        words={inWords(permission)}
                        isSaving={isPending}
                        onChange={(role, isHeld) => mutate({ role, permission: permission.permission, held: isHeld })}
                      />
                    ))}
                  </Fragment>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </Page>
  );
}
