import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, askFor } from '../api/client.ts';
import type { Form, Known, Panel, Screens } from './shapes.ts';
import { addressOf, filled, inputOf, type Sources, type Typed } from './values.ts';

const screensQuery = (language: string) =>
  queryOptions({
    queryKey: ['screens', language],
    queryFn: () => askFor<Screens>(api.GET('/screens', { params: { query: { language: language as 'en' } } })),
    staleTime: Infinity,
  });

const nothing: Screens = { forms: [], panels: [] };

/** Everything that plugins declared and this person may use. */
export function useScreens(): Screens {
  const { i18n } = useTranslation();
  return useQuery(screensQuery(i18n.language)).data ?? nothing;
}
export const useForm = (name: string): Form | undefined => useScreens().forms.find(({ form }) => form === name);
export const usePanels = (place: string): readonly Panel[] => useScreens().panels.filter(({ stands }) => stands.includes(place));
export const usePanel = (name: string): Panel | undefined => useScreens().panels.find(({ panel }) => panel === name);

type AnyCall = (verb: string, address: string, more: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>;
/** An address that the document knows, put together at run time from what a plugin declared. */
export function call(verb: string, address: string, input: Readonly<Record<string, unknown>>): Promise<unknown> {
  const inAddress = verb === 'GET' || verb === 'DELETE';
  const more = inAddress ? { params: { query: input } } : { body: input };
  return askFor((api.request as unknown as AnyCall)(verb.toLowerCase(), address, more));
}

/** Send a form. */
export function sendForm(form: Form, typed: Typed, sources: Sources): Promise<unknown> {
  const { address, rest } = addressOf(form.path, inputOf(form, typed, sources));
  return call(form.verb, address, rest);
}

/** Send what somebody else than a form of ours has gathered: what the form fills in and fixes is added. */
export function sendInput(form: Form, values: Known, sources: Sources): Promise<unknown> {
  const { address, rest } = addressOf(form.path, { ...filled(form, sources), ...values });
  return call(form.verb, address, rest);
}
