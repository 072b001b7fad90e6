import { Accordion, Badge } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client.ts';
import { Loaded, Page } from '../parts/page.tsx';
import styles from '../parts/parts.module.css';
import own from './plugins.module.css';

const pluginsQuery = queryOptions({ queryKey: ['plugins'], queryFn: () => ask(api.GET('/plugins')), staleTime: 10_000 });
type Plugin = Awaited<ReturnType<NonNullable<(typeof pluginsQuery)['queryFn']>>>[number];
type Added = Plugin['actions'][number];

function Health({ health }: Pick<Plugin, 'health'>) {
  const { t, i18n } = useTranslation('works');
  const state = health?.state ?? 'well';
  return (
    <p className={state === 'troubled' ? styles.bad : undefined}>
      <strong>{t(`health.${state}`)}</strong>
      {health !== null && ` – ${health.words[i18n.language] ?? health.words['en'] ?? ''}`}
    </p>
  );
}

function Adds({ title, all }: { readonly title: string; readonly all: readonly Added[] }) {
  if (all.length === 0) return null;
  return (
    <section>
      <h4 className={own.head}>{title}</h4>
      <dl className={styles.facts}>
        {all.map(({ name, summary }) => (
          <div key={name} className={own.pair}>
            <dt>{name}</dt>
            <dd>{summary}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function OnePlugin({ plugin }: { readonly plugin: Plugin }) {
  const { t } = useTranslation('works');
  const named = (names: readonly string[]): Added[] => names.map((name) => ({ name, summary: '' }));
  return (
    <div className={own.inside}>
      <Health health={plugin.health} />
      {plugin.needs.length > 0 && (
        <p className={styles.soft}>
          {t('plugins.needs')} {plugin.needs.join(', ')}
        </p>
      )}
      <Adds title={t('plugins.actions')} all={plugin.actions} />
      <Adds title={t('plugins.permissions')} all={plugin.permissions} />
      <Adds title={t('plugins.sections')} all={plugin.sections} />
      <Adds title={t('plugins.screens')} all={named(plugin.screens)} />
      <Adds title={t('plugins.events')} all={plugin.events} />
      <Adds title={t('plugins.jobs')} all={named(plugin.jobs)} />
    </div>
  );
}

function Plugins({ all, label }: { readonly all: readonly Plugin[]; readonly label: string }) {
  const { t } = useTranslation('works');
  return (
    <div>
      <h3 className={own.group}>{label}</h3>
      <Accordion variant="separated" multiple order={4}>
        {all.map((plugin) => (
          <Accordion.Item key={plugin.plugin} value={plugin.plugin}>
            <Accordion.Control>
              <span className={own.name}>
                <strong>{plugin.plugin}</strong>
                <span className={styles.soft}>{plugin.version ?? t('plugins.noVersion')}</span>
                {plugin.health?.state === 'troubled' && <Badge color="red">{t('health.troubled')}</Badge>}
                <span className={own.summary}>{plugin.summary}</span>
              </span>
            </Accordion.Control>
            <Accordion.Panel>
              <OnePlugin plugin={plugin} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </div>
  );
}

/** What the desk is made of, what each part adds, and how it is. */
export function PluginsSection() {
  const { t } = useTranslation('works');
  const plugins = useQuery(pluginsQuery);
  return (
    <Page title={t('plugins.title')} about={t('plugins.about')}>
      <Loaded query={plugins}>
        {(all) => (
          <>
            <Plugins label={t('plugins.own')} all={all.filter((one) => !one.isCore)} />
            <Plugins label={t('plugins.core')} all={all.filter((one) => one.isCore)} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
