import styles from './client-mark.module.css';

/** Twelve grounds on which white letters are read, told apart also by those who see colours differently. */
const PALETTE = 12;

/** The same client has the same colour everywhere and always: it follows from its short name. */
export function colourOf(slug: string): number {
  let sum = 0;
  for (const letter of slug) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % PALETTE;
}

const lettersOf = (slug: string): string => {
  const [first = '', second = ''] = slug.split(/[-_]/);
  return (second ? first.slice(0, 1) + second.slice(0, 1) : slug.slice(0, 2)).toUpperCase();
};

/** Two letters on the client's colour. */
export function ClientMark({ client }: { readonly client: string }) {
  return (
    <span className={styles.mark} data-colour={colourOf(client)} title={client}>
      {lettersOf(client)}
    </span>
  );
}
