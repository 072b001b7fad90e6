import { queryOptions } from '@tanstack/react-query';
import { api, askFor } from '../api/client.ts';
import { languages, type Language } from '../i18n/index.ts';
import type { ReportTable, ReportView } from './shapes.ts';

const spoken = (language: string): Language => languages.find((one) => one === language) ?? 'en';

export const reportsQuery = (language: string) =>
  queryOptions({
    queryKey: ['reports', language],
    queryFn: () => askFor<readonly ReportView[]>(api.GET('/reports', { params: { query: { language: spoken(language) } } })),
    staleTime: 300_000,
  });

/** What is asked of a report, as it stands in the address. */
export interface Question {
  readonly report: string;
  readonly from: string;
  readonly to: string;
  readonly client?: string | undefined;
  readonly by?: string | undefined;
}

const queryOf = ({ from, to, client, by }: Question, language: string) => ({
  ...{ from, to, language: spoken(language) },
  ...(client === undefined ? {} : { client }),
  ...(by === undefined ? {} : { by }),
});

/** Reading them is dear for the desk: they are asked again when somebody asks, not whenever something happens. */
export const tableQuery = (question: Question, language: string) =>
  queryOptions({
    queryKey: ['report', question, language],
    queryFn: () =>
      askFor<ReportTable>(
        api.GET('/reports/{report}', { params: { path: { report: question.report }, query: queryOf(question, language) } }),
      ),
    staleTime: 60_000,
  });

/** Where the same is as a file for a spreadsheet. */
export const csvAddress = (question: Question, language: string): string =>
  `/api/reports/${encodeURIComponent(question.report)}/csv?${new URLSearchParams(queryOf(question, language)).toString()}`;
