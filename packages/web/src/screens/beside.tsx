import { Group } from '@mantine/core';
import { FormButton } from './form.tsx';
import { Panel } from './panel.tsx';
import { usePanels, useScreens } from './query.ts';
import styles from './screens.module.css';
import type { Known } from './shapes.ts';

interface BesideProps {
  readonly place: string;
  readonly known: Known;
  /** What the screen shows by itself: names of panels and forms, or of all of a plugin. */
  readonly without?: readonly string[];
}

const isLeftOut = (name: string, without: readonly string[]): boolean => without.some((one) => name === one || name.startsWith(`${one}.`));

/** Everything that plugins put in a place: beside a ticket, on a call. */
export function Beside({ place, known, without = [] }: BesideProps) {
  const panels = usePanels(place).filter(({ panel }) => !isLeftOut(panel, without));
  const forms = useScreens().forms.filter(({ form, stands }) => stands.includes(place) && !isLeftOut(form, without));
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
