import type { ReactNode } from 'react';
import styles from './parts.module.css';

interface TableProps {
  /** What it is, for whoever does not see it. */
  readonly label: string;
  readonly heads: readonly ReactNode[];
  readonly children: ReactNode;
}

/** A plain table that scrolls by itself where it is too wide. */
export function Table({ label, heads, children }: TableProps) {
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {heads.map((head, i) => (
              <th key={i} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
