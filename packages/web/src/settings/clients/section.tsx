import { useQuery } from '@tanstack/react-query';
import { clientsQuery } from '../../api/lists.ts';
import { ClientMark } from '../../look/client-mark.tsx';
import { Trouble } from '../../shell/trouble.tsx';
import styles from './clients.module.css';

/** The companies that the desk serves. */
export function ClientsSection() {
  const { data: clients, error, refetch } = useQuery(clientsQuery);
  if (error && !clients) return <Trouble error={error} onRetry={() => void refetch()} />;
  return (
    <ul className={styles.clients}>
      {clients?.map(({ slug, name }) => (
        <li key={slug}>
          <ClientMark client={slug} /> {name}
        </li>
      ))}
    </ul>
  );
}
