import { Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import * as react from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.ts';
import type { MakePart } from '../../part.d.ts';
import { ErrorBoundary } from '../shell/trouble.tsx';
import { sendInput, useScreens } from './query.ts';
import type { Known, Panel } from './shapes.ts';

/** A module of a plugin, from this desk and from nowhere else: the page's policy sees to that, too. Each is made once. */
const makePart = async (path: string) => {
  const { part } = (await import(/* @vite-ignore */ `/api${path}`)) as { part: MakePart };
  return { Part: part({ react }) };
};

interface PartProps {
  readonly panel: Panel & { readonly part: string };
  readonly data: unknown;
  readonly known: Known;
  /** The panel as data, where the part cannot be had. */
  readonly otherwise: ReactNode;
}

/** A panel that its plugin draws itself. What it throws stays in it. */
export function PanelPart({ panel, data, known, otherwise }: PartProps) {
  const { i18n } = useTranslation();
  const queries = useQueryClient();
  const { forms } = useScreens();
  const { data: made, isError } = useQuery({
    queryKey: ['part', panel.part],
    queryFn: () => makePart(panel.part),
    staleTime: Infinity,
    retry: false,
  });
  if (isError) return otherwise;
  if (!made) return <Skeleton height={80} radius="sm" />;
  const offered = new Set([...panel.forms, ...panel.rowForms]);
  const send = async (name: string, values: Known): Promise<unknown> => {
    const form = forms.find((one) => one.form === name && offered.has(name));
    if (!form) {
      const detail = `The panel ${panel.panel} offers no form ${name} to whoever is signed in.`;
      throw new ApiProblem({ code: 'screen.no-such-form', status: 404, detail });
    }
    const result = await sendInput(form, values, { known, panel: data });
    await queries.invalidateQueries({ queryKey: ['panel', panel.panel] });
    return result;
  };
  const { Part } = made;
  return (
    <ErrorBoundary resetKey={panel.part}>
      <Part data={data} known={known} language={i18n.language} send={send} />
    </ErrorBoundary>
  );
}
