import { Group } from '@mantine/core';
import { FormButton } from './form.tsx';
import { Panel } from './panel.tsx';
import { usePanels, useScreens } from './query.ts';
import styles from './screens.module.css';
import type { Known } from './shapes.ts';

interface BesideProps {
  readonly place: string;
  readonly known: Known;
  /** Panels that the screen shows by itself. */
  readonly without?: readonly string[];
}

/** Everything that plugins put in a place: beside a ticket, on a call. */
export function Beside({ place, known, without = [] }: BesideProps) {
  const panels = usePanels(place).filter(({ panel }) => !without.includes(panel));
  const forms = useScreens().forms.filter(({ stands }) => stands.includes(place));
  if (panels.length === 0 && forms.length === 0) return null;
  return (
    <div className={styles.beside}>
      {panels.map((panel) => (
        <Panel key={panel.panel} panel={panel} known={known} narrow />
      ))}
      <Group gap="xs">
        {forms.map((form) => (
          <FormButton key={form.form} form={form} sources={{ known }} size="compact-sm" />
        ))}
      </Group>
    </div>
  );
}
