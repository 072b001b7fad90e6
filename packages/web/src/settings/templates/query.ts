import { queryOptions } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import type { Language } from '../../i18n/index.ts';

export const templatesQuery = (client: string | undefined) =>
  queryOptions({
    // A client has its words by its contract: one that is applied brings others.
    queryKey: client === undefined ? ['templates'] : ['all', 'client', client, 'templates'],
    queryFn: () => ask(api.GET('/templates', { params: { query: client === undefined ? {} : { client } } })),
  });

export type Template = Awaited<ReturnType<NonNullable<ReturnType<typeof templatesQuery>['queryFn']>>>[number];
type TemplateName = Template['template'];

/** What is tried. */
interface Tried {
  readonly template: TemplateName;
  readonly client: string | undefined;
  readonly ticketId: number | undefined;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
}

const given = ({ client, ticketId, ...rest }: Tried) => ({
  ...rest,
  ...(client === undefined ? {} : { client }),
  ...(ticketId === undefined ? {} : { ticketId }),
});

/** The mail as it would be, in every language. What was there is shown until the next one is. */
export const triedQuery = (tried: Tried) =>
  queryOptions({
    queryKey: ['template-tried', tried],
    queryFn: () => ask(api.POST('/templates/try', { body: given(tried) })),
    placeholderData: (before) => before,
    staleTime: 30_000,
    retry: false,
  });
export type TriedMail = Awaited<ReturnType<NonNullable<ReturnType<typeof triedQuery>['queryFn']>>>['mails'][number];
