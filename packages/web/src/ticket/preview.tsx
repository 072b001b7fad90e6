import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { ClockBar } from '../time/clock-bar.tsx';
import { mostUrgent } from '../time/clock.ts';
import { Conversation } from './conversation.tsx';
import { ticketQuery } from './queries.ts';
import styles from './ticket.module.css';

/** Passing over a row is no reason to ask for it. */
const SETTLE_MS = 200;

/** A look at a ticket beside the list: its clock and what was said. */
export function Preview({ ticketId }: { readonly ticketId: number }) {
  const [settled] = useDebouncedValue(ticketId, SETTLE_MS);
  const { data, dataUpdatedAt } = useQuery(ticketQuery(settled));
  const clock = data && mostUrgent(data);
  if (!data) return null;
  return (
    <div className={styles.preview}>
      <header className={styles.previewHead}>
        <h2>
          <span className={styles.number}>#{data.id}</span> {data.subject}
        </h2>
        {clock && <ClockBar clock={clock} heardAt={dataUpdatedAt} />}
      </header>
      <Conversation key={settled} ticketId={settled} />
    </div>
  );
}
