import { useQuery } from '@tanstack/react-query';
import { clientsQuery } from '../api/lists.ts';
import styles from './client-mark.module.css';

const lettersOf = (slug: string): string => {
  const [first = '', second = ''] = slug.split(/[-_]/);
  return (second ? first.slice(0, 1) + second.slice(0, 1) : slug.slice(0, 2)).toUpperCase();
};

/** Two letters on the colour that the client's contract chose: the same everywhere, as on its portal. */
export function ClientMark({ client }: { readonly client: string }) {
  const { data: clients } = useQuery(clientsQuery);
  const known = clients?.find(({ slug }) => slug === client);
  return (
    <span className={styles.mark} data-colour={known?.colour} title={known?.name ?? client}>
      {lettersOf(client)}
    </span>
  );
}
