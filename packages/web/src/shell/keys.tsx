import { Fragment, type ReactNode } from 'react';
import styles from './keys.module.css';

const shown = (key: string): string => key.replace('mod+', 'Ctrl ').replace('Enter', '⏎').replace('Escape', 'Esc');

/** The keys of a command as caps: `g` then `q`. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span>
      {keys.split(' ').map((key, i) => (
        <Fragment key={key + String(i)}>
          {i > 0 && ' '}
          <kbd>{shown(key)}</kbd>
        </Fragment>
      ))}
    </span>
  );
}

/** A button that says its key to whoever points at it or comes to it by keyboard: by style alone, for there are many of these. */
export function WithKey({ keys, children }: { readonly keys: string; readonly children: ReactNode }) {
  return (
    <span className={styles.withKey} data-key={shown(keys)}>
      {children}
    </span>
  );
}
