import { useParams } from '@tanstack/react-router';
import { NotThere } from '../shell/not-there.tsx';
import { Panel } from './panel.tsx';
import { usePanel } from './query.ts';
import styles from './screens.module.css';

/** A page that a plugin brought: one panel. */
export function PanelPage() {
  const { panel: name } = useParams({ strict: false });
  const panel = usePanel(name ?? '');
  if (!panel) return <NotThere />;
  return (
    <div className={styles.page}>
      <Panel panel={panel} whole />
    </div>
  );
}
