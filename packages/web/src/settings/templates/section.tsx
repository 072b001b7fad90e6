import { NativeSelect, NumberInput, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { clientsQuery } from '../../api/lists.ts';
import { languages } from '../../i18n/index.ts';
import { Loaded, Page } from '../parts/page.tsx';
import styles from '../parts/parts.module.css';
import { templatesQuery, type Template } from './query.ts';
import { Words } from './words.tsx';

/** What the address says: whose words, which mail, in which language, for which ticket. */
function useChosen(templates: readonly Template[]) {
  const search: Readonly<Record<string, string | number | undefined>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const template = templates.find((one) => one.template === search['mail']) ?? templates[0];
  const { i18n } = useTranslation();
  const language = languages.find((one) => one === search['language']) ?? languages.find((one) => one === i18n.language) ?? 'en';
  const ticketId = typeof search['ticket'] === 'number' && search['ticket'] > 0 ? search['ticket'] : undefined;
  const choose = (part: Readonly<Record<string, string | number | undefined>>) =>
    void navigate({ to: '.', search: ((before: object) => ({ ...before, ...part })) as never, replace: true });
  return { template, language, ticketId, choose };
}

function useClient(): string | undefined {
  const search: Readonly<Record<string, string | number | undefined>> = useSearch({ strict: false });
  return typeof search['client'] === 'string' && search['client'] !== '' ? search['client'] : undefined;
}

function Choices({ templates, client }: { readonly templates: readonly Template[]; readonly client: string | undefined }) {
  const { t } = useTranslation(['mail', 'words']);
  const { data: clients = [] } = useQuery(clientsQuery);
  const { template, language, ticketId, choose } = useChosen(templates);
  if (!template) return null;
  const text = template.texts.find((one) => one.language === language) ?? template.texts[0];
  return (
    <>
      <div className={styles.tools}>
        <NativeSelect
          label={t('templates.whose')}
          value={client ?? ''}
          data={[{ value: '', label: t('templates.desks') }, ...clients.map(({ slug, name }) => ({ value: slug, label: name }))]}
          onChange={(event) => choose({ client: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('templates.mail')}
          value={template.template}
          data={templates.map(({ template: name }) => ({ value: name, label: t(`templates.name.${name}`) }))}
          onChange={(event) => choose({ mail: event.currentTarget.value })}
        />
        <NumberInput
          label={t('templates.ticket')}
          placeholder={t('templates.madeUp')}
          value={ticketId ?? ''}
          onChange={(value) => choose({ ticket: typeof value === 'number' && value > 0 ? value : undefined })}
          min={1}
          hideControls
          w={160}
        />
        <SegmentedControl
          aria-label={t('templates.language')}
          value={language}
          data={languages.map((value) => ({ value, label: t(`words:language.${value}`) }))}
          onChange={(value) => choose({ language: value })}
        />
      </div>
      {text && (
        <Words
          key={`${client ?? ''} ${template.template} ${language}`}
          template={template}
          text={text}
          client={client}
          ticketId={ticketId}
          language={language}
        />
      )}
    </>
  );
}

/** The words of the mails that the desk writes by itself, tried on a ticket before anybody gets them. */
export function TemplatesSection() {
  const { t } = useTranslation('mail');
  const client = useClient();
  const templates = useQuery(templatesQuery(client));
  return (
    <Page title={t('templates.title')} about={t('templates.about')}>
      <Loaded query={templates}>{(all) => <Choices templates={all} client={client} />}</Loaded>
    </Page>
  );
}
