import { Group, ScrollArea, Skeleton, Table, Title } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { More } from '../shell/more.tsx';
import { Trouble } from '../shell/trouble.tsx';
import { FormButton } from './form.tsx';
import { usePanelData } from './panel-data.ts';
import { useScreens } from './query.ts';
import styles from './screens.module.css';
import type { Form, Known, Panel as PanelShape } from './shapes.ts';
import { ShownValue } from './shown.tsx';
import { isOffered, textOf, valueAt } from './values.ts';

const PanelPart = lazy(async () => ({ default: (await import('./part.tsx')).PanelPart }));

const isForm = (form: Form | undefined): form is Form => form !== undefined;

interface PanelProps {
  readonly panel: PanelShape;
  readonly known?: Known;
  /** Rows as cards, one above the other: beside a ticket there is no room for columns. */
  readonly narrow?: boolean;
  /** True where it is all of the page: then its title is the page's. */
  readonly whole?: boolean;
}

interface RowsProps extends PanelProps {
  readonly data: unknown;
  readonly rowForms: readonly Form[];
}

function rowsOf({ rowsAt }: PanelShape, data: unknown): readonly unknown[] {
  const rows = rowsAt === undefined ? data : valueAt(data, rowsAt);
  return Array.isArray(rows) ? rows : [];
}

const keyOf = (row: unknown, i: number): string => textOf(valueAt(row, 'id') ?? valueAt(row, 'agentId') ?? i);

interface RowButtonsProps {
  readonly forms: readonly Form[];
  readonly row: unknown;
  readonly known: Known;
  readonly data: unknown;
  readonly narrow?: boolean;
}

function RowButtons({ forms, row, known, data, narrow = false }: RowButtonsProps) {
  return (
    <Group gap="xs" wrap={narrow ? 'wrap' : 'nowrap'} justify={narrow ? 'flex-start' : 'flex-end'} mt={narrow ? 'sm' : 0}>
      {forms
        .filter((form) => isOffered(form, row))
        .map((form) => (
          <FormButton key={form.form} form={form} sources={{ row, known, panel: data }} size="compact-sm" />
        ))}
    </Group>
  );
}

function Rows({ panel, data, rowForms, known = {} }: RowsProps) {
  return (
    <ScrollArea type="auto">
      <Table highlightOnHover verticalSpacing={6} className={styles.table}>
        <Table.Thead>
          <Table.Tr>
            {panel.fields.map(({ name, label }) => (
              <Table.Th key={name}>{label}</Table.Th>
            ))}
            {rowForms.length > 0 && <Table.Td />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rowsOf(panel, data).map((row, i) => (
            <Table.Tr key={keyOf(row, i)}>
              {panel.fields.map((shown) => (
                <Table.Td key={shown.name}>
                  <ShownValue shown={shown} of={row} />
                </Table.Td>
              ))}
              {rowForms.length > 0 && (
                <Table.Td>
                  <RowButtons forms={rowForms} row={row} known={known} data={data} />
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

function Facts({ panel, of }: { readonly panel: PanelShape; readonly of: unknown }) {
  return (
    <dl className={styles.facts}>
      {panel.fields.map((shown) => (
        <div key={shown.name}>
          <dt>{shown.label}</dt>
          <dd>
            <ShownValue shown={shown} of={of} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Cards({ panel, data, rowForms, known = {} }: RowsProps) {
  return (
    <ul className={styles.cards}>
      {rowsOf(panel, data).map((row, i) => (
        <li key={keyOf(row, i)}>
          <Facts panel={panel} of={row} />
          <RowButtons forms={rowForms} row={row} known={known} data={data} narrow />
        </li>
      ))}
    </ul>
  );
}

function Body(props: RowsProps) {
  const { panel, data, narrow } = props;
  const isEmpty = panel.shows === 'rows' ? rowsOf(panel, data).length === 0 : data === null || data === undefined;
  if (isEmpty) return <p className={styles.empty}>{panel.empty}</p>;
  if (panel.shows === 'facts') return <Facts panel={panel} of={panel.rowsAt === undefined ? data : valueAt(data, panel.rowsAt)} />;
  return narrow ? <Cards {...props} /> : <Rows {...props} />;
}

/** By its plugin's own part where it has one, else as data. */
function Drawn(props: RowsProps) {
  const { panel, data, known = {} } = props;
  if (panel.part === undefined) return <Body {...props} />;
  return (
    <Suspense fallback={null}>
      <PanelPart panel={{ ...panel, part: panel.part }} data={data} known={known} otherwise={<Body {...props} />} />
    </Suspense>
  );
}

/** A panel of a plugin: what it shows, kept up to date, and the forms that it offers. */
export function Panel({ panel, known = {}, narrow = false, whole = false }: PanelProps) {
  const all = useScreens().forms;
  const query = usePanelData(panel, known);
  const { data, error, refetch, isPending } = query;
  const formsNamed = (names: readonly string[]) => names.map((name) => all.find(({ form }) => form === name)).filter(isForm);
  return (
    <section className={styles.panel} aria-label={panel.title}>
      <Group justify="space-between" gap="sm">
        <Title order={whole ? 1 : 2} size="h4">
          {panel.title}
        </Title>
        <Group gap="xs">
          {(panel.part === undefined ? formsNamed(panel.forms) : []).map((form) => (
            <FormButton key={form.form} form={form} sources={{ known, panel: data }} primary={!narrow} />
          ))}
        </Group>
      </Group>
      {error ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Skeleton height={80} radius="sm" />
      ) : (
        <>
          <Drawn panel={panel} data={data} rowForms={formsNamed(panel.rowForms)} known={known} narrow={narrow} />
          <More of={query} />
        </>
      )}
    </section>
  );
}
