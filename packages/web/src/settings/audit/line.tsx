import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../parts/parts.module.css';
import { instantInFull } from '../../time/words.ts';
import { changedIn } from './change.ts';
import own from './audit.module.css';
import type { AuditLine } from './query.ts';

type Change = NonNullable<AuditLine['changes']>[number];

/** What a setting was and what it is, place by place. */
function Before({ change }: { readonly change: Change }) {
  const { t } = useTranslation('audit');
  const rows = changedIn(change.before, change.after);
  return (
    <table className={styles.table}>
      <caption className={own.caption}>{change.setting}</caption>
      <thead>
        <tr>
          <th scope="col">{t('change.where')}</th>
          <th scope="col">{t('change.before')}</th>
          <th scope="col">{t('change.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ path, before, after }) => (
          <tr key={path}>
            <th scope="row">{path}</th>
            <td className={own.was}>{before}</td>
            <td className={own.is}>{after}</td>
          </tr>
        ))}
        {rows.length === 0 && (
          <tr>
            <td colSpan={3} className={styles.soft}>
              {t('change.nothing')}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Inside({ line }: { readonly line: AuditLine }) {
  const { t, i18n } = useTranslation('audit');
  const facts = [
    [t('line.at'), instantInFull(Date.parse(line.at), i18n.language)],
    [t('line.address'), line.address],
    [t('line.via'), line.via],
    [t('line.request'), line.requestId],
    [t('line.code'), line.code],
  ] as const;
  return (
    <div className={own.inside}>
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name} className={own.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {line.changes?.map((change) => (
        <Before key={change.setting} change={change} />
      ))}
      {Object.keys(line.input).length > 0 && (
        <section>
          <h3 className={own.head}>{t('line.given')}</h3>
          <pre className={styles.json} tabIndex={0}>
            {JSON.stringify(line.input, null, 2)}
          </pre>
        </section>
      )}
    </div>
  );
}

interface LineProps {
  readonly line: AuditLine;
  /** Who, in words. */
  readonly who: string;
}

/** One line of the audit; what was given and what changed unfold below it. */
export function Line({ line, who }: LineProps) {
  const { t, i18n } = useTranslation('audit');
  const [isOpen, setOpen] = useState(false);
  const Mark = isOpen ? IconChevronDown : IconChevronRight;
  const at = Date.parse(line.at);
  return (
    <>
      <tr>
        <td className={own.mark}>
          <Button
            size="compact-xs"
            variant="subtle"
            aria-expanded={isOpen}
            aria-label={t('line.open', { number: line.id })}
            onClick={() => setOpen(!isOpen)}
          >
            <Mark size={14} aria-hidden />
          </Button>
        </td>
        <td className="tabular">
          <time dateTime={line.at}>{new Date(at).toLocaleString(i18n.language === 'en' ? 'en-GB' : i18n.language)}</time>
        </td>
        <td>{who}</td>
        <th scope="row">{line.action}</th>
        <td className={line.outcome === 'refused' ? styles.bad : undefined}>
          {line.outcome === 'refused' ? t('outcome.refused') : t('outcome.done')}
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={5}>
            <Inside line={line} />
          </td>
        </tr>
      )}
    </>
  );
}
